package io.pronto.routing.dispatch.adapter;

import io.pronto.routing.RoutingSettings;
import io.pronto.routing.classification.Cases;
import io.pronto.routing.handling.HandlingEstimate;
import io.pronto.routing.wait.WaitEstimate;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets old decisions, offers and hand-overs, a bounded number at a time. */
@Component
class HistoryPruning implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(HistoryPruning.class);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Cases cases;
    private final RoutingSettings settings;
    private final Clock clock;
    private volatile @Nullable ScheduledThreadPoolExecutor timer;

    HistoryPruning(JdbcClient jdbc, Cases cases, RoutingSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.settings = settings;
        this.clock = clock;
    }

    void prune() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        OffsetDateTime old = now.minus(settings.keepHistory());
        delete("DELETE FROM decision WHERE id IN (SELECT id FROM decision WHERE at < :old LIMIT 10000)", old);
        delete("""
                DELETE FROM offer WHERE id IN
                    (SELECT id FROM offer WHERE offered_at < :old AND result IS NOT NULL LIMIT 10000)""", old);
        cases.forget(old.toInstant(), 10_000);
        delete("DELETE FROM promised_reply WHERE standing = 'OVER' AND NOT changed AND told_at < :old", old);
        delete("DELETE FROM handling_time WHERE at < :old", now.minus(HandlingEstimate.WINDOW));
        delete("DELETE FROM hand_over WHERE at < :old", now.minus(WaitEstimate.WINDOW.multipliedBy(2)));
    }

    private void delete(String sql, OffsetDateTime old) {
        jdbc.sql(sql).param("old", old).update();
    }

    private void pruneOrWarn() {
        try {
            prune();
        } catch (RuntimeException e) {
            log.warn("Could not forget old history; the next try is in {}.", EVERY, e);
        }
    }

    @Override
    public void start() {
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("history-pruning").daemon().factory());
        started.scheduleWithFixedDelay(this::pruneOrWarn, 1, EVERY.toMinutes(), TimeUnit.MINUTES);
        timer = started;
    }

    @Override
    public void stop() {
        ScheduledThreadPoolExecutor stopped = timer;
        timer = null;
        if (stopped != null) {
            stopped.shutdownNow();
            Stopping.await(stopped);
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
