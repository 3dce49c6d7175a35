package io.pronto.routing.pool.adapter;

import io.pronto.platform.event.EventGate;
import io.pronto.routing.pool.Standing;
import io.pronto.routing.pool.TookOver;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What this replica is to the pool. The lease says who should write; the fence in the pool's row says who may. So the writer goes on
 * when Redis is away, and a writer that was thought dead changes nothing after another has taken over.
 */
final class Writership {
    private static final Logger log = LoggerFactory.getLogger(Writership.class);

    private final String id = UUID.randomUUID().toString();
    private final JdbcClient jdbc;
    private final EventGate gate;
    private final ApplicationEventPublisher listeners;
    private Standing standing = new Standing.Standby(false);
    private @Nullable URI address;
    private volatile Runnable stepDown = () -> {};

    Writership(JdbcClient jdbc, EventGate gate, ApplicationEventPublisher listeners) {
        this.jdbc = jdbc;
        this.gate = gate;
        this.listeners = listeners;
    }

    /** Of this replica, as long as it runs. */
    String id() {
        return id;
    }

    /** Where other replicas reach this one. */
    synchronized void reachedAt(URI where) {
        address = where;
    }

    synchronized Standing standing() {
        return standing;
    }

    /** Takes over: from now on every other replica's changes are refused. */
    void take() {
        long fence = jdbc.sql("UPDATE pool SET fence = fence + 1, writer = :me WHERE id = 'main' RETURNING fence")
                .param(
                        "me",
                        Objects.requireNonNull(address, "Not reachable yet").toString())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException(
                        "The row 'main' of table pool is gone. Insert it again: nothing is assigned without it."));
        become(new Standing.Writer(fence));
        listeners.publishEvent(new TookOver(fence));
        gate.open();
        log.info("This replica writes the pool from now on, as {} under fence {}.", address, fence);
    }

    /** What is to be done when this replica finds that its time as the writer is over. */
    void onStepDown(Runnable then) {
        stepDown = then;
    }

    /** The lease is gone. As long as nobody has taken over, this replica is still the one that writes. */
    void leaseLost() {
        if (standing() instanceof Standing.Writer writer) {
            try {
                Row row = row();
                if (row.fence() == writer.fence()) {
                    log.warn("The lease on the pool was lost and nobody has taken over: this replica goes on writing.");
                } else {
                    stepDown(writer);
                }
            } catch (RuntimeException e) {
                log.warn(
                        "The lease on the pool was lost; the next change will show whether somebody has taken over.",
                        e);
            }
        }
    }

    /** That standing has turned out to be over. */
    void stepDown(Standing.Writer over) {
        if (standing().equals(over)) {
            become(new Standing.Standby(true));
            gate.close();
            stepDown.run();
            log.info("Another replica writes the pool; fence {} is over.", over.fence());
        }
    }

    /** Where the writer is reached, as the pool says now; empty when that is this replica's own old address. */
    Optional<URI> writer() {
        String writer = row().writer();
        return Optional.ofNullable(writer).map(URI::create).filter(found -> !found.equals(address));
    }

    /** Waits for this replica to become the writer. @return its standing in the end */
    synchronized Standing await(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos();
                left > 0 && standing instanceof Standing.Standby;
                left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return standing;
    }

    private synchronized void become(Standing next) {
        standing = next;
        notifyAll();
    }

    private record Row(long fence, @Nullable String writer) {}

    private Row row() {
        return jdbc.sql("SELECT fence, writer FROM pool WHERE id = 'main'")
                .query((rs, i) -> new Row(rs.getLong("fence"), rs.getString("writer")))
                .single();
    }
}
