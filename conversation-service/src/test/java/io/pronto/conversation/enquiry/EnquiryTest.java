package io.pronto.conversation.enquiry;

import static io.pronto.conversation.enquiry.Enquiries.GRACE;
import static io.pronto.conversation.enquiry.Enquiries.JONAS;
import static io.pronto.conversation.enquiry.Enquiries.MEI;
import static io.pronto.conversation.enquiry.Enquiries.MONDAY;
import static io.pronto.conversation.enquiry.Enquiries.RETURNS;
import static io.pronto.conversation.enquiry.Enquiries.after;
import static io.pronto.conversation.enquiry.Enquiries.ana;
import static io.pronto.conversation.enquiry.Enquiries.answered;
import static io.pronto.conversation.enquiry.Enquiries.assignedTo;
import static io.pronto.conversation.enquiry.Enquiries.at;
import static io.pronto.conversation.enquiry.Enquiries.awaitingCustomer;
import static io.pronto.conversation.enquiry.Enquiries.changed;
import static io.pronto.conversation.enquiry.Enquiries.opened;
import static io.pronto.conversation.enquiry.Enquiries.questionOf;
import static io.pronto.conversation.enquiry.Enquiries.resolvedBy;
import static io.pronto.conversation.enquiry.Enquiries.says;
import static io.pronto.conversation.enquiry.Enquiries.waiting;
import static io.pronto.conversation.enquiry.Enquiries.withBot;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.ConversationEvent.ConversationReopened;
import io.pronto.contracts.ConversationEvent.ConversationResolved;
import io.pronto.contracts.ConversationEvent.CustomerMessageReceived;
import io.pronto.contracts.ConversationEvent.HandoffRequested;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.ReturnCause;
import io.pronto.contracts.Tier;
import io.pronto.conversation.enquiry.ConversationState.Assigned;
import io.pronto.conversation.enquiry.ConversationState.Resolved;
import io.pronto.conversation.enquiry.ConversationState.Waiting;
import io.pronto.conversation.enquiry.RoutingNews.Named;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnquiryTest {

    private static <E extends ConversationEvent> E told(Decision decision, Class<E> type) {
        return changed(decision).events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + type.getSimpleName() + " in " + decision));
    }

    private static @Nullable Refusal refusal(Decision decision) {
        return decision instanceof Decision.Refused(Refusal refusal) ? refusal : null;
    }

    @Test
    void anEnquiryBeginsWithItsMessageThenTheGreeting() {
        Decision.Changed begin = opened(true);
        assertThat(begin.entries()).extracting(Entry::sequence).containsExactly(1L, 2L);
        assertThat(begin.events())
                .extracting(e -> e.getClass().getSimpleName())
                .containsExactly("ConversationStarted", "CustomerMessageReceived", "GreetingSent");
        assertThat(told(begin, CustomerMessageReceived.class).awaitsBot()).isTrue();
        assertThat(begin.after().state().dueAt()).isEqualTo(MONDAY.plusSeconds(8));
    }

    @Test
    void aTierIsToldOfThoseWhoAreVouchedForAlone() {
        Enquirer known = new Enquirer(ana().id(), "Ana", Tier.PREMIUM, false, true);
        Enquirer anybody = new Enquirer(ana().id(), "Ana", Tier.PREMIUM, false);

        assertThat(told(
                                CustomerActions.write(withBot(), known, says("hello"), null, at(Duration.ofSeconds(1))),
                                CustomerMessageReceived.class)
                        .knownTier())
                .isEqualTo(Tier.PREMIUM);
        assertThat(told(
                                CustomerActions.write(
                                        withBot(), anybody, says("hello"), null, at(Duration.ofSeconds(1))),
                                CustomerMessageReceived.class)
                        .knownTier())
                .isNull();
    }

    @Test
    void withoutABotPeopleAreAskedAtOnce() {
        Decision.Changed begin = opened(false);
        assertThat(told(begin, HandoffRequested.class).reason()).isEqualTo(HandoffReason.NO_BOT);
        assertThat(begin.after().status()).isEqualTo(Status.WAITING);
    }

    @Test
    void aBotThatIsSilentTooLongLosesTheConversationAndItsLateAnswerIsDropped() {
        Conversation c = withBot();
        MessageId question = questionOf(c);
        assertThat(Deadlines.look(c, null, false, "", at(Duration.ofSeconds(7))))
                .isInstanceOf(Decision.Unchanged.class);

        Decision late = Deadlines.look(c, null, false, "Where is my parcel?", at(Duration.ofSeconds(8)));
        HandoffRequested handoff = told(late, HandoffRequested.class);
        assertThat(handoff.reason()).isEqualTo(HandoffReason.BOT_TOO_SLOW);
        assertThat(handoff.waitingSince()).isEqualTo(MONDAY);
        assertThat(handoff.summary()).isEqualTo("Where is my parcel?");

        assertThat(BotActions.answer(after(late), question, "Here!", List.of(), at(Duration.ofSeconds(9))))
                .isInstanceOf(Decision.Unchanged.class);
        assertThat(BotActions.giveUp(
                        after(late), question, HandoffReason.UNSURE, "", null, false, at(Duration.ofSeconds(9))))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void anAnswerComesOnceHoweverOftenItIsTold() {
        Conversation c = withBot();
        MessageId question = questionOf(c);
        Conversation once = after(BotActions.answer(c, question, "Yes.", List.of(), at(Duration.ofSeconds(1))));
        assertThat(BotActions.answer(once, question, "Yes.", List.of(), at(Duration.ofSeconds(1))))
                .isInstanceOf(Decision.Unchanged.class);
        assertThat(once.unansweredSince()).isNull();
    }

    @Test
    void theBotOwesEachOfSeveralQuestionsAnAnswer() {
        Conversation c = withBot();
        MessageId first = questionOf(c);
        c = after(CustomerActions.write(c, ana(), says("And my invoice?"), null, at(Duration.ofSeconds(3))));
        c = after(BotActions.answer(c, first, "On its way.", List.of(), at(Duration.ofSeconds(4))));
        assertThat(c.state().dueAt()).as("the second question's deadline").isEqualTo(MONDAY.plusSeconds(11));
        assertThat(c.unansweredSince()).isEqualTo(MONDAY);
    }

    @Test
    void silenceAfterAnAnswerMeansThatItWasEnough() {
        Conversation c = answered();
        Decision quiet = Deadlines.look(c, null, false, "", at(Duration.ofMinutes(31)));
        assertThat(told(quiet, ConversationResolved.class).outcome()).isEqualTo(Outcome.SELF_SERVED);

        Decision again =
                CustomerActions.write(after(quiet), ana(), says("One more thing"), null, at(Duration.ofMinutes(40)));
        assertThat(told(again, ConversationReopened.class).withBot()).isTrue();
        assertThat(told(again, CustomerMessageReceived.class).awaitsBot()).isTrue();
    }

    @Test
    void aCustomerWhoIsGoneIsGivenUpUnlessSheCanBeReached() {
        Conversation c = waiting();
        assertThat(Deadlines.look(c, MONDAY.plus(Duration.ofMinutes(9)), false, "", at(Duration.ofMinutes(11))))
                .satisfies(d -> assertThat(after(d).state().dueAt()).isEqualTo(MONDAY.plus(Duration.ofMinutes(19))));
        assertThat(after(Deadlines.look(c, null, true, "", at(Duration.ofMinutes(11))))
                        .state()
                        .dueAt())
                .isNull();
        Decision gone = Deadlines.look(c, MONDAY.plusSeconds(5), false, "", at(Duration.ofMinutes(11)));
        assertThat(told(gone, ConversationResolved.class).outcome()).isEqualTo(Outcome.ABANDONED);
    }

    @Test
    void onlyTheAssigneeAndSeniorsAnswer() {
        Conversation c = assignedTo(MEI);
        assertThat(refusal(AgentActions.reply(c, JONAS, says("Hi"), false, at(Duration.ofMinutes(1)))))
                .isEqualTo(Refusal.NOT_YOURS);
        assertThat(after(AgentActions.reply(c, GRACE, says("Hi"), false, at(Duration.ofMinutes(1))))
                        .state())
                .as("still Mei's")
                .isEqualTo(c.state());
        assertThat(refusal(AgentActions.reply(waiting(), MEI, says("Hi"), false, at(Duration.ofMinutes(1)))))
                .isEqualTo(Refusal.NOT_ASSIGNED);
        assertThat(refusal(AgentActions.reply(withBot(), GRACE, says("Hi"), false, at(Duration.ofMinutes(1)))))
                .isEqualTo(Refusal.WITH_BOT);
        assertThat(refusal(AgentActions.reply(resolvedBy(MEI), MEI, says("Hi"), false, at(Duration.ofMinutes(9)))))
                .isEqualTo(Refusal.RESOLVED);
    }

    @Test
    void aNoteKeepsNoPromise() {
        Conversation c = assignedTo(MEI);
        assertThat(after(AgentActions.note(c, MEI, says("odd"), at(Duration.ofMinutes(1))))
                        .unansweredSince())
                .isEqualTo(MONDAY);
        assertThat(after(AgentActions.reply(c, MEI, says("Hi"), false, at(Duration.ofMinutes(1))))
                        .unansweredSince())
                .isNull();
    }

    @Test
    void theCustomersNextMessageEndsTheWaitForHer() {
        Conversation c = awaitingCustomer(MEI);
        assertThat(c.status()).isEqualTo(Status.AWAITING_CUSTOMER);
        Conversation back =
                after(CustomerActions.write(c, ana(), says("The blue one"), null, at(Duration.ofMinutes(3))));
        assertThat(back.state()).isEqualTo(new Assigned(MEI.id(), MONDAY.plus(Duration.ofMinutes(3))));
        assertThat(back.unansweredSince()).isEqualTo(MONDAY.plus(Duration.ofMinutes(3)));
    }

    @Test
    void aResolvedConversationGoesOnFor72HoursWithItsLastAgentFirst() {
        Conversation c = resolvedBy(MEI);
        Duration resolved = Duration.ofMinutes(5);
        Decision inTime = CustomerActions.write(c, ana(), says("Again!"), null, at(resolved.plusHours(72)));
        HandoffRequested handoff = told(inTime, HandoffRequested.class);
        assertThat(handoff.reason()).isEqualTo(HandoffReason.REOPENED);
        assertThat(handoff.preferred()).isEqualTo(MEI.id());
        assertThat(told(inTime, ConversationReopened.class).withBot()).isFalse();
        assertThat(refusal(CustomerActions.write(
                        c,
                        ana(),
                        says("Again!"),
                        null,
                        at(resolved.plusHours(72).plusSeconds(1)))))
                .isEqualTo(Refusal.TOO_OLD);
    }

    @Test
    void eachResolutionIsRatedOnce() {
        Conversation c = resolvedBy(MEI);
        Conversation rated = after(CustomerActions.rate(c, 4, null, at(Duration.ofMinutes(6))));
        assertThat(CustomerActions.rate(rated, 4, null, at(Duration.ofMinutes(7))))
                .isInstanceOf(Decision.Unchanged.class);
        assertThat(refusal(CustomerActions.rate(rated, 1, null, at(Duration.ofMinutes(7)))))
                .isEqualTo(Refusal.ALREADY_RATED);
        assertThat(refusal(CustomerActions.rate(waiting(), 5, null, at(Duration.ofMinutes(7)))))
                .isEqualTo(Refusal.NOT_RESOLVED);
    }

    @Test
    void newsOfRoutingThatComesTwiceOrTooLateChangesNothing() {
        Named mei = new Named(MEI.id(), MEI.name());
        Moment later = at(Duration.ofMinutes(10));
        assertThat(RoutingNews.assigned(assignedTo(MEI), mei, RETURNS, AssignmentCause.TAKEN, null, later))
                .isInstanceOf(Decision.Unchanged.class);
        assertThat(RoutingNews.assigned(awaitingCustomer(MEI), mei, RETURNS, AssignmentCause.TAKEN, null, later))
                .isInstanceOf(Decision.Unchanged.class);
        assertThat(RoutingNews.assigned(resolvedBy(MEI), mei, RETURNS, AssignmentCause.TAKEN, null, later))
                .isInstanceOf(Decision.Unchanged.class);
        assertThat(RoutingNews.returned(
                        resolvedBy(MEI), mei, RETURNS, null, ReturnCause.AGENT_LEFT, null, null, false, later))
                .isInstanceOf(Decision.Unchanged.class);
        Conversation back = after(RoutingNews.returned(
                assignedTo(MEI), mei, RETURNS, null, ReturnCause.AGENT_LEFT, null, "lunch", false, later));
        assertThat(back.state()).isInstanceOf(Waiting.class);
        assertThat(((Waiting) back.state()).since())
                .as("since her first unanswered message")
                .isEqualTo(MONDAY);
        assertThat(RoutingNews.returned(back, mei, RETURNS, null, ReturnCause.AGENT_LEFT, null, "lunch", false, later))
                .isInstanceOf(Decision.Unchanged.class);
        assertThat(after(RoutingNews.queued(back, new QueueId("billing"), later))
                        .queue())
                .isEqualTo(new QueueId("billing"));
    }

    @Test
    void customersSeeNoNotesNoReasonsAndNoIdsOfStaff() {
        Decision.Changed back = changed(RoutingNews.returned(
                assignedTo(MEI),
                new Named(MEI.id(), "Mei"),
                RETURNS,
                null,
                ReturnCause.TRANSFERRED,
                new Named(GRACE.id(), "Grace"),
                "difficult customer",
                false,
                at(Duration.ofMinutes(2))));
        Entry line = back.entries().getFirst().forCustomer();
        assertThat(line.event()).isNotNull();
        assertThat(line.event().params()).isEmpty();
        assertThat(line.author().id()).isNull();
        Entry note = changed(AgentActions.note(assignedTo(MEI), MEI, says("odd"), at(Duration.ofMinutes(1))))
                .entries()
                .getFirst();
        assertThat(note.visibleToCustomer()).isFalse();
    }

    @Test
    void aResolvedStateKnowsWhoHadItLast() {
        assertThat(((Resolved) resolvedBy(MEI).state()).agent()).isEqualTo(MEI.id());
        Conversation unassigned = after(AgentActions.resolve(waiting(), GRACE, at(Duration.ofMinutes(1))));
        assertThat(unassigned.lastAgent()).isEqualTo(GRACE.id());
        assertThat(refusal(AgentActions.resolve(waiting(), MEI, at(Duration.ofMinutes(1)))))
                .isEqualTo(Refusal.NOT_ASSIGNED);
    }
}
