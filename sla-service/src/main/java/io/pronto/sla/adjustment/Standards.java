package io.pronto.sla.adjustment;

import io.pronto.contracts.Metric;
import io.pronto.sla.policy.Enquiry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The adjustments that may apply now. Of several the most special one applies, then the one asked for last. */
public record Standards(List<Adjustment> adjustments) {
    private static final Comparator<Adjustment> BEST_FIRST = Comparator.<Adjustment>comparingInt(
                    adjustment -> -adjustment.match().weight())
            .thenComparing(Adjustment::requestedAt, Comparator.reverseOrder())
            .thenComparing(Adjustment::id);

    public Standards {
        adjustments = List.copyOf(adjustments);
    }

    /** The adjustment of that promise to that enquiry at that moment. */
    public Optional<Adjustment> of(Metric metric, Enquiry enquiry, Instant now) {
        return adjustments.stream()
                .filter(adjustment -> adjustment.appliesTo(metric, enquiry, now))
                .min(BEST_FIRST);
    }
}
