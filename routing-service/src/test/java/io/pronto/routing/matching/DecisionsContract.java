package io.pronto.routing.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.matching.Decision.Against;
import io.pronto.routing.matching.Decision.Considered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of decisions must do. */
public interface DecisionsContract {
    ConversationId CONVERSATION = new ConversationId(new UUID(0, 1));

    Decisions empty();

    private static Decision decision(int second, @Nullable AgentId chosen) {
        return new Decision(
                CONVERSATION,
                new QueueId("general"),
                Floor.POLICY,
                Instant.parse("2026-11-22T08:00:00.123Z").plusSeconds(second),
                List.of(new SkillNeed(new SkillId("billing"), 3)),
                "zh",
                25,
                Instant.parse("2026-11-22T08:01:00Z"),
                240L,
                chosen,
                List.of("least-loaded"),
                List.of(
                        new Considered(new AgentId("a"), "Ada", 25, 100, List.of("able"), List.of()),
                        new Considered(
                                new AgentId("b"),
                                "Ben",
                                0,
                                100,
                                List.of(),
                                List.of(new Against("skill-missing", "billing 0 < 3")))),
                Map.of("offline", 7));
    }

    @Test
    default void decisionsComeBackLatestFirstAndWhole() {
        Decisions store = empty();
        store.record(decision(1, null));
        store.record(decision(2, new AgentId("a")));
        assertThat(store.about(CONVERSATION, 10)).containsExactly(decision(2, new AgentId("a")), decision(1, null));
        assertThat(store.about(CONVERSATION, 1)).hasSize(1);
        assertThat(store.about(new ConversationId(new UUID(9, 9)), 10)).isEmpty();
    }
}
