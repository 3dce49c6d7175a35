package io.pronto.routing.classification;

import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.classification.RuleFinding.Flaw;
import io.pronto.routing.queue.Queue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Whether rules make sense beside each other and beside the queues, skills and agents there are. */
public final class RuleCheck {
    private final Function<QueueId, Optional<Queue>> queues;
    private final Predicate<SkillId> skills;
    private final Predicate<List<SkillNeed>> couldServe;

    /**
     * Checks against what there is.
     *
     * @param queues the queues that take work
     * @param skills whether a skill is defined
     * @param couldServe whether some agent, there or not, has all of them
     */
    public RuleCheck(
            Function<QueueId, Optional<Queue>> queues,
            Predicate<SkillId> skills,
            Predicate<List<SkillNeed>> couldServe) {
        this.queues = queues;
        this.skills = skills;
        this.couldServe = couldServe;
    }

    /** All that is wrong, rule by rule. */
    public List<RuleFinding> findings(List<ClassificationRule> rules) {
        List<RuleFinding> found = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int at = 0; at < rules.size(); at++) {
            ClassificationRule rule = rules.get(at);
            String field = "rules[" + at + "]";
            if (!ids.add(rule.id())) {
                found.add(new RuleFinding(field + ".id", Flaw.ID_TWICE, rule.id()));
            }
            if (rule.then().saysNothing() && !rule.stop()) {
                found.add(new RuleFinding(field + ".gives", Flaw.SAYS_NOTHING, ""));
            }
            found.addAll(skillFindings(rule, field));
            found.addAll(queueFindings(rule, field));
            if (rule.active()) {
                covering(rules, at)
                        .ifPresent(earlier ->
                                found.add(new RuleFinding(field + ".when", Flaw.NEVER_REACHED, earlier.name())));
            }
        }
        return found;
    }

    private List<RuleFinding> skillFindings(ClassificationRule rule, String field) {
        List<RuleFinding> found = new ArrayList<>();
        Set<SkillId> seen = new HashSet<>();
        lookAt(rule.then().required(), field + ".gives.required", seen, found);
        lookAt(rule.then().preferred(), field + ".gives.preferred", seen, found);
        if (found.isEmpty() && !rule.then().required().isEmpty()) {
            List<SkillNeed> needed = new ArrayList<>(rule.then().required());
            if (rule.then().queue() != null) {
                queues.apply(rule.then().queue()).ifPresent(queue -> needed.addAll(queue.requiredSkills()));
            }
            if (!couldServe.test(needed)) {
                found.add(new RuleFinding(field + ".gives.required", Flaw.NOBODY_COULD_SERVE, ""));
            }
        }
        return found;
    }

    private void lookAt(List<SkillNeed> needs, String field, Set<SkillId> seen, List<RuleFinding> found) {
        for (int at = 0; at < needs.size(); at++) {
            SkillId skill = needs.get(at).skill();
            if (!skills.test(skill)) {
                found.add(new RuleFinding(field + "[" + at + "].skill", Flaw.SKILL_UNKNOWN, skill.value()));
            }
            if (!seen.add(skill)) {
                found.add(new RuleFinding(field + "[" + at + "].skill", Flaw.SKILL_CONTRADICTS, skill.value()));
            }
        }
    }

    private List<RuleFinding> queueFindings(ClassificationRule rule, String field) {
        QueueId named = rule.then().queue();
        if (named == null) {
            return List.of();
        }
        Optional<Queue> queue = queues.apply(named);
        if (queue.isEmpty()) {
            return List.of(new RuleFinding(field + ".gives.queue", Flaw.QUEUE_UNKNOWN, named.value()));
        }
        Set<String> languages = rule.when().languages();
        return !languages.isEmpty() && languages.stream().noneMatch(queue.get()::isFor)
                ? List.of(new RuleFinding(field + ".gives.queue", Flaw.QUEUE_NOT_FOR_LANGUAGE, named.value()))
                : List.of();
    }

    /** The earlier rule that always stops before this one. */
    private static Optional<ClassificationRule> covering(List<ClassificationRule> rules, int at) {
        ClassificationRule rule = rules.get(at);
        for (int earlier = 0; earlier < at; earlier++) {
            ClassificationRule before = rules.get(earlier);
            boolean topicMayChange = !before.when().topics().isEmpty()
                    && rules.subList(earlier + 1, at).stream()
                            .anyMatch(between -> between.then().topic() != null);
            if (before.active()
                    && before.stop()
                    && !topicMayChange
                    && before.when().covers(rule.when())) {
                return Optional.of(before);
            }
        }
        return Optional.empty();
    }
}
