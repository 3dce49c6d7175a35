package io.pronto.conversation.webhook.adapter;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.EventTypes;
import io.pronto.conversation.enquiry.Changes;
import io.pronto.conversation.enquiry.Decision;
import io.pronto.conversation.webhook.Announcements;
import io.pronto.conversation.webhook.Webhook;
import io.pronto.conversation.webhook.Webhooks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import tools.jackson.databind.ObjectMapper;

/**
 * Puts events on their way to webhooks in the transaction that makes them. The list of webhooks is kept in memory and
 * read again every few seconds, so that conversations cost nothing where there are none.
 */
final class EventDeliveries implements Changes, Announcements {

    private final Webhooks webhooks;
    private final Supplier<UUID> ids;
    private final ObjectMapper json;
    private volatile List<Webhook> known = List.of();

    EventDeliveries(Webhooks webhooks, Supplier<UUID> ids, ObjectMapper json) {
        this.webhooks = webhooks;
        this.ids = ids;
        this.json = json;
    }

    /** As CloudEvents 1.0 has it, in JSON's structured mode. */
    private record CloudEvent(
            String specversion,
            UUID id,
            String source,
            String type,
            String subject,
            Instant time,
            String datacontenttype,
            @JsonRawValue String data) {}

    @Scheduled(fixedDelayString = "PT3S")
    void learn() {
        known = webhooks.all();
    }

    @Override
    public void happened(Decision.Changed change) {
        List<Webhook> now = known;
        if (now.isEmpty()) {
            return;
        }
        for (ConversationEvent event : change.events()) {
            String type = EventTypes.nameOf(event.getClass());
            for (Webhook webhook : now) {
                if (webhook.hears(type, change.after().owner())) {
                    send(webhook, type, event.subject(), event.at(), json.writeValueAsString(event));
                }
            }
        }
    }

    @Override
    public void announce(String type, String subject, Instant at, @Nullable String owner, String data) {
        for (Webhook webhook : known) {
            if (webhook.hears(type, owner)) {
                send(webhook, type, subject, at, data);
            }
        }
    }

    void send(Webhook webhook, String type, String subject, Instant at, String data) {
        UUID id = ids.get();
        webhooks.send(
                id,
                webhook.id(),
                type,
                json.writeValueAsString(
                        new CloudEvent("1.0", id, "/pronto/conversation", type, subject, at, "application/json", data)),
                at);
    }
}
