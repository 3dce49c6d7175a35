package io.pronto.routing.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.Tier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

public interface RuleBooksContract {
    RuleBooks empty();

    @Test
    default void keeps_every_part_of_a_rule_in_its_order() {
        RuleBooks books = empty();
        assertThat(books.current()).isEqualTo(RuleBook.EMPTY);
        ClassificationRule whole = new ClassificationRule(
                "whole",
                "Whole",
                false,
                new Condition(
                        Set.of(Channel.CHAT),
                        List.of(new Wildcard("/a*")),
                        Map.of("f", List.of(new Wildcard("x"))),
                        Set.of("tag"),
                        Set.of("zh"),
                        Set.of(Tier.VIP),
                        Set.of("t")),
                new Effect(
                        "t",
                        new QueueId("q"),
                        List.of(new SkillNeed(new SkillId("s"), 2)),
                        List.of(new SkillNeed(new SkillId("p"), 1)),
                        Priority.HIGH),
                true);
        ClassificationRule bare = new ClassificationRule(
                "bare", "Bare", true, Condition.ALWAYS, new Effect(null, null, List.of(), List.of(), null), true);
        books.save(new RuleBook(List.of(whole, bare), 1));
        books.save(new RuleBook(List.of(bare, whole), 2));
        assertThat(books.current()).isEqualTo(new RuleBook(List.of(bare, whole), 2));
    }

    @Test
    default void does_not_keep_what_is_based_on_another_revision() {
        RuleBooks books = empty();
        books.save(new RuleBook(List.of(), 1));
        assertThatThrownBy(() -> books.save(new RuleBook(List.of(), 1))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> books.save(new RuleBook(List.of(), 3))).isInstanceOf(RuntimeException.class);
        assertThat(books.current().revision()).isEqualTo(1);
    }
}
