package io.pronto.conversation.enquiry;

import static io.pronto.conversation.enquiry.Enquiries.GRACE;
import static io.pronto.conversation.enquiry.Enquiries.JONAS;
import static io.pronto.conversation.enquiry.Enquiries.MEI;
import static io.pronto.conversation.enquiry.Enquiries.after;
import static io.pronto.conversation.enquiry.Enquiries.ana;
import static io.pronto.conversation.enquiry.Enquiries.at;
import static io.pronto.conversation.enquiry.Enquiries.changed;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent.AnswerChannelChosen;
import io.pronto.contracts.ConversationEvent.CallbackConnected;
import io.pronto.contracts.ConversationEvent.CallbackMissed;
import io.pronto.contracts.ConversationEvent.CallbackRequested;
import io.pronto.contracts.ConversationEvent.CallbackWithdrawn;
import io.pronto.contracts.ConversationEvent.ConversationResolved;
import io.pronto.contracts.ConversationEvent.WaitSuspended;
import io.pronto.conversation.enquiry.CallbackActions.CallbackRules;
import io.pronto.conversation.enquiry.RoutingNews.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallbackActionsTest {
    private static final String NUMBER = "+4930123456";
    private static final CallbackRules RULES = new CallbackRules(2, Duration.ofMinutes(30), Duration.ofDays(14));

    @Test
    void whoWaitsIsCalledWhenItIsHerTurnAndNeedNotStay() {
        Decision.Changed asked = changed(ask(Enquiries.waiting(), null, Duration.ofSeconds(5)));
        Conversation c = asked.after();
        assertThat(c.status()).isEqualTo(Status.WAITING);
        assertThat(c.callback().state()).isEqualTo(Callback.State.DUE);
        assertThat(c.dueAt()).as("nobody looks whether she left").isNull();
        Instant since = ((ConversationState.Waiting) c.state()).since();
        assertThat(asked.events())
                .containsExactly(
                        new AnswerChannelChosen(c.id(), Channel.PHONE, null, since, moment(5)),
                        new CallbackRequested(c.id(), moment(5)));
        assertThat(ask(c, null, Duration.ofSeconds(6))).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void aCallForLaterLeavesTheLineUntilThenAndComesBackAsEarlyAsSheCame() {
        Decision.Changed planned = changed(ask(Enquiries.waiting(), Duration.ofHours(3), Duration.ofSeconds(5)));
        Conversation c = planned.after();
        Instant three = moment(3 * 3600);
        assertThat(planned.events()).containsExactly(new WaitSuspended(c.id(), null, three, moment(5)));
        assertThat(c.dueAt()).isEqualTo(three);

        assertThat(Deadlines.look(c, null, false, "", at(Duration.ofHours(2)))).isInstanceOf(Decision.Unchanged.class);
        Decision.Changed due = changed(Deadlines.look(c, null, false, "", at(Duration.ofHours(3))));
        assertThat(due.after().callback().state()).isEqualTo(Callback.State.DUE);
        assertThat(due.events())
                .containsExactly(
                        new AnswerChannelChosen(
                                c.id(), Channel.PHONE, null, ((ConversationState.Waiting) c.state()).since(), three),
                        new CallbackRequested(c.id(), three));
        assertThat(due.after().dueAt()).isNull();
    }

    @Test
    void onlyWhoWaitsMayAskAndNotForTheFarFuture() {
        for (Conversation c : List.of(
                Enquiries.withBot(),
                Enquiries.assignedTo(MEI),
                Enquiries.awaitingCustomer(MEI),
                Enquiries.resolvedBy(MEI))) {
            assertThat(ask(c, null, Duration.ofMinutes(6))).isEqualTo(new Decision.Refused(Refusal.NOT_WAITING));
        }
        assertThat(ask(Enquiries.waiting(), Duration.ofDays(15), Duration.ofSeconds(5)))
                .isEqualTo(new Decision.Refused(Refusal.CALLBACK_TOO_FAR));
    }

    @Test
    void whoWasReachedWasAnswered() {
        Conversation c = assigned(after(ask(Enquiries.waiting(), null, Duration.ofSeconds(5))));
        assertThat(outcome(c, JONAS, true)).isEqualTo(new Decision.Refused(Refusal.NOT_YOURS));
        Decision.Changed reached = changed(outcome(c, MEI, true));
        assertThat(reached.events()).containsExactly(new CallbackConnected(c.id(), MEI.id(), moment(60)));
        assertThat(reached.after().unansweredSince()).isNull();
        assertThat(reached.after().status()).isEqualTo(Status.ASSIGNED);
        assertThat(outcome(reached.after(), MEI, true)).isInstanceOf(Decision.Unchanged.class);
        assertThat(outcome(reached.after(), MEI, false)).isEqualTo(new Decision.Refused(Refusal.NO_CALLBACK));
    }

    @Test
    void whoWasNotReachedIsTriedAgainLaterByTheSameOneFirstButNotForEver() {
        Conversation c = assigned(after(ask(Enquiries.waiting(), null, Duration.ofSeconds(5))));
        Decision.Changed missed = changed(outcome(c, MEI, false));
        Instant again = moment(60 + 30 * 60);
        assertThat(missed.events())
                .containsExactly(
                        new CallbackMissed(c.id(), MEI.id(), 1, again, moment(60)),
                        new WaitSuspended(c.id(), MEI.id(), again, moment(60)));
        assertThat(missed.after().status()).isEqualTo(Status.WAITING);
        assertThat(missed.after().dueAt()).isEqualTo(again);

        Decision.Changed due = changed(Deadlines.look(missed.after(), null, false, "", at(Duration.ofMinutes(31))));
        assertThat(due.events()).singleElement().satisfies(event -> {
            AnswerChannelChosen back = (AnswerChannelChosen) event;
            assertThat(back.preferred()).isEqualTo(MEI.id());
            assertThat(back.waitingSince()).isEqualTo(c.callback().waitingSince());
        });

        Conversation second = assigned(due.after());
        Decision.Changed last =
                changed(CallbackActions.outcome(second, GRACE, false, RULES, at(Duration.ofMinutes(40))));
        assertThat(last.after().callback().state()).isEqualTo(Callback.State.GIVEN_UP);
        assertThat(last.after().callback().attempts()).isEqualTo(2);
        assertThat(last.after().status()).as("the agent writes to her now").isEqualTo(Status.ASSIGNED);
        assertThat(last.events()).containsExactly(new CallbackMissed(c.id(), GRACE.id(), 2, null, moment(40 * 60)));
    }

    @Test
    void sheMayRatherWaitHereAgain() {
        Conversation c = after(ask(Enquiries.waiting(), Duration.ofHours(3), Duration.ofSeconds(5)));
        Decision.Changed back = changed(CallbackActions.withdraw(c, ana(), at(Duration.ofMinutes(1))));
        assertThat(back.after().callback().state()).isEqualTo(Callback.State.WITHDRAWN);
        assertThat(back.after().dueAt()).as("whether she left counts again").isNotNull();
        assertThat(back.events()).hasSize(2).last().isInstanceOf(CallbackWithdrawn.class);
        assertThat(((AnswerChannelChosen) back.events().getFirst()).channel()).isEqualTo(Channel.CHAT);
        assertThat(CallbackActions.withdraw(back.after(), ana(), at(Duration.ofMinutes(2))))
                .isEqualTo(new Decision.Refused(Refusal.NO_CALLBACK));
        assertThat(changed(ask(back.after(), null, Duration.ofMinutes(3)))
                        .after()
                        .callback()
                        .state())
                .isEqualTo(Callback.State.DUE);
    }

    @Test
    void nobodyIsCalledAboutAClosedEnquiry() {
        Conversation c = after(ask(Enquiries.waiting(), null, Duration.ofSeconds(5)));
        Decision.Changed closed = changed(AgentActions.resolve(c, GRACE, at(Duration.ofMinutes(1))));
        assertThat(closed.after().callback().state()).isEqualTo(Callback.State.WITHDRAWN);
        assertThat(closed.events()).hasExactlyElementsOfTypes(CallbackWithdrawn.class, ConversationResolved.class);
    }

    @Test
    void anAnswerByEmailKeepsThePlaceToo() {
        Decision.Changed wanted =
                changed(CallbackActions.byEmail(Enquiries.waiting(), ana(), at(Duration.ofSeconds(5))));
        Conversation c = wanted.after();
        assertThat(c.emailWantedAt()).isEqualTo(moment(5));
        assertThat(c.dueAt()).isNull();
        assertThat(wanted.events())
                .containsExactly(new AnswerChannelChosen(
                        c.id(), Channel.EMAIL, null, ((ConversationState.Waiting) c.state()).since(), moment(5)));
        assertThat(CallbackActions.byEmail(c, ana(), at(Duration.ofSeconds(6)))).isInstanceOf(Decision.Unchanged.class);
        Conversation called = after(ask(c, null, Duration.ofSeconds(7)));
        assertThat(called.emailWantedAt()).as("one or the other").isNull();
        Decision.Changed written = changed(CallbackActions.byEmail(called, ana(), at(Duration.ofSeconds(8))));
        assertThat(written.after().callback().state()).isEqualTo(Callback.State.WITHDRAWN);
        assertThat(written.after().emailWantedAt()).isNotNull();
    }

    private static Decision ask(Conversation c, @Nullable Duration from, Duration now) {
        return CallbackActions.ask(c, ana(), NUMBER, from == null ? null : Enquiries.MONDAY.plus(from), RULES, at(now));
    }

    private static Decision outcome(Conversation c, AgentActions.Colleague who, boolean reached) {
        return CallbackActions.outcome(c, who, reached, RULES, at(Duration.ofMinutes(1)));
    }

    private static Conversation assigned(Conversation c) {
        return after(RoutingNews.assigned(
                c,
                new Named(MEI.id(), MEI.name()),
                Enquiries.RETURNS,
                AssignmentCause.OFFER_ACCEPTED,
                null,
                at(Duration.ofSeconds(30))));
    }

    private static Instant moment(long seconds) {
        return Enquiries.MONDAY.plusSeconds(seconds);
    }
}
