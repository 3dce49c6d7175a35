package io.pronto.routing.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.Tier;
import io.pronto.routing.work.WorkState.Attention;
import io.pronto.routing.work.WorkState.Kind;
import io.pronto.routing.work.WorkState.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of work must do. Each test begins with an empty store. */
public interface WorkItemsContract {
    Instant NOW = Instant.parse("2026-11-22T08:00:00.123Z");
    QueueId GENERAL = new QueueId("general");
    AgentId MEI = new AgentId("mei");

    WorkItems empty();

    static WorkItem waiting(int number, Priority priority, Instant since) {
        return WorkItem.arriving(
                new ConversationId(new UUID(0, number)),
                new Needs(
                        Channel.CHAT,
                        "zh-CN",
                        Tier.VIP,
                        priority,
                        new QueueId("named"),
                        "topic",
                        List.of(new SkillNeed(new SkillId("billing"), 2))),
                GENERAL,
                List.of(new SkillNeed(new SkillId("billing"), 3)),
                25,
                new AgentId("preferred"),
                since,
                NOW);
    }

    private static WorkItem offered(int number, int seconds) {
        return waiting(number, Priority.NORMAL, NOW)
                .offeredTo(MEI, new OfferId(new UUID(1, number)), NOW, NOW.plusSeconds(seconds));
    }

    @Test
    default void everyStateComesBackAsItWasSaved() {
        WorkItems store = empty();
        WorkItem waiting = waiting(1, Priority.URGENT, NOW.minusSeconds(5));
        List<WorkItem> all = List.of(
                waiting,
                waiting.declinedBy(MEI, NOW),
                waiting.expecting(new Outlook(
                        NOW.plusSeconds(60), Duration.ofSeconds(18), Duration.ofMinutes(4), Duration.ofSeconds(-30))),
                waiting.overflowing(NOW),
                waiting.returned(new Reservation(MEI, NOW.plusSeconds(120)), NOW),
                offered(1, 30),
                offered(1, 30).assignedTo(MEI, AssignmentCause.TAKEN, NOW),
                waiting.assignedTo(MEI, AssignmentCause.OFFER_ACCEPTED, NOW)
                        .attended(new Attention.CustomerAwaited(NOW.plusSeconds(300))),
                waiting.assignedTo(MEI, AssignmentCause.ASSIGNED_BY_SUPERVISOR, NOW)
                        .attended(new Attention.Freed()),
                waiting.finished(NOW));
        for (WorkItem item : all) {
            store.save(item);
            assertThat(store.find(item.conversation())).contains(item);
        }
        assertThat(store.find(new ConversationId(new UUID(9, 9)))).isEmpty();
    }

    @Test
    default void theBacklogComesInOrderAndInPages() {
        WorkItems store = empty();
        store.save(waiting(1, Priority.NORMAL, NOW));
        store.save(waiting(2, Priority.NORMAL, NOW.minusSeconds(10)));
        store.save(waiting(3, Priority.HIGH, NOW));
        store.save(waiting(4, Priority.NORMAL, NOW));
        store.save(offered(5, 30));
        store.save(waiting(6, Priority.URGENT, NOW).finished(NOW));
        List<WorkItem> page = store.waiting(null, 2);
        assertThat(numbers(page)).containsExactly(3, 2);
        assertThat(numbers(store.waiting(page.getLast(), 5))).containsExactly(1, 4);
    }

    @Test
    default void theLineKeepsThePlacesOfWhatIsOffered() {
        WorkItems store = empty();
        store.save(waiting(1, Priority.NORMAL, NOW.minusSeconds(9)));
        store.save(offered(2, 30));
        WorkItem last = waiting(3, Priority.NORMAL, NOW.plusSeconds(1));
        store.save(last);
        store.save(waiting(4, Priority.NORMAL, NOW).needing(last.needs(), new QueueId("other"), List.of(), 25));
        assertThat(numbers(store.line(GENERAL, 10))).containsExactly(1, 2, 3);
        assertThat(numbers(store.line(GENERAL, 2))).containsExactly(1, 2);
        assertThat(store.position(last)).isEqualTo(3);
        assertThat(store.open(GENERAL)).isEqualTo(3);
    }

    @Test
    default void unfinishedWorkIsListedByQueueAndState() {
        WorkItems store = empty();
        store.save(waiting(1, Priority.NORMAL, NOW));
        store.save(offered(2, 30));
        store.save(waiting(3, Priority.NORMAL, NOW).finished(NOW));
        store.save(waiting(4, Priority.NORMAL, NOW).assignedTo(MEI, AssignmentCause.TAKEN, NOW));
        assertThat(numbers(store.unfinished(null, null, null, null, 10))).containsExactly(1, 2, 4);
        assertThat(numbers(store.unfinished(GENERAL, Kind.OFFERED, null, null, 10)))
                .containsExactly(2);
        assertThat(store.unfinished(new QueueId("other"), null, null, null, 10)).isEmpty();
        WorkItem first = store.find(new ConversationId(new UUID(0, 1))).orElseThrow();
        assertThat(numbers(store.unfinished(null, null, first.place(), first.conversation(), 1)))
                .containsExactly(2);
    }

    @Test
    default void loadsCountWhatIsOfferedAndWhatHasAttention() {
        WorkItems store = empty();
        store.save(offered(1, 30));
        store.save(waiting(2, Priority.NORMAL, NOW).assignedTo(MEI, AssignmentCause.TAKEN, NOW));
        store.save(waiting(3, Priority.NORMAL, NOW)
                .assignedTo(MEI, AssignmentCause.TAKEN, NOW)
                .attended(new Attention.Freed()));
        store.save(waiting(4, Priority.NORMAL, NOW));
        assertThat(store.loads()).isEqualTo(Map.of(MEI, 50));
        assertThat(numbers(store.heldBy(MEI))).containsExactly(1, 2, 3);
        assertThat(store.heldBy(new AgentId("nobody"))).isEmpty();
        assertThat(store.offeredBy(new OfferId(new UUID(1, 1)))).isPresent();
        assertThat(store.offeredBy(new OfferId(new UUID(1, 2)))).isEmpty();
    }

    @Test
    default void whatIsDueComesMostOverdueFirst() {
        WorkItems store = empty();
        assertThat(store.nextDue()).isEmpty();
        store.save(offered(1, 30));
        store.save(offered(2, 10));
        store.save(waiting(3, Priority.NORMAL, NOW));
        assertThat(store.nextDue()).contains(NOW.plusSeconds(10));
        assertThat(store.due(NOW, 10)).isEmpty();
        assertThat(store.due(NOW.plus(Duration.ofMinutes(1)), 10))
                .containsExactly(new ConversationId(new UUID(0, 2)), new ConversationId(new UUID(0, 1)));
        assertThat(store.due(NOW.plus(Duration.ofMinutes(1)), 1)).hasSize(1);
        store.save(offered(2, 10).offerEnded());
        assertThat(store.nextDue()).contains(NOW.plusSeconds(30));
    }

    @Test
    default void workIsWokenUntilItIsSavedAgain() {
        WorkItems store = empty();
        WorkItem item = waiting(1, Priority.NORMAL, NOW);
        store.save(item, NOW.plusSeconds(60));
        assertThat(store.nextDue()).contains(NOW.plusSeconds(60));
        assertThat(store.due(NOW.plusSeconds(60), 10)).containsExactly(item.conversation());

        store.save(item);
        assertThat(store.nextDue()).isEmpty();
        store.save(offered(2, 10), NOW.plusSeconds(90));
        assertThat(store.nextDue()).contains(NOW.plusSeconds(10));
    }

    private static List<Integer> numbers(List<WorkItem> items) {
        return items.stream()
                .map(item -> (int) item.conversation().value().getLeastSignificantBits())
                .toList();
    }
}
