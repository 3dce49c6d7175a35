package io.pronto.platform.background;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** A loop on a thread of its own, beside the requests, from the application's start to its stop. It can be started again. */
public abstract class BackgroundLoop implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(BackgroundLoop.class);
    /** So long a stop waits for the round that is under way. */
    private static final Duration LAST_ROUND = Duration.ofSeconds(5);

    private final Thread.Builder threads;
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    /** On a virtual thread. @param name of the thread */
    protected BackgroundLoop(String name) {
        this(Thread.ofVirtual().name(name));
    }

    /** On a thread that is made so. */
    protected BackgroundLoop(Thread.Builder threads) {
        this.threads = threads;
    }

    /**
     * Goes round while {@link #isRunning()}. What fails in one round must not end the loop.
     *
     * @throws InterruptedException when it is to stop
     */
    protected abstract void work() throws InterruptedException;

    private void run() {
        try {
            work();
        } catch (InterruptedException e) {
            log.debug("{} stops.", Thread.currentThread().getName());
        }
    }

    @Override
    public final void start() {
        running = true;
        thread = threads.start(this::run);
    }

    @Override
    public final void stop() {
        running = false;
        Thread stopping = thread;
        if (stopping == null) {
            return;
        }
        stopping.interrupt();
        try {
            stopping.join(LAST_ROUND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return running;
    }
}
