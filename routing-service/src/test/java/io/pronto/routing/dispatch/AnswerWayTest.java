package io.pronto.routing.dispatch;

import static io.pronto.routing.dispatch.TestPool.agent;
import static io.pronto.routing.dispatch.TestPool.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent.AnswerChannelChosen;
import io.pronto.contracts.ConversationEvent.ConversationMoved;
import io.pronto.contracts.ConversationEvent.WaitSuspended;
import io.pronto.contracts.OfferOutcome;
import io.pronto.contracts.Presence;
import io.pronto.contracts.Priority;
import io.pronto.contracts.RoutingEvent.OfferEnded;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerWayTest {
    private final TestPool pool = new TestPool();

    @Test
    void whoWantsToBeCalledKeepsHerPlaceAndTakesAWholeAgent() {
        pool.arrives(1);
        pool.passes(Duration.ofSeconds(5));
        pool.arrives(2);
        chooses(1, Channel.PHONE, null);
        WorkItem call = pool.item(1);
        assertThat(call.weight()).isEqualTo(100);
        assertThat(pool.work.position(call)).isEqualTo(1);

        pool.online("mei");
        assertThat(pool.state(1)).isInstanceOf(WorkState.Offered.class);
        assertThat(pool.state(2)).as("a call excludes everything else").isInstanceOf(WorkState.Waiting.class);
    }

    @Test
    void anAgentWhoDoesNotPickUpIsAwayAndTheNextOneIsAsked() {
        AgentId mei = pool.online("mei");
        pool.arrives(1, Priority.NORMAL, null, Channel.PHONE);
        pool.accepts("mei", 1);
        AgentId jonas = pool.online("jonas");
        pool.dispatch.offers().unreached(conversation(1), jonas, pool.now);
        assertThat(pool.state(1)).as("not hers").isInstanceOf(WorkState.Assigned.class);
        pool.dispatch.offers().unreached(conversation(1), mei, pool.now);
        assertThat(pool.state(1))
                .isInstanceOfSatisfying(
                        WorkState.Offered.class,
                        offered -> assertThat(offered.agent()).isEqualTo(jonas));
        assertThat(pool.agents.find(mei).orElseThrow().attendance().presence()).isEqualTo(Presence.AWAY);
    }

    @Test
    void whatGoesOnAsMailLeavesItsAgentRoomForMore() {
        pool.online("mei");
        pool.arrives(1, Priority.NORMAL, null, Channel.PHONE);
        pool.accepts("mei", 1);
        pool.arrives(2);
        assertThat(pool.state(2)).isInstanceOf(WorkState.Waiting.class);
        pool.dispatch
                .intake()
                .moved(new ConversationMoved(conversation(1), Channel.PHONE, Channel.EMAIL, pool.now), pool.now);
        assertThat(pool.item(1).weight()).isEqualTo(10);
        assertThat(pool.state(2)).isInstanceOf(WorkState.Offered.class);
    }

    @Test
    void whoWantsAnEmailTakesLess() {
        pool.arrives(1);
        chooses(1, Channel.EMAIL, null);
        assertThat(pool.item(1).weight()).isEqualTo(10);
        chooses(1, Channel.CHAT, null);
        assertThat(pool.item(1).weight()).isEqualTo(25);
    }

    @Test
    void whoWasAskedForAChatIsAskedAnewForACall() {
        AgentId mei = pool.online("mei");
        pool.arrives(1);
        assertThat(pool.state(1)).isInstanceOf(WorkState.Offered.class);
        chooses(1, Channel.PHONE, null);
        assertThat(pool.told(OfferEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.agent()).isEqualTo(mei);
            assertThat(ended.outcome()).isEqualTo(OfferOutcome.WITHDRAWN);
        });
        assertThat(pool.state(1)).isInstanceOf(WorkState.Offered.class);
        assertThat(pool.item(1).held()).isEqualTo(100);
        chooses(1, Channel.PHONE, null);
        assertThat(pool.told(OfferEnded.class)).as("told twice").hasSize(1);
    }

    @Test
    void whatWaitsForLaterIsInNoLineUntilThenAndComesBackAsEarlyAsItCame() {
        Instant came = pool.now;
        pool.arrives(1);
        pool.passes(Duration.ofSeconds(5));
        pool.arrives(2);
        suspended(1, null);
        assertThat(pool.work.position(pool.item(2))).isEqualTo(1);
        assertThat(pool.work.nextDue()).isEmpty();
        pool.passes(Duration.ofHours(3));
        pool.dispatch
                .intake()
                .answerOn(new AnswerChannelChosen(conversation(1), Channel.PHONE, null, came, pool.now), pool.now);
        assertThat(pool.work.position(pool.item(1))).isEqualTo(1);
        assertThat(pool.item(1).waitingSince()).isEqualTo(came);
    }

    @Test
    void whoTriedInVainHasRoomAgainAndIsTheFirstToTryAgain() {
        pool.online("mei");
        pool.online("tom");
        pool.arrives(1);
        chooses(1, Channel.PHONE, null);
        String first = pool.state(1) instanceof WorkState.Offered offered
                ? offered.agent().value()
                : "";
        pool.accepts(first, 1);
        suspended(1, agent(first));
        assertThat(pool.item(1).held()).isZero();
        pool.passes(Duration.ofMinutes(30));
        chooses(1, Channel.PHONE, agent(first));
        assertThat(pool.item(1).holder()).contains(agent(first));
    }

    @Test
    void whoeverGotItJustBeforeKeepsIt() {
        pool.online("mei");
        pool.arrives(1);
        pool.accepts("mei", 1);
        suspended(1, null);
        suspended(1, agent("somebody-else"));
        chooses(1, Channel.PHONE, null);
        assertThat(pool.item(1).isAssignedTo(agent("mei"))).isTrue();
        assertThat(pool.item(1).weight()).isEqualTo(25);
    }

    private void chooses(int conversation, Channel channel, @Nullable AgentId preferred) {
        pool.dispatch
                .intake()
                .answerOn(
                        new AnswerChannelChosen(
                                conversation(conversation),
                                channel,
                                preferred,
                                pool.item(conversation).waitingSince(),
                                pool.now),
                        pool.now);
    }

    private void suspended(int conversation, @Nullable AgentId from) {
        pool.dispatch
                .intake()
                .suspended(
                        new WaitSuspended(
                                conversation(conversation), from, pool.now.plus(Duration.ofHours(1)), pool.now),
                        pool.now);
    }
}
