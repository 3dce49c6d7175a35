package io.pronto.analytics.board.adapter;

import io.pronto.analytics.AnalyticsSettings;
import io.pronto.analytics.board.Board;
import io.pronto.analytics.board.Boards;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Draws the board anew when something happened and somebody is looking, at most once in a set time. A slow viewer misses
 * pictures, never delays them.
 */
@Component
class BoardFeed implements SmartLifecycle {
    static final String CHANNEL = "pronto:board";
    private static final Logger LOG = LoggerFactory.getLogger(BoardFeed.class);
    /** A picture is drawn this often even if the signal that something happened got lost. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /** A board and its number, by which viewers know whether they have it. */
    record Picture(long number, Board board) {}

    private final Boards boards;
    private final AnalyticsSettings settings;
    private final Clock clock;
    private final StringRedisTemplate redis;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition drawn = lock.newCondition();
    private boolean dirty;
    private boolean tellOthers;
    private int viewers;
    private boolean running;
    private @Nullable Picture latest;

    BoardFeed(Boards boards, AnalyticsSettings settings, Clock clock, StringRedisTemplate redis) {
        this.boards = boards;
        this.settings = settings;
        this.clock = clock;
        this.redis = redis;
    }

    /** Something happened that the board shows; counts once the current transaction has committed. */
    void happened() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            touch(true);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                touch(true);
            }
        });
    }

    /** Another replica says that something happened. */
    void happenedElsewhere() {
        touch(false);
    }

    private void touch(boolean here) {
        lock.lock();
        try {
            dirty = true;
            tellOthers |= here;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Board now() {
        Instant now = clock.instant();
        return boards.read(
                now,
                ZonedDateTime.ofInstant(now, settings.zone())
                        .toLocalDate()
                        .atStartOfDay(settings.zone())
                        .toInstant());
    }

    void enter() {
        lock.lock();
        try {
            viewers++;
            dirty = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            viewers--;
        } finally {
            lock.unlock();
        }
    }

    /** The first picture after the one with this number, or null when none came within the patience. */
    @Nullable
    Picture after(long number, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lock();
        try {
            while (running && (latest == null || latest.number() <= number)) {
                if (nanos <= 0) {
                    return null;
                }
                nanos = drawn.awaitNanos(nanos);
            }
            return running ? latest : null;
        } finally {
            lock.unlock();
        }
    }

    private void draw() {
        long number = 0;
        try {
            while (awaitWork()) {
                try {
                    Board board = now();
                    number++;
                    publish(new Picture(number, board));
                } catch (RuntimeException failure) {
                    LOG.warn("The board could not be drawn; the next change tries again: {}", failure.toString());
                }
                pause();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitWork() throws InterruptedException {
        boolean tell;
        lock.lock();
        try {
            long nanos = LONGEST_PAUSE.toNanos();
            while (running && !(dirty && (viewers > 0 || tellOthers))) {
                if (nanos <= 0 && viewers > 0) {
                    break;
                }
                nanos = changed.awaitNanos(Math.max(nanos, TimeUnit.SECONDS.toNanos(1)));
            }
            dirty = false;
            tell = tellOthers;
            tellOthers = false;
        } finally {
            lock.unlock();
        }
        if (tell) {
            tellOthers();
        }
        return running;
    }

    private void tellOthers() {
        try {
            redis.convertAndSend(CHANNEL, "changed");
        } catch (RedisConnectionFailureException away) {
            LOG.debug("Other replicas were not told of a change; they look by themselves every {}.", LONGEST_PAUSE);
        } catch (RuntimeException failure) {
            LOG.warn("Other replicas were not told of a change: {}", failure.toString());
        }
    }

    private void publish(Picture picture) {
        lock.lock();
        try {
            latest = picture;
            drawn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pause() throws InterruptedException {
        lock.lock();
        try {
            long nanos = settings.boardPause().toNanos();
            while (running && nanos > 0) {
                // Woken by further changes, which wait for the next picture.
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        lock.lock();
        try {
            running = true;
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("board").start(this::draw);
    }

    @Override
    public void stop() {
        lock.lock();
        try {
            running = false;
            changed.signalAll();
            drawn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    /** Before the web server's graceful end, which would wait for open streams. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
