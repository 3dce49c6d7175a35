package io.pronto.routing.classification;

import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.TopicGuess;
import io.pronto.contracts.TopicSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a piece of work.
 *
 * @param topic what it is about, if that is known
 * @param source how that came about; without a topic, how anything did; null when nothing was found
 * @param rule the name of the first rule that held
 * @param confidence of the guess, if there is one
 * @param alternatives what else it could be; the guess itself comes first when it is not sure
 * @param steps what became of each rule, in their order
 */
public record Classification(
        @Nullable String topic,
        @Nullable TopicSource source,
        @Nullable String rule,
        @Nullable Double confidence,
        List<TopicGuess> alternatives,
        @Nullable QueueId queue,
        List<SkillNeed> required,
        List<SkillNeed> preferred,
        @Nullable Priority priority,
        List<Step> steps) {
    public Classification {
        alternatives = List.copyOf(alternatives);
        required = List.copyOf(required);
        preferred = List.copyOf(preferred);
        steps = List.copyOf(steps);
    }

    /** The same without how it was found; that can be asked for again. */
    public Classification withoutSteps() {
        return new Classification(
                topic, source, rule, confidence, alternatives, queue, required, preferred, priority, List.of());
    }

    /** What became of one rule. @param unmet the part of its condition that was not so */
    public record Step(String rule, String name, Verdict verdict, Condition.@Nullable Part unmet) {}

    /** Whether a rule held. */
    public enum Verdict {
        HELD,
        DID_NOT_HOLD,
        /** An earlier rule held and stopped. */
        NOT_REACHED,
        SWITCHED_OFF
    }
}
