package io.pronto.routing.dispatch;

import static io.pronto.routing.dispatch.TestPool.agent;
import static io.pronto.routing.dispatch.TestPool.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Alternative;
import io.pronto.contracts.Channel;
import io.pronto.contracts.Discouragement;
import io.pronto.contracts.Presence;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.ReturnCause;
import io.pronto.contracts.RoutingEvent.OfferEnded;
import io.pronto.contracts.RoutingEvent.WaitDiscouraged;
import io.pronto.contracts.RoutingEvent.WorkAssigned;
import io.pronto.contracts.RoutingEvent.WorkReturned;
import io.pronto.routing.dispatch.ByHand.Person;
import io.pronto.routing.matching.Decision;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.work.WorkState;
import io.pronto.routing.work.WorkState.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ByHandTest {
    private final TestPool pool = new TestPool();

    @Test
    void aTransferGoesToTheColleagueAloneUntilTheReservationEnds() {
        pool.online("lena");
        pool.arrives(1);
        pool.accepts("lena", 1);
        pool.appears("mei", 25);
        pool.comes("mei");
        pool.online("omar");
        pool.arrives(2, Priority.NORMAL, null, Channel.CHAT);
        pool.goes("omar", Presence.AWAY);
        pool.goes("lena", Presence.AWAY);
        assertThat(pool.item(2).holder()).contains(agent("mei"));
        pool.accepts("mei", 2);
        pool.comes("omar");

        var verdict = pool.dispatch
                .byHand()
                .transferToAgent(new Person(agent("lena"), false), conversation(1), agent("mei"), "knows it", pool.now);
        assertThat(verdict).isInstanceOf(Verdict.Granted.class);
        assertThat(pool.told(WorkReturned.class).getLast().toAgent()).isEqualTo(agent("mei"));
        assertThat(pool.state(1).kind()).isEqualTo(Kind.WAITING);
        pool.passes(Duration.ofMinutes(2));
        assertThat(pool.item(1).holder()).contains(agent("omar"));
    }

    @Test
    void aTransferredConversationIsNotOfferedStraightBack() {
        pool.queue("billing");
        pool.online("lena");
        pool.arrives(1);
        pool.accepts("lena", 1);
        pool.dispatch
                .byHand()
                .transferToQueue(
                        new Person(agent("lena"), false), conversation(1), new QueueId("billing"), null, pool.now);
        assertThat(pool.state(1).kind()).isEqualTo(Kind.WAITING);
        assertThat(pool.item(1).queue()).isEqualTo(new QueueId("billing"));
    }

    @Test
    void anAgentHandsOnlyOwnWorkOn() {
        pool.online("lena");
        pool.arrives(1);
        pool.accepts("lena", 1);
        pool.online("mei");
        assertThat(pool.dispatch
                        .byHand()
                        .transferToQueue(
                                new Person(agent("mei"), false), conversation(1), Queue.DEFAULT, null, pool.now))
                .isEqualTo(Verdict.refused(Refusal.NOT_FOUND));
        assertThat(pool.dispatch.byHand().take(new Person(agent("mei"), false), conversation(1), pool.now))
                .isEqualTo(Verdict.refused(Refusal.NOT_FOUND));
        assertThat(pool.dispatch
                        .byHand()
                        .assign(new Person(agent("mei"), false), conversation(1), agent("mei"), pool.now))
                .isEqualTo(Verdict.refused(Refusal.NOT_FOUND));
    }

    @Test
    void aSupervisorAssignsAgainstTheRulesAndItIsWrittenDown() {
        pool.skill("billing");
        pool.queue("invoices", "billing");
        pool.online("lena");
        pool.arrives(1, Priority.NORMAL, "invoices", Channel.CHAT);
        pool.dispatch.byHand().assign(new Person(agent("boss"), true), conversation(1), agent("lena"), pool.now);
        assertThat(pool.item(1).isAssignedTo(agent("lena"))).isTrue();
        assertThat(pool.decisions.about(conversation(1), 1).getFirst()).satisfies(decision -> {
            assertThat(decision.policy()).isEqualTo("by-hand");
            assertThat(decision.considered().getFirst().objections())
                    .extracting(Decision.Against::code)
                    .containsExactly("skill-missing");
        });
        assertThat(pool.told(WorkAssigned.class).getLast().by()).isEqualTo(agent("boss"));
    }

    @Test
    void aSupervisorWhoTakesWorkIsThereFromThenOn() {
        pool.appears("boss", 100);
        pool.arrives(1);
        assertThat(pool.dispatch.byHand().take(new Person(agent("boss"), true), conversation(1), pool.now))
                .isInstanceOf(Verdict.Granted.class);
        pool.customerWrites(1);
        assertThat(pool.item(1).isAssignedTo(agent("boss"))).isTrue();
        assertThat(pool.agents.find(agent("boss")).orElseThrow().presence()).isEqualTo(Presence.AWAY);
    }

    @Test
    void aSupervisorMovesOfferedWork() {
        pool.queue("invoices");
        pool.online("lena");
        pool.arrives(1);
        pool.dispatch
                .byHand()
                .move(new Person(agent("boss"), true), conversation(1), new QueueId("invoices"), pool.now);
        assertThat(pool.told(OfferEnded.class)).hasSize(1);
        assertThat(pool.told(WorkReturned.class).getLast().cause()).isEqualTo(ReturnCause.MOVED_BY_SUPERVISOR);
        assertThat(pool.state(1)).isInstanceOf(WorkState.Offered.class);
        assertThat(pool.item(1).queue()).isEqualTo(new QueueId("invoices"));
    }

    @Test
    void anEscalationMovesWorkFromWhereverItIsAndLeavesAloneWhatIsThereAlready() {
        pool.queue("seniors");
        QueueId seniors = new QueueId("seniors");
        pool.online("lena");
        pool.arrives(1);
        pool.accepts("lena", 1);
        assertThat(pool.dispatch.byHand().escalate(conversation(1), seniors, pool.now))
                .isInstanceOf(Verdict.Granted.class);
        assertThat(pool.item(1).queue()).isEqualTo(seniors);
        WorkReturned told = pool.told(WorkReturned.class).getLast();
        assertThat(told.cause()).isEqualTo(ReturnCause.ESCALATED);
        assertThat(told.from()).isEqualTo(agent("lena"));
        assertThat(told.by()).isNull();

        int before = pool.told(WorkReturned.class).size();
        pool.dispatch.byHand().escalate(conversation(1), seniors, pool.now);
        assertThat(pool.told(WorkReturned.class)).hasSize(before);
        assertThat(pool.dispatch.byHand().escalate(conversation(1), new QueueId("nowhere"), pool.now))
                .isEqualTo(Verdict.refused(Refusal.QUEUE_UNKNOWN));
    }

    @Test
    void aSupervisorPutsItBackAndWhoHadItIsNotAskedForAWhile() {
        Person boss = new Person(agent("grace"), true);
        pool.online("lena");
        pool.arrives(1);
        pool.accepts("lena", 1);
        assertThat(pool.dispatch.byHand().requeue(new Person(agent("lena"), false), conversation(1), pool.now))
                .isEqualTo(Verdict.refused(Refusal.NOT_FOUND));
        pool.dispatch.byHand().requeue(boss, conversation(1), pool.now);
        assertThat(pool.state(1).kind()).isEqualTo(Kind.WAITING);
        pool.online("mei");
        assertThat(pool.item(1).holder()).contains(agent("mei"));
        pool.dispatch.byHand().requeue(boss, conversation(1), pool.now);
        assertThat(pool.state(1).kind()).isEqualTo(Kind.WAITING);
        assertThat(pool.told(OfferEnded.class)).hasSize(1);
        pool.resolves(1);
        assertThat(pool.dispatch.byHand().requeue(boss, conversation(1), pool.now))
                .isEqualTo(Verdict.refused(Refusal.WORK_ENDED));
    }

    @Test
    void whatIsPulledIsOfferedToNobodyAndTakenInOrderAsLongAsItFits() {
        served("self", QueueRules.Delivery.PULL);
        pool.appears("lena", 50);
        pool.comes("lena");
        pool.arrives(1, Priority.NORMAL, "self", Channel.CHAT);
        pool.arrives(2, Priority.HIGH, "self", Channel.CHAT);
        pool.arrives(3, Priority.NORMAL, "self", Channel.CHAT);
        assertThat(pool.state(1).kind()).isEqualTo(Kind.WAITING);
        assertThat(pool.decisions.about(conversation(1), 1).getFirst().reasons())
                .containsExactly("pull");
        Person lena = new Person(agent("lena"), false);
        assertThat(pool.dispatch.byHand().toTake(lena, pool.now, 9)).hasSize(3);
        pool.dispatch.byHand().takeNext(lena, pool.now);
        assertThat(pool.item(2).holder()).contains(agent("lena"));
        pool.dispatch.byHand().takeNext(lena, pool.now);
        assertThat(pool.dispatch.byHand().takeNext(lena, pool.now)).isEqualTo(Verdict.refused(Refusal.NOTHING_TO_TAKE));
        assertThat(pool.dispatch.reasons().inShort(List.of(pool.item(3)), pool.now))
                .hasSize(1)
                .first()
                .satisfies(waits -> {
                    assertThat(waits.reasons()).containsExactly("pull");
                    assertThat(waits.objections()).containsEntry("no-room", 1);
                });
    }

    @Test
    void whatIsAcceptedByItselfIsTheAgentsAtOnce() {
        served("quick", QueueRules.Delivery.AUTO_ACCEPT);
        pool.online("lena");
        pool.arrives(1, Priority.NORMAL, "quick", Channel.CHAT);
        assertThat(pool.state(1).kind()).isEqualTo(Kind.ASSIGNED);
        assertThat(pool.told(WorkAssigned.class)).hasSize(1);
    }

    @Test
    void aConversationTakesMoreOrLessThanUsualWhenItsAgentSaysSo() {
        pool.online("lena");
        for (int i = 1; i <= 4; i++) {
            pool.arrives(i);
            pool.accepts("lena", i);
        }
        pool.arrives(5);
        assertThat(pool.state(5).kind()).isEqualTo(Kind.WAITING);
        assertThat(pool.dispatch.byHand().weigh(new Person(agent("mei"), false), conversation(1), 5, pool.now))
                .isEqualTo(Verdict.refused(Refusal.NOT_FOUND));
        pool.dispatch.byHand().weigh(new Person(agent("lena"), false), conversation(1), 5, pool.now);
        assertThat(pool.state(5).kind()).isEqualTo(Kind.WAITING);
        pool.dispatch.byHand().weigh(new Person(agent("lena"), false), conversation(2), 5, pool.now);
        assertThat(pool.state(5).kind()).isEqualTo(Kind.OFFERED);
    }

    @Test
    void nobodysBudgetIsExceededByAWeight() {
        pool.online("lena");
        for (int i = 1; i <= 3; i++) {
            pool.arrives(i);
            pool.accepts("lena", i);
        }
        Person boss = new Person(agent("boss"), true);
        assertThat(pool.dispatch.byHand().weigh(boss, conversation(1), 51, pool.now))
                .isEqualTo(Verdict.refused(Refusal.NO_ROOM));
        assertThat(pool.item(1).weight()).isEqualTo(25);
        assertThat(pool.dispatch.byHand().weigh(boss, conversation(1), 50, pool.now))
                .isInstanceOf(Verdict.Granted.class);
        assertThat(pool.item(1).weight()).isEqualTo(50);
    }

    @Test
    void aSupervisorMayMakeWhatWaitsLighterSoThatItFits() {
        pool.appears("lena", 30);
        pool.comes("lena");
        pool.arrives(1);
        pool.arrives(2);
        assertThat(pool.dispatch.byHand().weigh(new Person(agent("lena"), false), conversation(2), 5, pool.now))
                .isEqualTo(Verdict.refused(Refusal.NOT_FOUND));
        pool.dispatch.byHand().weigh(new Person(agent("boss"), true), conversation(2), 5, pool.now);
        assertThat(pool.item(2).holder()).contains(agent("lena"));
    }

    @Test
    void whoComesToAFullQueueWaitsAllTheSameAndIsToldWhatElseThereIs() {
        pool.queue("small");
        Queue small = pool.queues.find(new QueueId("small")).orElseThrow();
        QueueRules usual = QueueRules.USUAL;
        pool.dispatch
                .catalogue()
                .define(
                        small.servedBy(new QueueRules(
                                usual.order(),
                                Set.of(),
                                List.of(),
                                null,
                                new QueueRules.Limit(1, QueueRules.WhenFull.MESSAGE, Map.of("en", "Write to us.")),
                                null,
                                Duration.ZERO,
                                usual.delivery())),
                        pool.now);
        pool.arrives(1, Priority.NORMAL, "small", Channel.CHAT);
        assertThat(pool.told(WaitDiscouraged.class)).isEmpty();
        pool.arrives(2, Priority.NORMAL, "small", Channel.CHAT);
        assertThat(pool.state(2).kind()).isEqualTo(Kind.WAITING);
        assertThat(pool.told(WaitDiscouraged.class))
                .containsExactly(new WaitDiscouraged(
                        conversation(2),
                        new QueueId("small"),
                        Discouragement.FULL,
                        Alternative.MESSAGE,
                        "Write to us.",
                        pool.now));
    }

    private void served(String id, QueueRules.Delivery delivery) {
        pool.queue(id);
        Queue queue = pool.queues.find(new QueueId(id)).orElseThrow();
        pool.dispatch
                .catalogue()
                .define(
                        queue.servedBy(new QueueRules(
                                queue.rules().order(), Set.of(), List.of(), null, null, null, Duration.ZERO, delivery)),
                        pool.now);
    }
}
