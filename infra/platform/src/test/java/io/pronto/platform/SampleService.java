package io.pronto.platform;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.pronto.contracts.ConversationEvent.ConversationResolved;
import io.pronto.contracts.ConversationEvent.NoteAdded;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Priority;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.event.EventOutbox;
import io.pronto.platform.event.Subscriptions;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.IdempotentRequests;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The smallest service on the platform, as the six real ones are. */
@SpringBootApplication
public class SampleService {
    record Line(@NotBlank String text, @Min(1) int count) {}

    record Order(@NotBlank String text, ConversationId conversation, Priority priority, List<@Valid Line> lines) {}

    @RestController
    static class Orders {
        private final IdempotentRequests requests;
        private final JdbcClient jdbc;
        private final EventOutbox outbox;
        private final AuditLog audit;
        private final Clock clock;
        final AtomicInteger runs = new AtomicInteger();

        Orders(IdempotentRequests requests, JdbcClient jdbc, EventOutbox outbox, AuditLog audit, Clock clock) {
            this.requests = requests;
            this.jdbc = jdbc;
            this.outbox = outbox;
            this.audit = audit;
            this.clock = clock;
        }

        @GetMapping("/me")
        Actor me(Actor actor) {
            return actor;
        }

        @GetMapping("/admin")
        @PreAuthorize("hasRole('ADMIN')")
        String admin() {
            return "ok";
        }

        @PostMapping("/orders")
        ResponseEntity<?> order(
                Actor actor,
                @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
                @Valid @RequestBody Order order) {
            return requests.once(actor, key, "POST /orders " + order, () -> {
                runs.incrementAndGet();
                jdbc.sql("INSERT INTO effect (subject, text) VALUES (?, ?)")
                        .params(order.conversation().toString(), order.text())
                        .update();
                audit.record(
                        actor,
                        clock.instant(),
                        "order.placed",
                        order.conversation().toString(),
                        Map.of("n", 1));
                if (order.text().equals("refuse")) {
                    throw Problem.conflict("offer-ended", 7).with("outcome", "EXPIRED");
                }
                return ResponseEntity.status(201).eTag("\"1\"").body(Map.of("text", order.text()));
            });
        }

        @GetMapping("/boom")
        String boom() {
            throw new IllegalStateException("secret detail");
        }

        @GetMapping("/numbers/{id}")
        String number(@PathVariable ConversationId id, @RequestParam @Min(1) int count) {
            return id + " " + count;
        }

        @PostMapping("/events")
        @Transactional
        public void publish(@RequestBody ConversationId conversation) {
            outbox.publish(new ConversationResolved(
                    conversation, io.pronto.contracts.Outcome.values()[0], null, clock.instant()));
        }
    }

    @Bean
    Subscriptions effects(JdbcClient jdbc, Tracer tracer) {
        return Subscriptions.of("effects")
                .on(
                        ConversationResolved.class,
                        (event, context) -> jdbc.sql("INSERT INTO effect (subject, text) VALUES (?, ?)")
                                .params(event.subject(), "resolved in " + traceId(tracer))
                                .update())
                .on(NoteAdded.class, (event, context) -> {
                    throw new IllegalStateException("poisoned");
                });
    }

    private static String traceId(Tracer tracer) {
        Span span = tracer.currentSpan();
        return span == null ? "no trace" : span.context().traceId();
    }
}
