package io.pronto.routing.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.Tier;
import io.pronto.contracts.TopicGuess;
import io.pronto.contracts.TopicSource;
import io.pronto.routing.classification.Classification.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleBookTest {
    private static final Effect NOTHING = new Effect(null, null, List.of(), List.of(), null);

    @Test
    void without_rules_a_sure_guess_decides_and_an_unsure_one_is_only_shown() {
        RuleBook book = RuleBook.EMPTY;
        assertThat(book.classify(chat(), null, guess("returns", .8, true)))
                .extracting(Classification::topic, Classification::source, Classification::confidence)
                .containsExactly("returns", TopicSource.CLASSIFIER, .8);
        Classification unsure = book.classify(chat(), null, guess("returns", .3, false));
        assertThat(unsure.topic()).isNull();
        assertThat(unsure.source()).isEqualTo(TopicSource.CLASSIFIER);
        assertThat(unsure.alternatives()).containsExactly(new TopicGuess("returns", .3), new TopicGuess("other", .1));
        assertThat(book.classify(chat(), null, null).source()).isNull();
    }

    @Test
    void a_colleague_stands_above_a_rule_a_rule_above_a_form_and_a_form_above_a_guess() {
        RuleBook book = book(rule("page", onPage("/returns/*"), topic("returns"), false));
        Facts facts = onReturns();
        assertThat(book.classify(facts, new Said("billing", TopicSource.HAND), guess("orders", .9, true))
                        .topic())
                .isEqualTo("billing");
        assertThat(book.classify(facts, new Said("billing", TopicSource.FORM), guess("orders", .9, true)))
                .extracting(Classification::topic, Classification::source, Classification::rule)
                .containsExactly("returns", TopicSource.RULE, "page");
        assertThat(book.classify(chat(), new Said("billing", TopicSource.FORM), guess("orders", .9, true)))
                .extracting(Classification::topic, Classification::source)
                .containsExactly("billing", TopicSource.FORM);
    }

    @Test
    void what_an_earlier_rule_says_stays_and_skills_add_up() {
        RuleBook book = book(
                rule("a", Condition.ALWAYS, new Effect("one", null, List.of(need("x", 1)), List.of(), null), false),
                rule(
                        "b",
                        ifTopic("one"),
                        new Effect(
                                "two",
                                new QueueId("q"),
                                List.of(need("x", 3), need("y", 2)),
                                List.of(need("z", 1)),
                                Priority.HIGH),
                        true),
                rule("c", Condition.ALWAYS, new Effect(null, new QueueId("r"), List.of(), List.of(), null), false));
        Classification found = book.classify(chat(), null, null);
        assertThat(found.topic()).isEqualTo("one");
        assertThat(found.queue()).isEqualTo(new QueueId("q"));
        assertThat(found.required()).containsExactly(need("x", 3), need("y", 2));
        assertThat(found.preferred()).containsExactly(need("z", 1));
        assertThat(found.priority()).isEqualTo(Priority.HIGH);
        assertThat(found.steps())
                .extracting(Classification.Step::verdict)
                .containsExactly(Verdict.HELD, Verdict.HELD, Verdict.NOT_REACHED);
    }

    @Test
    void says_which_part_of_a_condition_was_not_so() {
        Condition picky = new Condition(
                Set.of(Channel.CHAT),
                List.of(new Wildcard("shop.example/returns*")),
                Map.of("orderNumber", List.of(new Wildcard("DE-*"))),
                Set.of("Damaged"),
                Set.of("zh-CN"),
                Set.of(Tier.VIP),
                Set.of("returns"));
        RuleBook book = book(rule("picky", picky, topic("x"), false));
        Facts facts = new Facts(
                Channel.CHAT,
                "https://Shop.example/Returns/1",
                Map.of("orderNumber", "de-17"),
                Set.of("DAMAGED"),
                "zh",
                Tier.VIP,
                null);
        assertThat(unmet(book, facts)).isEqualTo(Condition.Part.TOPIC);
        assertThat(book.classify(facts, new Said("returns", TopicSource.FORM), null)
                        .topic())
                .isEqualTo("x");
        assertThat(unmet(book, chat())).isEqualTo(Condition.Part.PAGE);
        assertThat(unmet(
                        book,
                        new Facts(
                                Channel.CHAT,
                                "http://shop.example/returns",
                                Map.of(),
                                Set.of(),
                                "en",
                                Tier.STANDARD,
                                null)))
                .isEqualTo(Condition.Part.FIELD);
    }

    @Test
    void pages_are_asked_for_as_people_read_them() {
        Condition chinese = onPage("/帮助/*");
        Facts encoded = new Facts(
                Channel.CHAT,
                "https://shop.example/%E5%B8%AE%E5%8A%A9/%E9%80%80%E8%B4%A7",
                Map.of(),
                Set.of(),
                "zh",
                Tier.STANDARD,
                null);
        assertThat(chinese.unmetBy(encoded)).isEmpty();
        assertThat(onPage("/100%/*")
                        .unmetBy(new Facts(Channel.CHAT, "x/100%/y", Map.of(), Set.of(), "en", Tier.VIP, null)))
                .isEmpty();
    }

    @Test
    void a_rule_that_is_switched_off_is_passed_over() {
        RuleBook book = new RuleBook(
                List.of(new ClassificationRule("off", "off", false, Condition.ALWAYS, topic("x"), true)), 1);
        Classification found = book.classify(chat(), null, null);
        assertThat(found.topic()).isNull();
        assertThat(found.steps().getFirst().verdict()).isEqualTo(Verdict.SWITCHED_OFF);
    }

    private static Condition.@Nullable Part unmet(RuleBook book, Facts facts) {
        return book.classify(facts, null, null).steps().getFirst().unmet();
    }

    static Facts chat() {
        return new Facts(Channel.CHAT, null, Map.of(), Set.of(), "en", Tier.STANDARD, null);
    }

    private static Facts onReturns() {
        return new Facts(
                Channel.CHAT, "https://shop.example/returns/17", Map.of(), Set.of(), "en", Tier.STANDARD, null);
    }

    static Condition onPage(String pattern) {
        return new Condition(
                Set.of(), List.of(new Wildcard(pattern)), Map.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    static Condition ifTopic(String topic) {
        return new Condition(Set.of(), List.of(), Map.of(), Set.of(), Set.of(), Set.of(), Set.of(topic));
    }

    static Effect topic(String topic) {
        return new Effect(topic, null, List.of(), List.of(), null);
    }

    static SkillNeed need(String skill, int level) {
        return new SkillNeed(new SkillId(skill), level);
    }

    static ClassificationRule rule(String id, Condition when, Effect then, boolean stop) {
        return new ClassificationRule(id, id, true, when, then, stop);
    }

    private static Suggestion guess(String topic, double confidence, boolean sure) {
        return new Suggestion(topic, confidence, sure, List.of(new TopicGuess("other", .1)));
    }

    static RuleBook book(ClassificationRule... rules) {
        return new RuleBook(List.of(rules), 1);
    }
}
