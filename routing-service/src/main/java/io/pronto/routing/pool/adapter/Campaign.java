package io.pronto.routing.pool.adapter;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.integration.support.leader.LockRegistryLeaderInitiator;

/** Tries for the lease from when this replica can be reached until it stops; then the lease is free at once. */
final class Campaign implements SmartLifecycle, ApplicationListener<WebServerInitializedEvent> {
    private final LockRegistryLeaderInitiator initiator;
    private final Writership writership;
    private final @Nullable URI address;
    private volatile boolean running;

    /** @param address where other replicas reach this one; on this machine when null */
    Campaign(LockRegistryLeaderInitiator initiator, Writership writership, @Nullable URI address) {
        this.initiator = initiator;
        this.writership = writership;
        this.address = address;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent started) {
        if (!"management".equals(started.getApplicationContext().getServerNamespace())) {
            writership.reachedAt(
                    address == null
                            ? URI.create(
                                    "http://127.0.0.1:" + started.getWebServer().getPort())
                            : address);
            // Whoever may not write any more gives the lease up, should it still have it, and tries for it anew.
            writership.onStepDown(() -> initiator.getContext().yield());
            initiator.start();
            running = true;
        }
    }

    @Override
    public void start() {
        // Begins with the web server.
    }

    @Override
    public void stop() {
        running = false;
        initiator.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
