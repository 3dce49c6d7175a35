package io.pronto.routing.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Tier;
import io.pronto.contracts.TopicSource;
import io.pronto.routing.classification.Classification.Verdict;
import io.pronto.routing.classification.RuleFinding.Flaw;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ClassificationPropertiesTest {
    @Property
    void a_pattern_that_covers_another_matches_all_that_the_other_matches(
            @ForAll("patterns") Wildcard one, @ForAll("patterns") Wildcard other, @ForAll("texts") String text) {
        if (one.covers(other) && other.matches(text)) {
            assertThat(one.matches(text)).isTrue();
        }
        assertThat(one.covers(one)).isTrue();
        assertThat(one.matches(text)).isEqualTo(text.matches(one.pattern().replace("*", ".*")));
    }

    @Property
    void a_condition_that_covers_another_holds_wherever_the_other_holds(
            @ForAll("conditions") Condition one, @ForAll("conditions") Condition other, @ForAll("facts") Facts facts) {
        if (one.covers(other) && other.unmetBy(facts).isEmpty()) {
            assertThat(one.unmetBy(facts)).isEmpty();
        }
        assertThat(one.covers(one)).isTrue();
        assertThat(Condition.ALWAYS.covers(one)).isTrue();
    }

    @Property(tries = 500)
    void a_rule_that_is_said_to_be_never_reached_never_holds(
            @ForAll("books") RuleBook book, @ForAll("facts") Facts facts) {
        List<Integer> never = new RuleCheck(id -> Optional.empty(), skill -> true, needs -> true)
                .findings(book.rules()).stream()
                        .filter(finding -> finding.flaw() == Flaw.NEVER_REACHED)
                        .map(finding -> Integer.parseInt(finding.field().replaceAll("\\D", "")))
                        .toList();
        Classification found =
                book.classify(facts, facts.topic() == null ? null : new Said(facts.topic(), TopicSource.FORM), null);
        assertThat(never)
                .allSatisfy(at -> assertThat(found.steps().get(at).verdict()).isNotEqualTo(Verdict.HELD));
    }

    @Property(tries = 300)
    void the_same_facts_give_the_same_and_a_stop_is_a_stop(
            @ForAll("books") RuleBook book, @ForAll("facts") Facts facts) {
        Classification found = book.classify(facts, null, null);
        assertThat(book.classify(facts, null, null)).isEqualTo(found);
        boolean stopped = false;
        for (int at = 0; at < book.rules().size(); at++) {
            Verdict verdict = found.steps().get(at).verdict();
            assertThat(verdict == Verdict.NOT_REACHED).isEqualTo(stopped);
            stopped |= verdict == Verdict.HELD && book.rules().get(at).stop();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab/").ofMaxLength(6);
    }

    @Provide
    Arbitrary<Wildcard> patterns() {
        return Arbitraries.strings()
                .withChars("ab/*")
                .ofMinLength(1)
                .ofMaxLength(5)
                .map(Wildcard::new);
    }

    @Provide
    Arbitrary<Condition> conditions() {
        return Combinators.combine(
                        Arbitraries.of(Channel.CHAT, Channel.EMAIL).set().ofMaxSize(2),
                        patterns().list().ofMaxSize(2),
                        patterns().list().ofMinSize(1).ofMaxSize(2).map(values -> Map.of("f", values)),
                        Arbitraries.of(true, false),
                        Arbitraries.of("x", "y").set().ofMaxSize(2),
                        Arbitraries.of("en", "zh").set().ofMaxSize(1),
                        Arbitraries.of(Tier.class).set().ofMaxSize(1),
                        Arbitraries.of("t", "u").set().ofMaxSize(2))
                .as((channels, pages, fields, withField, tags, languages, tiers, topics) ->
                        new Condition(channels, pages, withField ? fields : Map.of(), tags, languages, tiers, topics));
    }

    @Provide
    Arbitrary<Facts> facts() {
        return Combinators.combine(
                        Arbitraries.of(Channel.CHAT, Channel.EMAIL),
                        texts().injectNull(.2),
                        texts().map(value -> Map.of("f", value)),
                        Arbitraries.of("x", "y", "z").set().ofMaxSize(2),
                        Arbitraries.of("en", "zh-CN"),
                        Arbitraries.of(Tier.class),
                        Arbitraries.of("t", "u").injectNull(.3))
                .as(Facts::new);
    }

    @Provide
    Arbitrary<RuleBook> books() {
        Arbitrary<Effect> effects = Arbitraries.of("t", "u")
                .injectNull(.6)
                .map(topic -> new Effect(topic, null, List.of(), List.of(), null));
        Arbitrary<Condition> loose = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        2,
                        Arbitraries.of("t", "u")
                                .set()
                                .ofMaxSize(1)
                                .map(topics -> new Condition(
                                        Set.of(), List.of(), Map.of(), Set.of(), Set.of(), Set.of(), topics))),
                net.jqwik.api.Tuple.of(1, conditions()));
        return Combinators.combine(loose, effects, Arbitraries.of(true, false))
                .as((when, then, stop) -> new ClassificationRule("r", "r", true, when, then, stop))
                .list()
                .ofMaxSize(5)
                .map(rules -> {
                    List<ClassificationRule> numbered = new java.util.ArrayList<>();
                    for (ClassificationRule rule : rules) {
                        numbered.add(new ClassificationRule(
                                "r" + numbered.size(), rule.name(), true, rule.when(), rule.then(), rule.stop()));
                    }
                    return new RuleBook(numbered, 1);
                });
    }
}
