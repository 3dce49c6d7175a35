package io.pronto.routing.simulation;

import io.pronto.contracts.SkillId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A contact centre as it could be: who comes, who is there, by which rules.
 *
 * @param period how long each of the groups' periods lasts
 * @param neighbours which skills may stand in for which
 * @param most so many customers may wait or be served at once; who comes then finds the line engaged
 * @param retry whether who gives up comes again
 */
public record Centre(
        List<Kind> kinds,
        List<Group> groups,
        Duration period,
        Map<SkillId, Set<SkillId>> neighbours,
        int most,
        Retry retry) {
    public Centre {
        kinds = List.copyOf(kinds);
        groups = List.copyOf(groups);
        neighbours = Map.copyOf(neighbours);
        if (!period.isPositive() || most < 1) {
            throw new IllegalArgumentException(
                    "A period is longer than nothing, and somebody may come: " + period + ", " + most);
        }
    }

    /** Without limits and retries. */
    public Centre(List<Kind> kinds, List<Group> groups, Duration period) {
        this(kinds, groups, period, Map.of(), Integer.MAX_VALUE, Retry.NONE);
    }

    /** Who gives up comes again. @param share of those who give up, 0 to 1 */
    public record Retry(double share, Duration after) {
        /** Nobody does. */
        public static final Retry NONE = new Retry(0, Duration.ZERO);

        public Retry {
            if (!(share >= 0 && share <= 1) || after.isNegative()) {
                throw new IllegalArgumentException(
                        "A share is 0 to 1 and a time not negative: " + share + ", " + after);
            }
        }
    }
}
