package io.pronto.routing.queue;

import java.time.Duration;

/**
 * Who is next in a queue. Three presets; in none of them can anybody wait for ever.
 *
 * <p>See {@code io.pronto.routing.matching} for what each makes of waiting work.
 */
public sealed interface Order {
    /** What is good for chat. */
    Order USUAL = new PriorityFirst(Duration.ofHours(1));

    /** A stable word for it, such as {@code fifo}. */
    String code();

    /** First come, first served, whatever the priority. */
    record Fifo() implements Order {
        @Override
        public String code() {
            return "fifo";
        }
    }

    /**
     * The higher priority, then the longer wait.
     *
     * @param step one step of priority is worth this much of waiting: who has waited longer by it goes first. Longer than
     *     nothing, at most {@link #LONGEST_STEP}, so that nobody starves
     */
    record PriorityFirst(Duration step) implements Order {
        @Override
        public String code() {
            return "priority";
        }
    }

    /**
     * Whose promise can still be kept, the most urgent first: time left to the deadline for the time it takes. Then who was
     * promised in vain, the longest wait first. Who has been overtaken for {@code overtaken} comes before those in time, and who has
     * waited for longest of all, measured by what first come, first served would have made of it, before everybody.
     *
     * @param promise how soon work without a deadline of its own should reach somebody
     * @param step what one step of priority is worth in urgency, as in {@link PriorityFirst}; nothing: priority does not count
     * @param overtaken how long work past its promise lets others go first
     */
    record DeadlineAware(Duration promise, Duration step, Duration overtaken) implements Order {
        /** Twenty seconds, as call centres promise; no priority; overtaken for a little more than two minutes. */
        public static final DeadlineAware USUAL =
                new DeadlineAware(Duration.ofSeconds(20), Duration.ZERO, Duration.ofSeconds(125));

        @Override
        public String code() {
            return "deadline-aware";
        }
    }

    /** No step of priority is worth more: beyond it the least important work would practically never be served. */
    Duration LONGEST_STEP = Duration.ofDays(1);
}
