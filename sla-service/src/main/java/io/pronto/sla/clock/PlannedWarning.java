package io.pronto.sla.clock;

import io.pronto.contracts.WarningRecipient;
import io.pronto.sla.policy.Warning;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A warning as a clock counts towards it.
 *
 * @param after how much of the target is used by then
 */
public record PlannedWarning(Duration after, Set<WarningRecipient> to) {
    public PlannedWarning {
        to = Set.copyOf(to);
    }

    /**
     * The warnings of a target in the order of their moments. Those of one moment become one, so that nobody is told
     * twice; those that lie outside the target, which was shortened, are left out.
     */
    static List<PlannedWarning> of(List<Warning> warnings, Duration target) {
        Map<Duration, Set<WarningRecipient>> byMoment = new TreeMap<>();
        for (Warning warning : warnings) {
            // What the database keeps.
            Duration after = warning.point().after(target).truncatedTo(ChronoUnit.MICROS);
            if (after.isPositive() && after.compareTo(target) < 0) {
                byMoment.computeIfAbsent(after, moment -> EnumSet.noneOf(WarningRecipient.class))
                        .addAll(warning.to());
            }
        }
        return byMoment.entrySet().stream()
                .map(entry -> new PlannedWarning(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The share of the target that is used by then, 1 to 99, rounded. */
    public int percentOf(Duration target) {
        double share = 100.0 * after.toNanos() / target.toNanos();
        return (int) Math.clamp(Math.round(share), 1, 99);
    }
}
