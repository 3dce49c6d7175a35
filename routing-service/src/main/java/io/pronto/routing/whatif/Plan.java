package io.pronto.routing.whatif;

import io.pronto.routing.simulation.Centre;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question that can be answered.
 *
 * @param zone for the times of the clock in the answer
 * @param intervals how many there are
 * @param variants one for each policy, all with the same kinds, groups and queues by name
 * @param within the wait that counts as kept, in milliseconds
 * @param expected how many are expected to come on one day
 * @param really what really happened, for traffic of the past
 * @param notes what the reader must know to believe the answer rightly
 * @param warnings what is strange but not refused
 */
public record Plan(
        Source source,
        Instant start,
        ZoneId zone,
        Duration interval,
        int intervals,
        List<Variant> variants,
        long within,
        int replications,
        long seed,
        double expected,
        @Nullable Really really,
        List<Note> notes,
        List<QuestionFault> warnings) {
    /** One policy. */
    record Variant(String name, Centre centre) {}

    /**
     * What really happened to those who came in that time; waits in seconds.
     *
     * @param begun of how many of the served it is known when
     */
    public record Really(
            long arrived,
            long served,
            long abandoned,
            long begun,
            @Nullable Double serviceLevel,
            @Nullable Double meanWait,
            @Nullable Double p50Wait,
            @Nullable Double p95Wait) {}

    /** @param code a stable word @param values numbers for it, by name */
    public record Note(String code, Map<String, Double> values) {
        public Note {
            values = Map.copyOf(values);
        }

        static Note of(String code) {
            return new Note(code, Map.of());
        }
    }
}
