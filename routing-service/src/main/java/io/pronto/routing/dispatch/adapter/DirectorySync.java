package io.pronto.routing.dispatch.adapter;

import io.pronto.routing.RoutingSettings;
import io.pronto.routing.agent.Directory;
import io.pronto.routing.agent.Directory.DirectoryUnavailableException;
import io.pronto.routing.dispatch.Dispatch;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.pool.TookOver;
import java.time.Clock;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the agents in step with the directory. Replicas may do so at the same time: the second finds nothing to change. */
@Component
class DirectorySync implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DirectorySync.class);

    private final Directory directory;
    private final Dispatch dispatch;
    private final Pool pool;
    private final RoutingSettings.Directory settings;
    private final Clock clock;
    private volatile @Nullable ScheduledThreadPoolExecutor timer;

    DirectorySync(Directory directory, Dispatch dispatch, Pool pool, RoutingSettings settings, Clock clock) {
        this.directory = directory;
        this.pool = pool;
        this.dispatch = dispatch;
        this.settings = settings.directory();
        this.clock = clock;
    }

    /** The writer follows the directory; its first look is not a minute away. */
    @EventListener
    void takenOver(TookOver now) {
        ScheduledThreadPoolExecutor running = timer;
        if (running != null && !settings.secret().isEmpty()) {
            running.execute(this::look);
        }
    }

    private void look() {
        if (!pool.isWriter()) {
            return;
        }
        try {
            dispatch.staffing().follow(directory.people(), clock.instant());
        } catch (DirectoryUnavailableException e) {
            log.warn("{} The agents stay as they are; the next look is in {}.", e.getMessage(), settings.every());
            log.debug("Why", e);
        } catch (RuntimeException e) {
            log.error("Could not follow the directory; the next look is in {}.", settings.every(), e);
        }
    }

    @Override
    public void start() {
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("directory-sync").daemon().factory());
        timer = started;
        if (settings.secret().isEmpty()) {
            log.warn("PRONTO_DIRECTORY_CLIENT_SECRET is not set: agents appear only when they sign in.");
            return;
        }
        started.scheduleWithFixedDelay(
                this::look, settings.every().toMillis(), settings.every().toMillis(), TimeUnit.MILLISECONDS);
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
