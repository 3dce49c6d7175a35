package io.pronto.routing.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.Tier;
import io.pronto.routing.work.WorkState.Attention;
import io.pronto.routing.work.WorkState.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkTransitionsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final AgentId MEI = new AgentId("mei");

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource({
        "WAITING,  WAITING,  true",
        "WAITING,  OFFERED,  true",
        "WAITING,  ASSIGNED, true",
        "WAITING,  FINISHED, true",
        "OFFERED,  WAITING,  true",
        "OFFERED,  OFFERED,  false",
        "OFFERED,  ASSIGNED, true",
        "OFFERED,  FINISHED, true",
        "ASSIGNED, WAITING,  true",
        "ASSIGNED, OFFERED,  false",
        "ASSIGNED, ASSIGNED, true",
        "ASSIGNED, FINISHED, true",
        "FINISHED, WAITING,  true",
        "FINISHED, OFFERED,  false",
        "FINISHED, ASSIGNED, false",
        "FINISHED, FINISHED, false"
    })
    void fullMatrix(Kind from, Kind to, boolean allowed) {
        assertThat(WorkTransitions.allows(from, to)).isEqualTo(allowed);
        WorkItem item = in(from);
        if (allowed) {
            assertThat(bring(item, to).state().kind()).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> bring(item, to))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(item.conversation().toString());
        }
    }

    private static WorkItem in(Kind kind) {
        WorkItem waiting = WorkItem.arriving(
                new ConversationId(new UUID(0, 1)),
                new Needs(Channel.CHAT, "en", Tier.STANDARD, Priority.NORMAL, null, null, List.of()),
                new QueueId("general"),
                List.of(),
                25,
                null,
                NOW,
                NOW);
        return kind == Kind.WAITING ? waiting : bring(waiting, kind);
    }

    private static WorkItem bring(WorkItem item, Kind to) {
        return switch (to) {
            case WAITING -> item.returned(null, NOW);
            case OFFERED -> item.offeredTo(MEI, new OfferId(new UUID(0, 2)), NOW, NOW.plusSeconds(30));
            case ASSIGNED ->
                item.state().kind() == Kind.ASSIGNED
                        ? item.attended(new Attention.Freed())
                        : item.assignedTo(MEI, AssignmentCause.TAKEN, NOW);
            case FINISHED -> item.finished(NOW);
        };
    }
}
