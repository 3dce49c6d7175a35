package io.pronto.routing.classification;

import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillNeed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says about the work. What is null or empty it leaves open.
 *
 * @param required whoever gets the work must have these besides what the queue requires
 * @param preferred whoever has these besides is asked before others
 */
public record Effect(
        @Nullable String topic,
        @Nullable QueueId queue,
        List<SkillNeed> required,
        List<SkillNeed> preferred,
        @Nullable Priority priority) {
    public Effect {
        required = List.copyOf(required);
        preferred = List.copyOf(preferred);
    }

    /** Whether it says nothing at all. */
    public boolean saysNothing() {
        return topic == null && queue == null && required.isEmpty() && preferred.isEmpty() && priority == null;
    }
}
