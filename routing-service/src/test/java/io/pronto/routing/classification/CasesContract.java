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
    default void what_is_known_is_kept_whole() {
        Cases cases = empty();
        ConversationId one = new ConversationId(new UUID(0, 1));
        assertThat(cases.find(one)).isEmpty();
        cases.save(one, Case.NEW.with(GUESS), NOON);
        assertThat(cases.find(one)).contains(new Case(null, GUESS, null));
        Classification found =
                RuleBook.EMPTY.classify(TOLD.facts(), TOLD.said(), GUESS).withoutSteps();
        cases.save(one, Case.NEW.with(GUESS).with(TOLD).with(found), NOON);
        assertThat(cases.find(one)).contains(new Case(TOLD, GUESS, found));
        assertThat(cases.find(new ConversationId(new UUID(0, 2)))).isEmpty();
    }

    @Test
    default void old_ones_are_forgotten_a_bounded_number_at_a_time() {
        Cases cases = empty();
        for (int at = 0; at < 3; at++) {
            cases.save(new ConversationId(new UUID(0, at)), Case.NEW.with(GUESS), NOON.plusSeconds(at));
        }
        assertThat(cases.forget(NOON.plusSeconds(2), 1)).isEqualTo(1);
        assertThat(cases.forget(NOON.plusSeconds(2), 5)).isEqualTo(1);
        assertThat(cases.find(new ConversationId(new UUID(0, 2)))).isPresent();
    }
}
