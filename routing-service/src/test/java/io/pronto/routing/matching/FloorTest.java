package io.pronto.routing.matching;

import static io.pronto.routing.matching.FloorWorld.BILLING;
import static io.pronto.routing.matching.FloorWorld.NOW;
import static io.pronto.routing.matching.FloorWorld.RETURNS;
import static io.pronto.routing.matching.FloorWorld.agent;
import static io.pronto.routing.matching.FloorWorld.call;
import static io.pronto.routing.matching.FloorWorld.chat;
import static io.pronto.routing.matching.FloorWorld.need;
import static io.pronto.routing.matching.FloorWorld.offered;
import static io.pronto.routing.matching.FloorWorld.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.Presence;
import io.pronto.contracts.Priority;
import io.pronto.routing.agent.AgentProfile;
import io.pronto.routing.queue.Order;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.queue.Ring;
import io.pronto.routing.team.TeamId;
import io.pronto.routing.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FloorTest {
    private static final AgentId ANNA = new AgentId("anna");
    private static final AgentId BEN = new AgentId("ben");
    private static final Ring.Reach OWN = new Ring.Reach.OwnTeams();

    private final Floor floor = new Floor();

    @Test
    void workWaitsUntilSomebodyWithItsSkillsHasRoom() {
        WorkItem one = chat(1, "q", NOW, need(BILLING, 3));
        floor.put(agent("anna", Map.of(BILLING, 2)));
        floor.put(one, NOW);

        assertThat(floor.agentFor(one, NOW)).isEmpty();
        assertThat(floor.workFor(ANNA, NOW)).isEmpty();

        floor.put(agent("ben", Map.of(BILLING, 3)));
        assertThat(floor.agentFor(one, NOW)).map(Choice::agent).contains(BEN);
        assertThat(floor.workFor(BEN, NOW)).contains(one);
    }

    @Test
    void aRingOpensWithTimeAndSaysSo() {
        floor.define(queue("q", Order.USUAL, new Ring(Duration.ofMinutes(1), 1, false, OWN, false)));
        WorkItem one = chat(1, "q", NOW, need(BILLING, 3));
        floor.put(agent("anna", Map.of(BILLING, 2)));
        floor.put(one, NOW);

        assertThat(floor.nextChange()).contains(NOW.plusSeconds(60));
        assertThat(floor.widened(NOW.plusSeconds(59))).isEmpty();
        assertThat(floor.workFor(ANNA, NOW.plusSeconds(59))).isEmpty();
        assertThat(floor.widened(NOW.plusSeconds(60))).containsExactly(one);
        assertThat(floor.agentFor(one, NOW.plusSeconds(60)))
                .contains(new Choice(ANNA, 1, List.of("has-skills", "ring-1", "only-one-able")));
        assertThat(floor.workFor(ANNA, NOW.plusSeconds(60))).contains(one);
    }

    @Test
    void aNeighbouringSkillStandsInFromItsRingOn() {
        floor.neighbours(Map.of(BILLING, Set.of(RETURNS)));
        floor.define(queue("q", Order.USUAL, new Ring(Duration.ofMinutes(1), 0, true, OWN, false)));
        floor.put(agent("anna", Map.of(RETURNS, 4)));
        WorkItem one = chat(1, "q", NOW, need(BILLING, 3));
        floor.put(one, NOW);

        assertThat(floor.workFor(ANNA, NOW)).isEmpty();
        assertThat(floor.workFor(ANNA, NOW.plusSeconds(60))).contains(one);
        assertThat(floor.agentFor(one, NOW.plusSeconds(60))).map(Choice::agent).contains(ANNA);
    }

    @Test
    void ownTeamComesFirstEvenIfBusier() {
        floor.define(queue(
                "q",
                new QueueRules(
                        Order.USUAL,
                        Set.of(new TeamId("south")),
                        List.of(new Ring(Duration.ZERO, 0, false, new Ring.Reach.EveryTeam(), false)),
                        null,
                        null,
                        null,
                        Duration.ZERO,
                        QueueRules.Delivery.OFFER)));
        var anna = agent("anna", Map.of());
        floor.put(anna.withProfile(new AgentProfile(
                Set.of("en"), Map.of(), 100, Set.of(new TeamId("south")), null, null, Duration.ZERO, 0)));
        floor.put(agent("ben", Map.of()));
        floor.put(offered(chat(9, "q", NOW), ANNA, NOW), NOW);

        assertThat(floor.agentFor(chat(1, "q", NOW), NOW)).map(Choice::agent).contains(ANNA);
        floor.put(anna.withPresence(Presence.AWAY, NOW));
        assertThat(floor.agentFor(chat(1, "q", NOW), NOW)).map(Choice::agent).contains(BEN);
    }

    @Test
    void aCallExcludesEverythingElse() {
        floor.put(agent("anna", Map.of(), 200, Presence.ONLINE));
        WorkItem talking = call(1, "q", NOW);
        floor.put(offered(chat(2, "q", NOW), ANNA, NOW), NOW);
        assertThat(floor.agentFor(talking, NOW)).isEmpty();

        floor.forget(chat(2, "q", NOW).conversation());
        assertThat(floor.agentFor(talking, NOW)).isPresent();
        floor.put(offered(talking, ANNA, NOW), NOW);
        assertThat(floor.agentFor(chat(3, "q", NOW), NOW)).isEmpty();
    }

    @Test
    void workWaitsForItsPreferredAgentAsLongAsTheQueueInsists() {
        floor.define(queue(
                "q",
                new QueueRules(
                        Order.USUAL,
                        Set.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        Duration.ofSeconds(90),
                        QueueRules.Delivery.OFFER)));
        floor.put(agent("anna", Map.of(), 25, Presence.ONLINE));
        floor.put(agent("ben", Map.of()));
        floor.put(offered(chat(9, "q", NOW), ANNA, NOW), NOW);
        WorkItem fresh = chat(1, "q", NOW);
        WorkItem mine = new WorkItem(
                fresh.conversation(),
                fresh.needs(),
                fresh.queue(),
                fresh.skills(),
                fresh.weight(),
                ANNA,
                null,
                NOW,
                Map.of(),
                fresh.outlook(),
                Set.of(),
                fresh.state());
        floor.put(mine, NOW);

        assertThat(floor.agentFor(mine, NOW)).isEmpty();
        assertThat(floor.workFor(BEN, NOW)).isEmpty();
        floor.forget(chat(9, "q", NOW).conversation());
        assertThat(floor.workFor(ANNA, NOW)).contains(mine);

        floor.put(agent("anna", Map.of(), 25, Presence.AWAY));
        assertThat(floor.widened(NOW)).containsExactly(mine);
        assertThat(floor.workFor(BEN, NOW)).contains(mine);
    }

    @Test
    void whoDeclinedIsAskedAgainOnlyAfterARestAndLast() {
        floor.put(agent("anna", Map.of()));
        WorkItem declined = chat(1, "q", NOW).declinedBy(ANNA, NOW);
        floor.put(declined, NOW);
        WorkItem next = chat(2, "q", NOW.plusSeconds(1));
        floor.put(next, NOW);

        assertThat(floor.workFor(ANNA, NOW)).contains(next);
        Instant rested = NOW.plus(WorkItem.DECLINE_REST);
        assertThat(floor.widened(rested)).containsExactly(declined);
        assertThat(floor.agentFor(declined, rested)).map(Choice::agent).contains(ANNA);
        floor.put(agent("ben", Map.of()));
        floor.put(offered(chat(9, "q", NOW), BEN, NOW), NOW);
        assertThat(floor.agentFor(declined, rested)).map(Choice::agent).contains(BEN);
    }

    @Test
    void rareSkillsAreKeptFree() {
        floor.put(agent("anna", Map.of(RETURNS, 3, BILLING, 3)));
        floor.put(agent("ben", Map.of(RETURNS, 3)));
        floor.put(agent("cleo", Map.of(RETURNS, 3)));

        assertThat(floor.agentFor(call(1, "q", NOW, need(RETURNS, 1)), NOW))
                .contains(new Choice(BEN, 0, List.of("has-skills", "longest-idle")));
        floor.put(offered(call(2, "q", NOW), BEN, NOW), NOW);
        floor.put(agent("dora", Map.of(RETURNS, 3)));
        assertThat(floor.agentFor(call(1, "q", NOW, need(RETURNS, 1)), NOW))
                .map(Choice::agent)
                .contains(new AgentId("cleo"));
    }

    @Test
    void nothingIsOfferedFromAQueueThatAgentsPullFrom() {
        floor.define(queue(
                "q",
                new QueueRules(
                        Order.USUAL, Set.of(), List.of(), null, null, null, Duration.ZERO, QueueRules.Delivery.PULL)));
        floor.put(agent("anna", Map.of()));
        WorkItem one = chat(1, "q", NOW);
        floor.put(one, NOW);

        assertThat(floor.agentFor(one, NOW)).isEmpty();
        assertThat(floor.workFor(ANNA, NOW)).isEmpty();
        assertThat(floor.qualifies(one, ANNA, NOW)).isTrue();
    }

    @Test
    void eachPresetHasItsOrder() {
        WorkItem old = chat(1, "q", NOW.minusSeconds(40));
        WorkItem fresh = chat(2, "q", NOW.minusSeconds(5));
        WorkItem urgent = FloorWorld.work(3, "q", Channel.CHAT, Priority.URGENT, NOW.minusSeconds(1));

        assertThat(order(new Order.Fifo(), old, fresh, urgent)).containsExactly(old, fresh, urgent);
        assertThat(order(Order.USUAL, old, fresh, urgent)).containsExactly(urgent, old, fresh);
        assertThat(order(Order.DeadlineAware.USUAL, old, fresh, urgent)).containsExactly(fresh, urgent, old);
    }

    @Test
    void whoWasOvertakenForLongEnoughComesBeforeThoseInTime() {
        WorkItem old = chat(1, "q", NOW.minus(Order.DeadlineAware.USUAL.overtaken()));
        WorkItem fresh = chat(2, "q", NOW.minusSeconds(5));

        assertThat(order(Order.DeadlineAware.USUAL, old, fresh)).containsExactly(old, fresh);
    }

    @Test
    void whoseSecondPromiseBreaksTooLetsOthersPassOnceMoreAndThenComesBeforeAll() {
        Duration overtaken = Order.DeadlineAware.USUAL.overtaken();
        WorkItem owed = chat(1, "q", NOW.minus(overtaken));
        WorkItem twiceLate = chat(2, "q", NOW.minus(overtaken.multipliedBy(3).dividedBy(2)));
        WorkItem fresh = chat(3, "q", NOW.minusSeconds(5));
        WorkItem longest = chat(4, "q", NOW.minus(overtaken.multipliedBy(2)));

        assertThat(order(Order.DeadlineAware.USUAL, owed, twiceLate, fresh, longest))
                .containsExactly(longest, owed, fresh, twiceLate);
    }

    @Test
    void theLimitRisesWithWhatTheLongestWaitWouldHaveBeenInTurn() {
        Floor line = new Floor();
        line.define(queue("q", Order.DeadlineAware.USUAL));
        line.put(agent("anna", Map.of(), 1_000, Presence.ONLINE));
        WorkItem patient = chat(1, "q", NOW);
        line.put(patient, NOW);
        Instant later = NOW.plusSeconds(600);
        WorkItem fresh = chat(2, "q", later.minusSeconds(5));
        line.put(fresh, later);
        assertThat(line.workFor(ANNA, later)).contains(patient);
        // Ten minutes in turn: from now on the limit is eight.
        line.put(offered(patient, ANNA, later), later);
        WorkItem six = chat(3, "q", later.minusSeconds(360));
        line.put(six, later);
        assertThat(line.workFor(ANNA, later)).contains(fresh);
        WorkItem nine = chat(4, "q", later.minusSeconds(540));
        line.put(nine, later);
        assertThat(line.workFor(ANNA, later)).contains(nine);
    }

    @Test
    void aDecisionExplainsItsCandidates() {
        floor.put(agent("anna", Map.of(BILLING, 4)));
        floor.put(agent("ben", Map.of(BILLING, 1)));
        floor.put(agent("cleo", Map.of(BILLING, 4), 10, Presence.ONLINE));
        floor.put(agent("dora", Map.of(BILLING, 4), 100, Presence.AWAY));

        Decision decision = floor.decide(chat(1, "q", NOW, need(BILLING, 2)), NOW);

        assertThat(decision.winner()).contains(ANNA);
        assertThat(decision.policy()).isEqualTo("floor/2 priority");
        assertThat(decision.considered())
                .extracting(each -> each.agent().value() + " "
                        + each.objections().stream().map(Decision.Against::code).toList())
                .containsExactlyInAnyOrder("anna []", "ben [skill-missing]", "cleo [no-room]", "dora [away]");
        assertThat(decision.considered().getFirst().agent()).isEqualTo(ANNA);
    }

    @Test
    void aQueueWithNewRulesIsSortedAnew() {
        WorkItem old = chat(1, "q", NOW.minusSeconds(40));
        WorkItem fresh = chat(2, "q", NOW.minusSeconds(5));
        floor.put(agent("anna", Map.of()));
        floor.put(old, NOW);
        floor.put(fresh, NOW);
        assertThat(floor.workFor(ANNA, NOW)).contains(old);

        floor.define(queue("q", Order.DeadlineAware.USUAL));
        assertThat(floor.workFor(ANNA, NOW)).contains(fresh);
        assertThat(floor.waiting()).isEqualTo(2);
    }

    private static List<WorkItem> order(Order order, WorkItem... items) {
        Floor line = new Floor();
        line.define(queue("q", order));
        line.put(agent("anna", Map.of()));
        for (WorkItem item : items) {
            line.put(item, NOW);
        }
        List<WorkItem> served = new ArrayList<>();
        for (var next = line.workFor(ANNA, NOW); next.isPresent(); next = line.workFor(ANNA, NOW)) {
            served.add(next.get());
            line.forget(next.get().conversation());
        }
        return served;
    }
}
