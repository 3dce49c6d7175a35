package io.pronto.routing.classification;

import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.TopicGuess;
import io.pronto.contracts.TopicSource;
import io.pronto.routing.classification.Classification.Step;
import io.pronto.routing.classification.Classification.Verdict;
import io.pronto.routing.work.Needs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules in their order. What an earlier rule says, a later one does not change; skills add up. A topic that a colleague said
 * stands above rules, a rule above what the form said, and that above a guess.
 *
 * @param rules at most {@value #MOST_RULES}, no id twice
 * @param revision rises with each edit; 0 while nobody has written any
 */
public record RuleBook(List<ClassificationRule> rules, long revision) {
    /** A book has no more rules. */
    public static final int MOST_RULES = 200;
    /** Nobody has written any rules. */
    public static final RuleBook EMPTY = new RuleBook(List.of(), 0);

    public RuleBook {
        rules = List.copyOf(rules);
        if (rules.size() > MOST_RULES
                || rules.stream().map(ClassificationRule::id).distinct().count() != rules.size()) {
            throw new IllegalArgumentException("A book has at most " + MOST_RULES + " rules, each id once.");
        }
    }

    /** All topics that some rule asks for or says. */
    public Set<String> topics() {
        return rules.stream()
                .flatMap(rule -> Stream.concat(
                        rule.when().topics().stream(),
                        Optional.ofNullable(rule.then().topic()).stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the rules make of it. The topic in the facts is not looked at: it comes from {@code said} or {@code guess}. */
    public Classification classify(Facts facts, @Nullable Said said, @Nullable Suggestion guess) {
        Draft draft = new Draft(said, guess);
        List<Step> steps = new ArrayList<>();
        boolean stopped = false;
        for (ClassificationRule rule : rules) {
            if (!rule.active()) {
                steps.add(new Step(rule.id(), rule.name(), Verdict.SWITCHED_OFF, null));
            } else if (stopped) {
                steps.add(new Step(rule.id(), rule.name(), Verdict.NOT_REACHED, null));
            } else {
                Optional<Condition.Part> unmet = rule.when().unmetBy(facts.about(draft.topic));
                steps.add(new Step(
                        rule.id(),
                        rule.name(),
                        unmet.isEmpty() ? Verdict.HELD : Verdict.DID_NOT_HOLD,
                        unmet.orElse(null)));
                if (unmet.isEmpty()) {
                    draft.take(rule);
                    stopped = rule.stop();
                }
            }
        }
        return draft.done(steps);
    }

    /** What is known so far. */
    private static final class Draft {
        private final @Nullable Suggestion guess;
        private @Nullable String topic;
        private @Nullable TopicSource source;
        private @Nullable String rule;
        private @Nullable QueueId queue;
        private @Nullable Priority priority;
        private List<SkillNeed> required = List.of();
        private List<SkillNeed> preferred = List.of();

        Draft(@Nullable Said said, @Nullable Suggestion guess) {
            this.guess = guess;
            if (said != null) {
                topic = said.topic();
                source = said.source();
            } else if (guess != null && guess.sure()) {
                topic = guess.topic();
                source = TopicSource.CLASSIFIER;
            }
        }

        void take(ClassificationRule held) {
            Effect says = held.then();
            if (rule == null) {
                rule = held.name();
            }
            if (says.topic() != null && source != TopicSource.HAND && source != TopicSource.RULE) {
                topic = says.topic();
                source = TopicSource.RULE;
                rule = held.name();
            }
            queue = queue == null ? says.queue() : queue;
            priority = priority == null ? says.priority() : priority;
            required = Needs.together(required, says.required());
            preferred = Needs.together(preferred, says.preferred());
        }

        Classification done(List<Step> steps) {
            List<TopicGuess> others = new ArrayList<>();
            if (guess != null) {
                if (!guess.topic().equals(topic)) {
                    others.add(new TopicGuess(guess.topic(), guess.confidence()));
                }
                guess.alternatives().stream()
                        .filter(other -> !other.topic().equals(topic))
                        .forEach(others::add);
            }
            TopicSource how = source;
            if (how == null && rule != null) {
                how = TopicSource.RULE;
            } else if (how == null && guess != null) {
                how = TopicSource.CLASSIFIER;
            }
            return new Classification(
                    topic,
                    how,
                    rule,
                    guess == null ? null : guess.confidence(),
                    others,
                    queue,
                    required,
                    preferred,
                    priority,
                    steps);
        }
    }
}
