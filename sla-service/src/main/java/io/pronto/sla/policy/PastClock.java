package io.pronto.sla.policy;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import java.time.Instant;
import java.util.List;

/**
 * A promise that was kept or broken, as far as it takes to judge it by other rules.
 *
 * @param facts what is known of the enquiry now
 * @param breached what became of it
 * @param stretches the stages it went through, in order
 */
public record PastClock(
        ConversationId conversation, Metric metric, Enquiry facts, boolean breached, List<Stretch> stretches) {
    public PastClock {
        stretches = List.copyOf(stretches);
    }

    /** A time in one stage. */
    public record Stretch(Stage stage, Instant from, Instant to) {}
}
