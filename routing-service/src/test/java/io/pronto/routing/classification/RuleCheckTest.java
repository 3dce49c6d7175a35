package io.pronto.routing.classification;

import static io.pronto.routing.classification.RuleBookTest.ifTopic;
import static io.pronto.routing.classification.RuleBookTest.need;
import static io.pronto.routing.classification.RuleBookTest.onPage;
import static io.pronto.routing.classification.RuleBookTest.rule;
import static io.pronto.routing.classification.RuleBookTest.topic;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.QueueId;
import io.pronto.routing.classification.RuleFinding.Flaw;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.Weights;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleCheckTest {
    private static final Queue GERMAN = new Queue(
            new QueueId("german"),
            "German",
            "德语",
            List.of(),
            Set.of("de"),
            Set.of(),
            Duration.ofSeconds(30),
            Weights.USUAL,
            true);

    private final RuleCheck check = new RuleCheck(
            id -> id.equals(GERMAN.id()) ? Optional.of(GERMAN) : Optional.empty(),
            skill -> !skill.value().startsWith("no"),
            needs -> needs.stream().allMatch(need -> need.level() <= 3));

    @Test
    void names_the_field_of_every_flaw() {
        List<RuleFinding> found = check.findings(List.of(
                rule(
                        "a",
                        Condition.ALWAYS,
                        new Effect(
                                null,
                                new QueueId("gone"),
                                List.of(need("x", 1), need("none", 1)),
                                List.of(need("x", 2)),
                                null),
                        false),
                rule("a", Condition.ALWAYS, topic("t"), false),
                rule("c", Condition.ALWAYS, new Effect(null, null, List.of(), List.of(), null), false),
                rule(
                        "d",
                        inLanguage("en"),
                        new Effect(null, GERMAN.id(), List.of(need("x", 5)), List.of(), null),
                        false)));
        assertThat(found)
                .containsExactly(
                        new RuleFinding("rules[0].gives.required[1].skill", Flaw.SKILL_UNKNOWN, "none"),
                        new RuleFinding("rules[0].gives.preferred[0].skill", Flaw.SKILL_CONTRADICTS, "x"),
                        new RuleFinding("rules[0].gives.queue", Flaw.QUEUE_UNKNOWN, "gone"),
                        new RuleFinding("rules[1].id", Flaw.ID_TWICE, "a"),
                        new RuleFinding("rules[2].gives", Flaw.SAYS_NOTHING, ""),
                        new RuleFinding("rules[3].gives.required", Flaw.NOBODY_COULD_SERVE, ""),
                        new RuleFinding("rules[3].gives.queue", Flaw.QUEUE_NOT_FOR_LANGUAGE, "german"));
    }

    @Test
    void a_rule_behind_one_that_always_stops_before_it_is_refused() {
        assertThat(never(rule("all", Condition.ALWAYS, topic("x"), true), rule("b", onPage("/a"), topic("y"), false)))
                .containsExactly("rules[1].when");
        assertThat(never(rule("all", onPage("/a/*"), topic("x"), true), rule("b", onPage("/a/b*"), topic("y"), false)))
                .containsExactly("rules[1].when");
        assertThat(never(rule("all", onPage("/a/b*"), topic("x"), true), rule("b", onPage("/a/*"), topic("y"), false)))
                .isEmpty();
        assertThat(never(rule("all", Condition.ALWAYS, topic("x"), false), rule("b", onPage("/a"), topic("y"), false)))
                .isEmpty();
    }

    @Test
    void a_topic_that_a_rule_between_them_says_makes_it_reachable() {
        assertThat(never(
                        rule("a", ifTopic("x"), topic("q"), true),
                        rule("b", onPage("/p"), topic("x"), false),
                        rule("c", ifTopic("x"), topic("z"), false)))
                .isEmpty();
        assertThat(never(rule("a", ifTopic("x"), topic("q"), true), rule("c", ifTopic("x"), topic("z"), false)))
                .containsExactly("rules[1].when");
    }

    private List<String> never(ClassificationRule... rules) {
        return check.findings(List.of(rules)).stream()
                .filter(finding -> finding.flaw() == Flaw.NEVER_REACHED)
                .map(RuleFinding::field)
                .toList();
    }

    private static Condition inLanguage(String language) {
        return new Condition(Set.of(Channel.CHAT), List.of(), Map.of(), Set.of(), Set.of(language), Set.of(), Set.of());
    }
}
