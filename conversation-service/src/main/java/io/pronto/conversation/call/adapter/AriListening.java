package io.pronto.conversation.call.adapter;

import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connections;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** Keeps one ear at every connected Asterisk: one replica each, another one soon after it is gone. */
final class AriListening implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(AriListening.class);
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST_EVENT = 1024 * 1024;

    private final Connections connections;
    private final AriClient ari;
    private final AriEvents events;
    private final JdbcClient jdbc;
    private final UUID me;
    private final Clock clock;
    private final Map<UUID, Ear> ears = new HashMap<>();

    AriListening(Connections connections, AriClient ari, AriEvents events, JdbcClient jdbc, UUID me, Clock clock) {
        this.connections = connections;
        this.ari = ari;
        this.events = events;
        this.jdbc = jdbc;
        this.me = me;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1000)
    synchronized void look() {
        Map<UUID, Connection> wanted = connections.enabled(AriTelephone.KIND).stream()
                .collect(Collectors.toMap(Connection::id, connection -> connection));
        for (UUID id : Set.copyOf(ears.keySet())) {
            Ear ear = ears.get(id);
            Connection now = wanted.get(id);
            if (ear != null && (now == null || now.revision() != ear.exchange.revision() || !leased(id))) {
                ear.close();
                ears.remove(id);
            }
        }
        for (Connection exchange : wanted.values()) {
            Ear ear = ears.get(exchange.id());
            if (ear == null && leased(exchange.id())) {
                ear = new Ear(exchange);
                ears.put(exchange.id(), ear);
            }
            if (ear != null) {
                ear.listenIfDeaf();
            }
        }
    }

    private boolean leased(UUID connection) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        INSERT INTO call_listener (connection_id, holder, until) VALUES (:connection, :me, :until)
                        ON CONFLICT (connection_id) DO UPDATE SET holder = excluded.holder, until = excluded.until
                            WHERE call_listener.holder = excluded.holder OR call_listener.until < :now""")
                        .param("connection", connection)
                        .param("me", me)
                        .param("until", CallRows.utc(now.plus(LEASE)))
                        .param("now", CallRows.utc(now))
                        .update()
                == 1;
    }

    @Override
    public synchronized void destroy() {
        ears.values().forEach(Ear::close);
        ears.clear();
    }

    /** One exchange's events, taken one after the other. */
    private final class Ear implements WebSocket.Listener {
        private final Connection exchange;
        private final ExecutorService inTurn =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
        private final StringBuilder part = new StringBuilder();
        private @Nullable CompletableFuture<WebSocket> socket;
        private int failures;
        private Instant next = Instant.EPOCH;

        Ear(Connection exchange) {
            this.exchange = exchange;
        }

        synchronized void listenIfDeaf() {
            if (socket != null || clock.instant().isBefore(next)) {
                return;
            }
            socket = ari.listen(exchange, this);
            socket.whenComplete((opened, problem) -> {
                if (problem != null) {
                    deaf(String.valueOf(problem.getMessage()));
                } else {
                    heard();
                }
            });
        }

        private synchronized void heard() {
            failures = 0;
        }

        private synchronized void deaf(String why) {
            socket = null;
            part.setLength(0);
            failures++;
            Duration pause = Duration.ofSeconds(1L << Math.min(failures, 6));
            next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
            log.warn("{} is not heard: {}. Tried again at {}.", exchange, why, next);
        }

        synchronized void close() {
            if (socket != null) {
                socket.thenAccept(WebSocket::abort);
            }
            inTurn.shutdown();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (part.length() > LONGEST_EVENT) {
                from.abort();
                deaf("an event is longer than " + LONGEST_EVENT + " characters");
                return null;
            }
            if (last) {
                String event = part.toString();
                part.setLength(0);
                inTurn.execute(() -> {
                    try {
                        events.take(exchange, event);
                    } catch (RuntimeException e) {
                        log.error("An event of {} had no effect: {}", exchange, event, e);
                    }
                });
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            deaf("closed with " + status + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable problem) {
            deaf(String.valueOf(problem.getMessage()));
        }
    }
}
