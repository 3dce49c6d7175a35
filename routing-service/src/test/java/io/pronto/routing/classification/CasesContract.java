package io.pronto.routing.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.Tier;
import io.pronto.contracts.TopicGuess;
import io.pronto.contracts.TopicSource;
import io.pronto.routing.classification.Cases.Case;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface CasesContract {
    Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    Told TOLD = new Told(
            Channel.EMAIL,
            "zh-CN",
            Tier.VIP,
            Priority.HIGH,
            true,
            new QueueId("q"),
            List.of(new SkillNeed(new SkillId("s"), 2)),
            new Said("t", TopicSource.HAND),
            Set.of("a", "b"),
            "https://shop.example/",
            Map.of("f", "x"));
    Suggestion GUESS = new Suggestion("u", .25, false, List.of(new TopicGuess("t", .125)));

    Cases empty();

    @Test
    default void what_comes_in_any_order_is_kept_together() {
        Cases cases = empty();
        ConversationId one = new ConversationId(new UUID(0, 1));
        ConversationId two = new ConversationId(new UUID(0, 2));
        assertThat(cases.find(one)).isEmpty();
        assertThat(cases.suggest(one, GUESS, NOON)).isEqualTo(new Case(null, GUESS, null));
        assertThat(cases.tell(one, TOLD, NOON)).isEqualTo(new Case(TOLD, GUESS, null));
        assertThat(cases.tell(two, TOLD, NOON)).isEqualTo(new Case(TOLD, null, null));
        Classification found =
                RuleBook.EMPTY.classify(TOLD.facts(), TOLD.said(), GUESS).withoutSteps();
        cases.found(one, found);
        assertThat(cases.find(one)).contains(new Case(TOLD, GUESS, found));
        assertThat(cases.tell(one, TOLD.tagged(Set.of()), NOON).found()).isEqualTo(found);
    }

    @Test
    default void old_ones_are_forgotten_a_bounded_number_at_a_time() {
        Cases cases = empty();
        for (int at = 0; at < 3; at++) {
            cases.suggest(new ConversationId(new UUID(0, at)), GUESS, NOON.plusSeconds(at));
        }
        assertThat(cases.forget(NOON.plusSeconds(2), 1)).isEqualTo(1);
        assertThat(cases.forget(NOON.plusSeconds(2), 5)).isEqualTo(1);
        assertThat(cases.find(new ConversationId(new UUID(0, 2)))).isPresent();
    }
}
