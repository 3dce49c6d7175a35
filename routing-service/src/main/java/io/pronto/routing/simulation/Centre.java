package io.pronto.routing.simulation;

import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.routing.queue.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A contact centre as it could be: who comes, who is there, by which rules.
 *
 * @param others queues to which nobody comes at first, such as those for what overflows
 * @param start when the day begins: opening hours are looked up from there
 * @param period how long each of the groups' periods lasts
 * @param neighbours which skills may stand in for which
 * @param most so many customers may wait or be served at once; who comes then finds the line engaged
 * @param retry whether who gives up comes again
 * @param habits how quick agents are
 */
public record Centre(
        List<Kind> kinds,
        List<Group> groups,
        List<Queue> others,
        Instant start,
        Duration period,
        Map<SkillId, Set<SkillId>> neighbours,
        int most,
        Retry retry,
        Habits habits) {
    public Centre {
        kinds = List.copyOf(kinds);
        groups = List.copyOf(groups);
        others = List.copyOf(others);
        neighbours = Map.copyOf(neighbours);
        if (!period.isPositive() || most < 1) {
            throw new IllegalArgumentException(
                    "A period is longer than nothing, and somebody may come: " + period + ", " + most);
        }
    }

    /** On the first day there was, with agents who are as quick as thought. */
    public Centre(
            List<Kind> kinds,
            List<Group> groups,
            Duration period,
            Map<SkillId, Set<SkillId>> neighbours,
            int most,
            Retry retry) {
        this(kinds, groups, List.of(), Instant.EPOCH, period, neighbours, most, retry, Habits.AT_ONCE);
    }

    /** Without limits and retries. */
    public Centre(List<Kind> kinds, List<Group> groups, Duration period) {
        this(kinds, groups, period, Map.of(), Integer.MAX_VALUE, Retry.NONE);
    }

    /** Every queue by its key: those of the kinds and the others. */
    public Map<QueueId, Queue> queues() {
        Map<QueueId, Queue> all = new LinkedHashMap<>();
        kinds.forEach(kind -> all.put(kind.queue().id(), kind.queue()));
        others.forEach(queue -> all.putIfAbsent(queue.id(), queue));
        return all;
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

    /**
     * How quick agents are to begin, besides what they do then. The customer waits on meanwhile and may give up.
     *
     * @param accept from the offer to its acceptance
     * @param pull until an agent with room looks at the list of a queue from which work is taken by hand
     */
    public record Habits(Duration accept, Duration pull) {
        /** At once. */
        public static final Habits AT_ONCE = new Habits(Duration.ZERO, Duration.ZERO);

        public Habits {
            if (accept.isNegative() || pull.isNegative()) {
                throw new IllegalArgumentException("Nobody begins before it is time: " + accept + ", " + pull);
            }
        }
    }
}
