package io.pronto.routing.whatif;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer: every policy on the same simulated days.
 *
 * @param zone for the times of the clock
 * @param serviceLevelSeconds what counts as kept
 * @param days how many were simulated for each policy
 * @param contacts how many came on one day on average
 * @param really what really happened, for traffic of the past
 */
public record Comparison(
        Instant start,
        String zone,
        long intervalSeconds,
        long serviceLevelSeconds,
        int days,
        double contacts,
        List<PolicyResult> policies,
        Plan.@Nullable Really really,
        List<Plan.Note> notes,
        List<QuestionFault> warnings) {
    public Comparison {
        policies = List.copyOf(policies);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }

    /** The mean over the days with its 95 % confidence interval. */
    public record Interval(double mean, double low, double high) {}

    /**
     * Of one day. Each is null where no day had anything to measure.
     *
     * @param blocked who was asked to leave a message or a number, because the queue was closed or full
     * @param left who would have waited for ever
     * @param overflowedIn who came from other queues after a while @param overflowedOut who went to others
     * @param serviceLevel of those served and those who gave up later than that, the share served within the time; 0 to 1
     * @param abandonment the share of those who came and were not turned away that gave up; 0 to 1
     * @param meanWait in seconds, as the other waits, of those who were served
     * @param longestWait of everybody
     * @param occupancy the share of all agents' budgets that was taken; of a queue, by its work
     */
    public record Figures(
            @Nullable Interval arrived,
            @Nullable Interval served,
            @Nullable Interval abandoned,
            @Nullable Interval blocked,
            @Nullable Interval left,
            @Nullable Interval overflowedIn,
            @Nullable Interval overflowedOut,
            @Nullable Interval serviceLevel,
            @Nullable Interval abandonment,
            @Nullable Interval meanWait,
            @Nullable Interval p50Wait,
            @Nullable Interval p95Wait,
            @Nullable Interval longestWait,
            @Nullable Interval occupancy) {}

    /**
     * @param difference each figure less that of the first policy, day by day, so that chance which hits both cancels out; null for the
     *     first
     * @param over by interval of arrival
     */
    public record PolicyResult(
            String name,
            Figures total,
            @Nullable Figures difference,
            List<GroupResult> groups,
            List<QueueResult> queues,
            List<IntervalResult> over) {
        public PolicyResult {
            groups = List.copyOf(groups);
            queues = List.copyOf(queues);
            over = List.copyOf(over);
        }
    }

    /** @param agents how many were planned on average */
    public record GroupResult(
            String name, double agents, @Nullable Interval occupancy) {}

    /** One queue. */
    public record QueueResult(String queue, String name, String nameZh, Figures figures) {}

    /** Those who came in an interval. @param start seconds from the start of the period */
    public record IntervalResult(
            long start,
            @Nullable Interval arrived,
            @Nullable Interval serviceLevel,
            @Nullable Interval meanWait,
            @Nullable Interval abandonment) {}
}
