package io.pronto.conversation.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts events that are not the conversations' own on their way to webhooks, in the surrounding transaction. */
public interface Announcements {
    /**
     * Tells every webhook that hears of such events.
     *
     * @param type its full name, such as {@code io.pronto.sla.EscalationTaken.v1}
     * @param owner the integrator whose conversation it is about; nothing when it is nobody's
     * @param data a JSON object
     */
    void announce(String type, String subject, Instant at, @Nullable String owner, String data);
}
