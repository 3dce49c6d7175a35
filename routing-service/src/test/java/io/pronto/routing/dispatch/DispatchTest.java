package io.pronto.routing.dispatch;

import static io.pronto.routing.dispatch.TestPool.agent;
import static io.pronto.routing.dispatch.TestPool.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent.ConversationReclassified;
import io.pronto.contracts.ConversationEvent.CustomerAwaited;
import io.pronto.contracts.OfferOutcome;
import io.pronto.contracts.Presence;
import io.pronto.contracts.PresenceCause;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.ReturnCause;
import io.pronto.contracts.RoutingEvent.AgentPresenceChanged;
import io.pronto.contracts.RoutingEvent.OfferEnded;
import io.pronto.contracts.RoutingEvent.WorkAssigned;
import io.pronto.contracts.RoutingEvent.WorkOffered;
import io.pronto.contracts.RoutingEvent.WorkQueued;
import io.pronto.contracts.RoutingEvent.WorkReturned;
import io.pronto.contracts.Tier;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.Weights;
import io.pronto.routing.work.WorkState.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DispatchTest {
    private final TestPool pool = new TestPool();

    @Test
    void workIsOfferedAtOnceToWhoeverIsFree() {
        pool.online("mei");
        pool.arrives(1);

        assertThat(pool.told(WorkQueued.class)).singleElement().satisfies(queued -> {
            assertThat(queued.queue()).isEqualTo(Queue.DEFAULT);
            assertThat(queued.position()).isEqualTo(1);
        });
        assertThat(pool.told(WorkOffered.class)).singleElement().satisfies(offered -> {
            assertThat(offered.agent()).isEqualTo(agent("mei"));
            assertThat(offered.expiresAt()).isEqualTo(pool.now.plusSeconds(30));
            assertThat(offered.reasons()).contains("only-one-able");
        });
        pool.accepts("mei", 1);
        assertThat(pool.told(WorkAssigned.class)).singleElement().satisfies(assigned -> {
            assertThat(assigned.cause()).isEqualTo(AssignmentCause.OFFER_ACCEPTED);
            assertThat(assigned.agent()).isEqualTo(agent("mei"));
        });
    }

    @Test
    void theLeastLoadedIsAskedFirstThenTheLongestIdle() {
        pool.online("mei");
        pool.online("lena");
        pool.arrives(1);
        assertThat(pool.item(1).holder()).contains(agent("lena"));
        pool.passes(Duration.ofSeconds(1));
        pool.arrives(2);
        assertThat(pool.item(2).holder()).contains(agent("mei"));
        pool.accepts("lena", 1);
        pool.accepts("mei", 2);
        pool.resolves(1);
        pool.resolves(2);
        pool.arrives(3);
        assertThat(pool.item(3).holder()).contains(agent("lena"));
    }

    @Test
    void theHigherPriorityIsServedFirstThenTheLongerWait() {
        pool.arrives(1);
        pool.passes(Duration.ofSeconds(5));
        pool.arrives(2, Priority.URGENT, null, Channel.CHAT);
        pool.arrives(3);
        pool.appears("mei", 25);
        pool.comes("mei");
        assertThat(pool.item(2).holder()).contains(agent("mei"));
        pool.accepts("mei", 2);
        pool.resolves(2);
        assertThat(pool.item(1).holder()).contains(agent("mei"));
        pool.accepts("mei", 1);
        pool.resolves(1);
        assertThat(pool.item(3).holder()).contains(agent("mei"));
    }

    @Test
    void nobodyWaitsBehindHigherPrioritiesForEver() {
        pool.arrives(1, Priority.LOW, null, Channel.CHAT);
        pool.passes(Duration.ofHours(4));
        pool.arrives(2, Priority.URGENT, null, Channel.CHAT);
        pool.appears("mei", 25);
        pool.comes("mei");
        assertThat(pool.item(1).holder()).contains(agent("mei"));
    }

    @Test
    void theBacklogIsServedTheMomentCapacityAppears() {
        for (int i = 1; i <= 6; i++) {
            pool.arrives(i);
        }
        pool.online("mei");
        assertThat(pool.told(WorkOffered.class)).hasSize(4);
        pool.accepts("mei", 1);
        pool.resolves(1);
        assertThat(pool.state(5).kind()).isEqualTo(Kind.OFFERED);
        assertThat(pool.state(6).kind()).isEqualTo(Kind.WAITING);
    }

    @Test
    void aCallTakesAllOfAnAgent() {
        pool.online("mei");
        pool.arrives(1, Priority.NORMAL, null, Channel.EMAIL);
        pool.arrives(2, Priority.NORMAL, null, Channel.PHONE);
        assertThat(pool.state(2).kind()).isEqualTo(Kind.WAITING);
        pool.accepts("mei", 1);
        pool.resolves(1);
        assertThat(pool.item(2).holder()).contains(agent("mei"));
        pool.arrives(3, Priority.NORMAL, null, Channel.SOCIAL);
        assertThat(pool.state(3).kind()).isEqualTo(Kind.WAITING);
    }

    @Test
    void anUnansweredOfferGoesBackToItsPlaceItsAgentIsAwayAndTheNextIsAskedAtOnce() {
        pool.online("lena");
        pool.online("mei");
        pool.arrives(1);
        assertThat(pool.item(1).holder()).contains(agent("lena"));
        pool.passes(Duration.ofSeconds(30));

        assertThat(pool.told(OfferEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.agent()).isEqualTo(agent("lena"));
            assertThat(ended.outcome()).isEqualTo(OfferOutcome.EXPIRED);
        });
        assertThat(pool.told(AgentPresenceChanged.class).getLast())
                .isEqualTo(
                        new AgentPresenceChanged(agent("lena"), Presence.AWAY, PresenceCause.MISSED_OFFER, pool.now));
        assertThat(pool.item(1).holder()).contains(agent("mei"));
    }

    @Test
    void whoMissedOneOfferLosesTheOthersToo() {
        pool.online("lena");
        pool.arrives(1);
        pool.passes(Duration.ofSeconds(10));
        pool.arrives(2);
        pool.passes(Duration.ofSeconds(20));
        assertThat(pool.state(1).kind()).isEqualTo(Kind.WAITING);
        assertThat(pool.state(2).kind()).isEqualTo(Kind.WAITING);
        assertThat(pool.offers.openOf(agent("lena"))).isEmpty();
    }

    @Test
    void anOfferThatRanOutCannotBeAcceptedEvenBeforeItIsSweptAway() {
        pool.online("lena");
        pool.arrives(1);
        var offer = pool.openOffer(1);
        pool.now = pool.now.plusSeconds(30);
        assertThat(pool.dispatch.offers().accept(offer, agent("lena"), pool.now))
                .isEqualTo(Verdict.refused(Refusal.OFFER_ENDED));
    }

    @Test
    void anOfferAcceptedTwiceIsGrantedTwiceAndTakesEffectOnce() {
        pool.online("lena");
        pool.arrives(1);
        var offer = pool.openOffer(1);
        pool.accepts("lena", 1);
        assertThat(pool.dispatch.offers().accept(offer, agent("lena"), pool.now))
                .isInstanceOf(Verdict.Granted.class);
        assertThat(pool.told(WorkAssigned.class)).hasSize(1);
    }

    @Test
    void somebodyElsesOfferIsNotFound() {
        pool.online("lena");
        pool.appears("mei", 100);
        pool.arrives(1);
        assertThat(pool.dispatch.offers().accept(pool.openOffer(1), agent("mei"), pool.now))
                .isEqualTo(Verdict.refused(Refusal.NOT_FOUND));
    }

    @Test
    void whoDeclinesIsNotAskedAgainUntilItRestedAndNobodyElseIsThere() {
        pool.online("lena");
        pool.arrives(1);
        pool.declines("lena", 1);
        assertThat(pool.state(1).kind()).isEqualTo(Kind.WAITING);
        pool.passes(Duration.ofSeconds(59));
        assertThat(pool.state(1).kind()).isEqualTo(Kind.WAITING);
        pool.passes(Duration.ofSeconds(1));
        assertThat(pool.item(1).holder()).contains(agent("lena"));
        pool.online("mei");
        pool.declines("lena", 1);
        assertThat(pool.item(1).holder()).contains(agent("mei"));
    }

    @Test
    void nobodyGetsWorkWithoutItsSkills() {
        pool.skill("billing");
        pool.queue("invoices", "billing");
        pool.online("lena");
        pool.arrives(1, Priority.NORMAL, "invoices", Channel.CHAT);
        assertThat(pool.state(1).kind()).isEqualTo(Kind.WAITING);
        assertThat(pool.decisions.about(conversation(1), 10).getFirst().reasons())
                .containsExactly("nobody-qualified");
        pool.online("mei", "billing");
        assertThat(pool.item(1).holder()).contains(agent("mei"));
    }

    @Test
    void suggestedSkillsChooseTheQueueAndCountOnlyIfSomebodyHasThem() {
        pool.skill("billing");
        pool.skill("returns");
        pool.queue("invoices", "billing");
        pool.appears("mei", 100, "billing");
        pool.arrives(1, Priority.NORMAL, null, Channel.CHAT, "billing", "returns", "witchcraft");
        assertThat(pool.item(1).queue()).isEqualTo(new QueueId("invoices"));
        assertThat(pool.item(1).skills())
                .extracting(need -> need.skill().value())
                .containsExactly("billing");
        // Somebody learns it: then it counts, also for those who wait.
        pool.appears("omar", 100, "billing", "returns");
        assertThat(pool.item(1).skills()).hasSize(2);
        pool.comes("mei");
        assertThat(pool.state(1).kind()).isEqualTo(Kind.WAITING);
        pool.dispatch.staffing().leave(agent("omar"), pool.now);
        assertThat(pool.item(1).holder()).contains(agent("mei"));
    }

    @Test
    void goingOfflineGivesOffersAndConversationsBackAtTheirOldPlace() {
        pool.online("lena");
        pool.arrives(1);
        pool.accepts("lena", 1);
        var since = pool.item(1).waitingSince();
        pool.passes(Duration.ofSeconds(1));
        pool.arrives(2);
        pool.goes("lena", Presence.OFFLINE);

        assertThat(pool.told(WorkReturned.class)).singleElement().satisfies(returned -> {
            assertThat(returned.cause()).isEqualTo(ReturnCause.AGENT_LEFT);
            assertThat(returned.from()).isEqualTo(agent("lena"));
        });
        assertThat(pool.told(OfferEnded.class).getLast().outcome()).isEqualTo(OfferOutcome.WITHDRAWN);
        assertThat(pool.item(1).waitingSince()).isEqualTo(since);
        pool.appears("mei", 25);
        pool.comes("mei");
        assertThat(pool.item(1).holder()).contains(agent("mei"));
    }

    @Test
    void beingAwayGivesOnlyOffersBack() {
        pool.online("lena");
        pool.arrives(1);
        pool.accepts("lena", 1);
        pool.arrives(2);
        pool.goes("lena", Presence.AWAY);
        assertThat(pool.state(1).kind()).isEqualTo(Kind.ASSIGNED);
        assertThat(pool.state(2).kind()).isEqualTo(Kind.WAITING);
    }

    @Test
    void aSilentCustomerFreesTheAgentAfterAWhileAndTakesAttentionAgainWhenBack() {
        pool.appears("lena", 25);
        pool.comes("lena");
        pool.arrives(1);
        pool.accepts("lena", 1);
        pool.arrives(2);
        pool.dispatch.intake().customerAwaited(new CustomerAwaited(conversation(1), agent("lena"), pool.now), pool.now);
        pool.passes(Duration.ofMinutes(4));
        assertThat(pool.state(2).kind()).isEqualTo(Kind.WAITING);
        pool.passes(Duration.ofMinutes(1));
        assertThat(pool.item(2).holder()).contains(agent("lena"));
        pool.accepts("lena", 2);
        pool.customerWrites(1);
        assertThat(pool.work.loads().get(agent("lena"))).isEqualTo(50);
    }

    @Test
    void aConversationWhoseAgentLeftWhileTheCustomerWasSilentComesBackWithTheCustomer() {
        pool.online("lena");
        pool.arrives(1);
        pool.accepts("lena", 1);
        pool.dispatch.intake().customerAwaited(new CustomerAwaited(conversation(1), agent("lena"), pool.now), pool.now);
        pool.goes("lena", Presence.OFFLINE);
        assertThat(pool.state(1).kind()).isEqualTo(Kind.ASSIGNED);
        pool.online("mei");
        pool.customerWrites(1);
        assertThat(pool.item(1).holder()).contains(agent("mei"));
    }

    @Test
    void aReopenedConversationGoesToWhoeverHadIt() {
        pool.online("lena");
        pool.online("mei");
        pool.arrives(1);
        pool.accepts("lena", 1);
        pool.resolves(1);
        pool.passes(Duration.ofHours(1));
        pool.arrives(1);
        assertThat(pool.item(1).holder()).contains(agent("lena"));
        assertThat(pool.told(WorkOffered.class).getLast().reasons()).contains("preferred");
        // Told again, it changes nothing.
        pool.arrives(1);
        assertThat(pool.told(WorkQueued.class)).hasSize(2);
    }

    @Test
    void resolvingOfferedWorkWithdrawsTheOffer() {
        pool.online("lena");
        pool.arrives(1);
        pool.resolves(1);
        assertThat(pool.state(1).kind()).isEqualTo(Kind.FINISHED);
        assertThat(pool.offers.openOf(agent("lena"))).isEmpty();
        assertThat(pool.told(OfferEnded.class).getLast().outcome()).isEqualTo(OfferOutcome.WITHDRAWN);
    }

    @Test
    void anotherTopicSendsWaitingWorkToItsQueue() {
        pool.dispatch
                .catalogue()
                .define(
                        new Queue(
                                new QueueId("returns"),
                                "Returns",
                                "退货",
                                List.of(),
                                Set.of(),
                                Set.of("return"),
                                Duration.ofSeconds(30),
                                Weights.USUAL,
                                true),
                        pool.now);
        pool.arrives(1);
        pool.dispatch
                .intake()
                .reclassified(
                        new ConversationReclassified(
                                conversation(1), Priority.HIGH, Tier.VIP, "return", "en", pool.now),
                        pool.now);
        assertThat(pool.item(1).queue()).isEqualTo(new QueueId("returns"));
        assertThat(pool.told(WorkQueued.class).getLast().priority()).isEqualTo(Priority.HIGH);
    }

    @Test
    void aLanguageThatNobodySpeaksDoesNotLetTheCustomerWaitForEver() {
        pool.appears("lena", 100);
        pool.dispatch.staffing().profile(agent("lena"), Set.of("zh"), Map.of(), 100, pool.now);
        pool.comes("lena");
        pool.arrives(1);
        assertThat(pool.item(1).holder()).contains(agent("lena"));
        assertThat(pool.told(WorkOffered.class).getLast().reasons()).contains("language-nobody-speaks");
    }

    @Test
    void aLanguageThatOnlyAnAbsentColleagueSpeaksIsWaitedFor() {
        pool.appears("lena", 100);
        pool.dispatch.staffing().profile(agent("lena"), Set.of("zh"), Map.of(), 100, pool.now);
        pool.comes("lena");
        pool.appears("emma", 100);
        pool.arrives(1);
        assertThat(pool.state(1).kind()).isEqualTo(Kind.WAITING);
        pool.dispatch.staffing().leave(agent("emma"), pool.now);
        assertThat(pool.item(1).holder()).contains(agent("lena"));
    }

    @Test
    void aQueueThatNobodyCouldServeIsReported() {
        pool.skill("billing");
        pool.queue("invoices", "billing");
        Queue queue = pool.queues.find(new QueueId("invoices")).orElseThrow();
        assertThat(pool.dispatch.catalogue().warnings(queue)).containsExactly("nobody-could-serve");
        pool.appears("mei", 100, "billing");
        assertThat(pool.dispatch.catalogue().warnings(queue)).containsExactly("nobody-present-could-serve");
        pool.comes("mei");
        assertThat(pool.dispatch.catalogue().warnings(queue)).isEmpty();
    }
}
