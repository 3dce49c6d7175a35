package io.pronto.conversation.webhook.adapter;

import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.Event;
import io.pronto.contracts.EventTypes;
import io.pronto.contracts.SlaEvent;
import io.pronto.conversation.webhook.Delivery;
import io.pronto.conversation.webhook.PublicAddresses;
import io.pronto.conversation.webhook.Webhook;
import io.pronto.conversation.webhook.Webhooks;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.security.Role;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/webhooks")
@PreAuthorize("hasAnyRole('INTEGRATOR', 'ADMIN')")
@Tag(name = "Webhooks")
class WebhookController {

    private static final Set<String> EVENTS = EventTypes.all().entrySet().stream()
            .filter(e -> ConversationEvent.class.isAssignableFrom(e.getValue())
                    || e.getValue() == SlaEvent.EscalationTaken.class)
            .map(Map.Entry<String, Class<? extends Event>>::getKey)
            .collect(Collectors.toUnmodifiableSet());
    private static final String TEST = "io.pronto.conversation.WebhookTested.v1";

    private final Webhooks webhooks;
    private final EventDeliveries deliveries;
    private final PublicAddresses addresses;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Supplier<String> secrets;
    private final Supplier<UUID> ids;
    private final Clock clock;

    WebhookController(
            Webhooks webhooks,
            EventDeliveries deliveries,
            PublicAddresses addresses,
            AuditLog audit,
            TransactionTemplate transaction,
            Supplier<String> webhookSecrets,
            Supplier<UUID> ids,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.audit = audit;
        this.transaction = transaction;
        this.secrets = webhookSecrets;
        this.ids = ids;
        this.clock = clock;
    }

    record NewWebhook(
            @NotNull @Size(max = 2_000) String url,
            @NotEmpty @Size(max = 50) List<@NotNull String> events) {}

    /** {@code secret}: shown once, when the webhook is made. */
    record WebhookView(
            UUID id,
            String url,
            List<String> events,
            boolean active,
            Instant createdAt,
            @Nullable String secret) {
        static WebhookView of(Webhook w, @Nullable String secret) {
            return new WebhookView(
                    w.id(),
                    w.url().toString(),
                    w.events().stream().sorted().toList(),
                    w.active(),
                    w.createdAt(),
                    secret);
        }
    }

    @PostMapping
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @Operation(
            summary = "Register a webhook",
            description = "It gets CloudEvents signed in the Standard Webhooks form. The secret is shown this once. "
                    + "An integrator hears of its own conversations, an administrator of all.")
    ResponseEntity<WebhookView> add(Actor actor, @RequestBody @Valid NewWebhook body) {
        for (String event : body.events()) {
            if (!EVENTS.contains(event)) {
                throw Problem.unprocessable(
                                "webhook-event-unknown",
                                event,
                                String.join(", ", EVENTS.stream().sorted().toList()))
                        .atField("events");
            }
        }
        Webhook fresh = new Webhook(
                ids.get(),
                owner(actor),
                url(body.url()),
                Set.copyOf(body.events()),
                true,
                secrets.get(),
                clock.instant());
        transaction.executeWithoutResult(_ -> {
            if (webhooks.all().size() >= Webhook.MOST) {
                throw Problem.conflict("webhook-too-many", Webhook.MOST);
            }
            webhooks.add(fresh);
            audit.record(actor, clock.instant(), "webhook.added", "webhook:" + fresh.id(), Map.of("url", body.url()));
        });
        deliveries.learn();
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/webhooks/" + fresh.id())
                .body(WebhookView.of(fresh, fresh.secret()));
    }

    private URI url(String text) {
        try {
            URI url = URI.create(text);
            if (addresses.allow(url)) {
                return url;
            }
        } catch (IllegalArgumentException | UnknownHostException e) {
            throw Problem.unprocessable("webhook-url").atField("url").because(e);
        }
        throw Problem.unprocessable("webhook-url").atField("url");
    }

    @GetMapping
    @Operation(summary = "List one's webhooks")
    Slice<WebhookView> list(Actor actor) {
        return new Slice<>(
                webhooks.all().stream()
                        .filter(w -> mine(actor, w))
                        .map(w -> WebhookView.of(w, null))
                        .toList(),
                null);
    }

    record Events(List<String> items) {}

    @GetMapping("/events")
    @Operation(summary = "The events that a webhook may hear of")
    Events events() {
        return new Events(EVENTS.stream().sorted().toList());
    }

    record Switch(@NotNull Boolean active) {}

    @PatchMapping("/{id}")
    @Operation(
            summary = "Switch a webhook off or on",
            description = "One that is off hears of nothing that happens meanwhile; what is on its way to it waits.")
    WebhookView switchTo(Actor actor, @PathVariable UUID id, @RequestBody @Valid Switch body) {
        Webhook webhook = visible(actor, id);
        transaction.executeWithoutResult(_ -> {
            webhooks.switchTo(id, body.active());
            audit.record(actor, clock.instant(), "webhook.switched", "webhook:" + id, Map.of("active", body.active()));
        });
        deliveries.learn();
        return WebhookView.of(
                new Webhook(
                        id,
                        webhook.owner(),
                        webhook.url(),
                        webhook.events(),
                        body.active(),
                        webhook.secret(),
                        webhook.createdAt()),
                null);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a webhook and what is on its way to it")
    void remove(Actor actor, @PathVariable UUID id) {
        Webhook webhook = visible(actor, id);
        transaction.executeWithoutResult(_ -> {
            webhooks.remove(webhook.id());
            audit.record(actor, clock.instant(), "webhook.removed", "webhook:" + id, Map.of());
        });
        deliveries.learn();
    }

    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Send a test event; see it among the deliveries")
    void test(Actor actor, @PathVariable UUID id) {
        Webhook webhook = visible(actor, id);
        deliveries.send(webhook, TEST, id.toString(), clock.instant(), "{\"webhook\":\"" + id + "\"}");
    }

    @GetMapping("/{id}/deliveries")
    @Operation(summary = "List deliveries to a webhook, newest first")
    Slice<Delivery> deliveries(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Webhook webhook = visible(actor, id);
        int most = Slice.limit(limit);
        UUID before = Cursor.decode(cursor, 1)
                .map(parts -> {
                    try {
                        return UUID.fromString(parts.getFirst());
                    } catch (IllegalArgumentException e) {
                        throw Cursor.invalid();
                    }
                })
                .orElse(null);
        return Slice.of(webhooks.deliveries(webhook.id(), before, most + 1), most, d -> Cursor.encode(d.id()));
    }

    @PostMapping("/deliveries/{delivery}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Try a delivery again now")
    void retry(Actor actor, @PathVariable UUID delivery) {
        Delivery found = webhooks.delivery(delivery).orElseThrow(Problem::notFound);
        visible(actor, found.webhook());
        transaction.executeWithoutResult(_ -> {
            webhooks.retry(delivery, clock.instant());
            audit.record(actor, clock.instant(), "webhook.retried", "webhook:" + found.webhook(), Map.of());
        });
    }

    private Webhook visible(Actor actor, UUID id) {
        return webhooks.all().stream()
                .filter(w -> w.id().equals(id) && mine(actor, w))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private static boolean mine(Actor actor, Webhook webhook) {
        return actor.is(Role.ADMIN) || actor.username().equals(webhook.owner());
    }

    private static @Nullable String owner(Actor actor) {
        return actor.is(Role.ADMIN) ? null : actor.username();
    }
}
