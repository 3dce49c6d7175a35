package io.pronto.conversation.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address that wants to hear of events.
 *
 * @param owner the integrator whose conversations alone it hears of; null: an administrator's, hears of all
 * @param events names such as {@code io.pronto.conversation.AgentReplied.v1}
 * @param active whether it is told of anything; what is on its way to one that is not, waits
 * @param secret signs what is sent, in the Standard Webhooks form {@code whsec_…}
 */
public record Webhook(
        UUID id,
        @Nullable String owner,
        URI url,
        Set<String> events,
        boolean active,
        String secret,
        Instant createdAt) {

    /** How many there may be altogether: each event is compared with all of them. */
    public static final int MOST = 100;

    public Webhook {
        events = Set.copyOf(events);
    }

    /** Whether it hears of that event of a conversation of that owner. */
    public boolean hears(String event, @Nullable String conversationOwner) {
        return active && events.contains(event) && (owner == null || owner.equals(conversationOwner));
    }

    @Override
    public String toString() {
        return "Webhook[" + id + " of " + owner + " to " + url + ", secret hidden]";
    }
}
