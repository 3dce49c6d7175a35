package io.pronto.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Event;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.ReturnCause;
import io.pronto.contracts.RoutingEvent;
import io.pronto.contracts.SlaEvent;
import io.pronto.contracts.Tier;
import io.pronto.sla.policy.Enquiry;
import io.pronto.sla.policy.PolicyBook;
import io.pronto.sla.policy.ShippedPacks;
import io.pronto.sla.policy.SlaPolicy;
import io.pronto.sla.policy.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PromisesTest {
    private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");
    private static final ConversationId CONVERSATION = new ConversationId(new UUID(1, 1));
    private static final CustomerId CUSTOMER = new CustomerId(new UUID(1, 2));
    private static final MessageId MESSAGE = new MessageId(new UUID(1, 3));
    private static final AgentId MEI = new AgentId("mei");
    private static final AgentId TOM = new AgentId("tom");
    private static final QueueId RETURNS = new QueueId("returns");

    private final AtomicLong ids = new AtomicLong();
    private final Promises promises = new Promises(
            new PolicyBook(Stream.of("online-support", "channel-standard-chat", "channel-standard-phone")
                    .flatMap(pack -> ShippedPacks.named(pack).stream())
                    .flatMap(pack -> pack.policies().stream())
                    .toList()),
            ClockFixtures.RULES,
            PromisesTest::frozen,
            () -> new ClockId(new UUID(9, ids.incrementAndGet())));
    private EnquiryState state = EnquiryState.unknown(CONVERSATION);
    private final Map<ClockId, SlaClock> clocks = new LinkedHashMap<>();
    private final List<SlaEvent> told = new ArrayList<>();

    private static Terms frozen(PolicyBook.Choice choice, Enquiry enquiry, Instant at) {
        SlaPolicy policy = choice.policy();
        return new Terms(
                policy.id(),
                policy.version(),
                Terms.AROUND_THE_CLOCK,
                0,
                choice.target().must(),
                choice.target().goal(),
                PlannedWarning.of(choice.target().warnings(), choice.target().must()),
                choice.target().pausedIn());
    }

    @Test
    void the_first_response_counts_from_the_hand_off_and_keeps_the_time_of_the_bot_as_a_pause() {
        started(0, true, Tier.STANDARD);
        asks(0, true);
        greeted(2);
        botReplies(3);
        handedOff(20);
        assigned(30, MEI);
        replies(70, MEI);

        assertThat(the(Metric.GREETING).state()).isEqualTo(ClockState.MET);
        assertThat(the(Metric.FIRST_RESPONSE)).isInstanceOfSatisfying(SlaClock.Met.class, met -> {
            assertThat(met.course().worked()).isEqualTo(Duration.ofSeconds(50));
            assertThat(met.dueAt()).isEqualTo(at(80));
        });
        assertThat(the(Metric.RESOLUTION).state()).isEqualTo(ClockState.RUNNING);
        assertThat(told.stream()
                        .filter(event -> event.metric() == Metric.FIRST_RESPONSE)
                        .map(event -> event.getClass().getSimpleName()))
                .containsExactly("ClockStarted", "ClockPaused", "ClockResumed", "ClockMet");
    }

    @Test
    void tags_and_visibility_are_facts_that_promises_may_depend_on() {
        started(0, false, Tier.STANDARD);
        take(new ConversationEvent.ConversationTagged(CONVERSATION, List.of("abroad"), at(1)));
        take(new ConversationEvent.VisibilityChanged(CONVERSATION, true, at(2)));
        handedOff(3);

        assertThat(state.facts().tags()).containsExactly("abroad");
        assertThat(state.facts().publicly()).isTrue();
    }

    @Test
    void a_call_asked_for_in_a_chat_is_promised_as_on_the_phone_and_ends_when_she_is_reached() {
        started(0, false, Tier.STANDARD);
        asks(0, false);
        handedOff(3);
        take(new ConversationEvent.AnswerChannelChosen(CONVERSATION, Channel.PHONE, null, at(0), at(10)));
        take(new ConversationEvent.CallbackRequested(CONVERSATION, at(10)));
        assertThat(the(Metric.CALLBACK)).isInstanceOf(SlaClock.Running.class);
        assertThat(the(Metric.FIRST_RESPONSE)).isInstanceOf(SlaClock.Running.class);
        take(new ConversationEvent.ConversationReclassified(
                CONVERSATION, Priority.HIGH, Tier.STANDARD, null, "en", at(20)));
        assertThat(the(Metric.CALLBACK)).isInstanceOf(SlaClock.Running.class);

        take(new ConversationEvent.CallbackMissed(CONVERSATION, MEI, 1, at(60), at(30)));
        assertThat(the(Metric.CALLBACK)).as("tried again later").isInstanceOf(SlaClock.Running.class);
        take(new ConversationEvent.CallbackConnected(CONVERSATION, MEI, at(50)));
        assertThat(the(Metric.CALLBACK)).isInstanceOf(SlaClock.Met.class);
        assertThat(the(Metric.FIRST_RESPONSE)).isInstanceOf(SlaClock.Met.class);
    }

    @Test
    void a_caller_who_is_off_the_line_is_not_waited_for_and_the_promise_goes_with_her_to_another_channel() {
        started(0, false, Tier.STANDARD);
        take(new ConversationEvent.ConversationMoved(CONVERSATION, Channel.CHAT, Channel.PHONE, at(0)));
        take(new ConversationEvent.CallQueued(CONVERSATION, at(1)));
        assertThat(the(Metric.ANSWER_SPEED)).isInstanceOf(SlaClock.Running.class);
        assertThat(state.facts().channel()).isEqualTo(Channel.PHONE);
        take(new ConversationEvent.CallEnded(
                CONVERSATION,
                new io.pronto.contracts.CallId(new UUID(7, 7)),
                io.pronto.contracts.CallEnding.CALLBACK,
                false,
                at(0),
                at(1),
                null,
                0,
                null,
                at(9)));
        assertThat(the(Metric.ANSWER_SPEED)).isInstanceOf(SlaClock.Cancelled.class);
    }

    @Test
    void who_names_a_later_time_is_promised_no_answer_before_it() {
        started(0, false, Tier.STANDARD);
        asks(0, false);
        handedOff(3);
        take(new ConversationEvent.WaitSuspended(CONVERSATION, null, at(9000), at(10)));
        assertThat(the(Metric.FIRST_RESPONSE)).isInstanceOf(SlaClock.Cancelled.class);
        take(new ConversationEvent.CallbackRequested(CONVERSATION, at(9000)));
        assertThat(the(Metric.CALLBACK))
                .isInstanceOfSatisfying(
                        SlaClock.Running.class,
                        running -> assertThat(running.dueAt()).isAfter(at(9000)));
        take(new ConversationEvent.CallbackWithdrawn(CONVERSATION, at(9010)));
        assertThat(the(Metric.CALLBACK)).isInstanceOf(SlaClock.Cancelled.class);
    }

    @Test
    void who_cannot_be_reached_breaks_no_promise() {
        started(0, false, Tier.STANDARD);
        asks(0, false);
        take(new ConversationEvent.CallbackRequested(CONVERSATION, at(10)));
        take(new ConversationEvent.CallbackMissed(CONVERSATION, MEI, 3, null, at(30)));
        assertThat(the(Metric.CALLBACK)).isInstanceOf(SlaClock.Cancelled.class);
    }

    @Test
    void bot_answers_notes_transfers_and_returns_stop_no_human_clock() {
        started(0, false, Tier.STANDARD);
        asks(0, false);
        botReplies(1);
        take(new ConversationEvent.NoteAdded(CONVERSATION, MESSAGE, MEI, at(2)));
        take(new RoutingEvent.WorkQueued(CONVERSATION, RETURNS, List.of(), Priority.NORMAL, 1, at(0), at(3)));
        assigned(10, MEI);
        take(new RoutingEvent.WorkReturned(
                CONVERSATION, MEI, RETURNS, TOM, ReturnCause.TRANSFERRED, MEI, "please", at(20)));
        assigned(30, TOM);

        assertThat(the(Metric.FIRST_RESPONSE))
                .isInstanceOfSatisfying(
                        SlaClock.Running.class,
                        running -> assertThat(running.dueAt()).isEqualTo(at(60)));
        assertThat(state.seenBy()).containsExactly(MEI, TOM);
    }

    @Test
    void several_messages_in_a_row_are_one_wait_and_every_wait_has_its_own_clock() {
        started(0, false, Tier.STANDARD);
        asks(0, false);
        replies(10, MEI);
        asks(100, false);
        asks(120, false);
        replies(130, MEI);
        asks(200, false);

        List<SlaClock> waits = all(Metric.NEXT_RESPONSE);
        assertThat(waits).hasSize(2);
        assertThat(waits.getFirst())
                .isInstanceOfSatisfying(
                        SlaClock.Met.class,
                        met -> assertThat(met.course().worked()).isEqualTo(Duration.ofSeconds(30)));
        assertThat(waits.getLast().deadline()).isEqualTo(at(260));
        assertThat(all(Metric.FIRST_RESPONSE)).hasSize(1);
    }

    @Test
    void a_reply_that_waits_for_the_customer_meets_the_response_and_pauses_the_resolution() {
        started(0, false, Tier.STANDARD);
        asks(0, false);
        assigned(5, MEI);
        replies(10, MEI);
        take(new ConversationEvent.CustomerAwaited(CONVERSATION, MEI, at(10)));
        assertThat(the(Metric.FIRST_RESPONSE).state()).isEqualTo(ClockState.MET);
        assertThat(the(Metric.RESOLUTION))
                .isInstanceOfSatisfying(
                        SlaClock.Paused.class,
                        paused -> assertThat(paused.remaining()).isEqualTo(Duration.ofSeconds(1790)));
        asks(5000, false);
        assertThat(the(Metric.RESOLUTION).deadline()).isEqualTo(at(5000 + 1790));
        assertThat(state.stage()).isEqualTo(Stage.AGENT);
    }

    @Test
    void waiting_for_the_customer_does_not_stop_a_wait_for_an_answer() {
        started(0, false, Tier.STANDARD);
        asks(0, false);
        assigned(5, MEI);
        take(new ConversationEvent.CustomerAwaited(CONVERSATION, MEI, at(10)));
        assertThat(the(Metric.FIRST_RESPONSE).state()).isEqualTo(ClockState.RUNNING);
    }

    @Test
    void what_the_bot_resolved_promises_nothing_and_a_reopening_begins_anew() {
        started(0, true, Tier.STANDARD);
        asks(0, true);
        greeted(1);
        botReplies(2);
        take(new ConversationEvent.ConversationResolved(CONVERSATION, Outcome.SELF_SERVED, null, at(1800)));
        assertThat(all(Metric.FIRST_RESPONSE))
                .singleElement()
                .isInstanceOfSatisfying(
                        SlaClock.Cancelled.class,
                        clock -> assertThat(clock.cause()).isEqualTo("resolved-by-bot"));
        take(new ConversationEvent.ConversationReopened(CONVERSATION, false, at(9000)));
        asks(9000, false);
        handedOff(9000);
        assertThat(the(Metric.FIRST_RESPONSE).deadline()).isEqualTo(at(9060));
        assertThat(the(Metric.RESOLUTION).deadline()).isEqualTo(at(9000 + 1800));
        assertThat(all(Metric.GREETING)).hasSize(1);
    }

    @Test
    void a_reopening_continues_the_resolution_and_asks_for_the_next_response() {
        started(0, false, Tier.STANDARD);
        asks(0, false);
        replies(10, MEI);
        take(new ConversationEvent.ConversationResolved(CONVERSATION, Outcome.RESOLVED, MEI, at(600)));
        assertThat(the(Metric.RESOLUTION).state()).isEqualTo(ClockState.MET);
        asks(9000, false);
        take(new ConversationEvent.ConversationReopened(CONVERSATION, false, at(9000)));

        assertThat(all(Metric.RESOLUTION)).singleElement().isInstanceOfSatisfying(SlaClock.Running.class, running -> {
            assertThat(running.course().worked()).isEqualTo(Duration.ofSeconds(600));
            assertThat(running.dueAt()).isEqualTo(at(9000 + 1200));
        });
        assertThat(the(Metric.NEXT_RESPONSE).deadline()).isEqualTo(at(9060));
    }

    @Test
    void a_better_tier_tightens_the_running_clock_and_a_topic_loosens_the_resolution() {
        started(0, false, Tier.STANDARD);
        asks(0, false);
        take(new ConversationEvent.ConversationReclassified(
                CONVERSATION, Priority.NORMAL, Tier.VIP, "technical", "en", at(5)));
        assertThat(the(Metric.FIRST_RESPONSE).deadline()).isEqualTo(at(15));
        assertThat(the(Metric.FIRST_RESPONSE).terms().policy()).isEqualTo("online-support-premium");
        assertThat(the(Metric.RESOLUTION).deadline()).isEqualTo(at(7200));
        assertThat(told).filteredOn(SlaEvent.ClockRebased.class::isInstance).hasSize(2);
    }

    @Test
    void who_leaves_before_an_answer_breaks_no_promise_twice() {
        started(0, false, Tier.STANDARD);
        asks(0, false);
        take(new ConversationEvent.ConversationResolved(CONVERSATION, Outcome.ABANDONED, null, at(90)));
        assertThat(told.stream()
                        .filter(event -> event.metric() == Metric.FIRST_RESPONSE)
                        .map(event -> event.getClass().getSimpleName()))
                .containsExactly("ClockStarted", "ClockBreached", "ClockCancelled");
    }

    @Test
    void routing_news_before_the_conversation_s_own_does_no_harm() {
        assigned(1, MEI);
        started(0, false, Tier.STANDARD);
        asks(0, false);
        assertThat(state.stage()).isEqualTo(Stage.AGENT);
        assertThat(the(Metric.FIRST_RESPONSE).deadline()).isEqualTo(at(60));
    }

    private void started(long second, boolean withBot, Tier tier) {
        take(new ConversationEvent.ConversationStarted(
                CONVERSATION, CUSTOMER, Channel.CHAT, "en", tier, Priority.NORMAL, null, null, withBot, at(second)));
    }

    private void asks(long second, boolean awaitsBot) {
        take(new ConversationEvent.CustomerMessageReceived(
                CONVERSATION,
                MESSAGE,
                CUSTOMER,
                Channel.CHAT,
                "en",
                "Where is my parcel?",
                0,
                awaitsBot,
                null,
                at(second)));
    }

    private void greeted(long second) {
        take(new ConversationEvent.GreetingSent(CONVERSATION, MESSAGE, at(second)));
    }

    private void botReplies(long second) {
        take(new ConversationEvent.BotReplied(CONVERSATION, MESSAGE, MESSAGE, false, at(second)));
    }

    private void handedOff(long second) {
        take(new ConversationEvent.HandoffRequested(
                CONVERSATION,
                CUSTOMER,
                Channel.CHAT,
                "en",
                Tier.STANDARD,
                Priority.NORMAL,
                null,
                List.of(),
                HandoffReason.UNSURE,
                "",
                null,
                at(0),
                at(second)));
    }

    private void assigned(long second, AgentId agent) {
        take(new RoutingEvent.WorkAssigned(
                CONVERSATION, agent, RETURNS, AssignmentCause.values()[0], null, at(second)));
    }

    private void replies(long second, AgentId agent) {
        take(new ConversationEvent.AgentReplied(CONVERSATION, MESSAGE, agent, at(second)));
    }

    private void take(Event event) {
        List<SlaClock> found = new ArrayList<>();
        for (SlaClock clock : clocks.values()) {
            if (clock.state().open() || clock.promise().metric() == Metric.RESOLUTION) {
                found.add(clock);
            }
        }
        Promises.Result result = promises.on(state, found, event);
        state = result.state();
        result.changes().forEach(change -> {
            clocks.put(change.clock().promise().id(), change.clock());
            told.addAll(change.events());
        });
    }

    private SlaClock the(Metric metric) {
        return all(metric).getLast();
    }

    private List<SlaClock> all(Metric metric) {
        return clocks.values().stream()
                .filter(clock -> clock.promise().metric() == metric)
                .toList();
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }
}
