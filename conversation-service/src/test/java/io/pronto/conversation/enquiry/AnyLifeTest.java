package io.pronto.conversation.enquiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.ConversationEvent.HandoffRequested;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.ReturnCause;
import io.pronto.conversation.enquiry.AgentActions.Colleague;
import io.pronto.conversation.enquiry.ConversationState.WithBot;
import io.pronto.conversation.enquiry.RoutingNews.Named;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happens in whatever order, a conversation stays whole. */
class AnyLifeTest {
    private static final CallbackActions.CallbackRules CALLBACKS =
            new CallbackActions.CallbackRules(2, Duration.ofMinutes(1), Duration.ofDays(1));

    @Property(tries = 500)
    void anyOrderOfHappeningsKeepsTheTranscriptDenseAndTellsOfEveryHandOff(
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 18) Integer> happenings) {
        Conversation c = Enquiries.withBot();
        long sequence = c.lastSequence();
        Duration time = Duration.ofSeconds(1);
        for (int happening : happenings) {
            time = time.plusSeconds(happening * 37L + 1);
            Decision decision = happen(happening, c, Enquiries.at(time));
            if (!(decision instanceof Decision.Changed change)) {
                continue;
            }
            for (Entry e : change.entries()) {
                assertThat(e.sequence()).isEqualTo(++sequence);
            }
            assertThat(change.after().lastSequence()).isEqualTo(sequence);
            assertThat(change.after().revision()).isEqualTo(c.revision() + 1);
            assertThat(Transitions.allow(c.status(), change.after().status())).isTrue();
            boolean cameToPeople = change.after().status() == Status.WAITING
                    && (c.status() == Status.WITH_BOT || c.status() == Status.RESOLVED);
            assertThat(change.events().stream().anyMatch(HandoffRequested.class::isInstance))
                    .as("from %s to %s", c.status(), change.after().status())
                    .isEqualTo(cameToPeople);
            c = change.after();
            Callback callback = c.callback();
            if (c.status() == Status.RESOLVED && callback != null) {
                assertThat(callback.wanted()).as("a call in a closed enquiry").isFalse();
            }
            if (callback != null && callback.state() == Callback.State.PLANNED) {
                assertThat(c.dueAt()).isEqualTo(callback.from());
            }
        }
    }

    private static Decision happen(int which, Conversation c, Moment now) {
        Colleague mei = Enquiries.MEI;
        Named named = new Named(mei.id(), mei.name());
        return switch (which) {
            case 0, 1 -> CustomerActions.write(c, Enquiries.ana(), Enquiries.says("hm"), null, now);
            case 2 -> CustomerActions.askForPerson(c, Enquiries.ana(), "", now);
            case 3 -> CustomerActions.rate(c, 3, null, now);
            case 4 ->
                c.state() instanceof WithBot bot && !bot.open().isEmpty()
                        ? BotActions.answer(c, bot.open().getFirst().message(), "so", List.of(), now)
                        : new Decision.Unchanged(c, null);
            case 5 ->
                c.state() instanceof WithBot bot && !bot.open().isEmpty()
                        ? BotActions.giveUp(
                                c, bot.open().getLast().message(), HandoffReason.UNSURE, "", null, false, now)
                        : new Decision.Unchanged(c, null);
            case 6 -> RoutingNews.assigned(c, named, Enquiries.RETURNS, AssignmentCause.TAKEN, null, now);
            case 7 ->
                RoutingNews.returned(c, named, Enquiries.RETURNS, null, ReturnCause.AGENT_LEFT, null, null, false, now);
            case 8 -> AgentActions.reply(c, mei, Enquiries.says("hello"), true, now);
            case 9 -> AgentActions.note(c, mei, Enquiries.says("note"), now);
            case 10 -> AgentActions.await(c, mei, now);
            case 11 -> AgentActions.resolve(c, mei, now);
            case 12 -> AgentActions.reopen(c, mei, false, now);
            case 13 -> Deadlines.look(c, null, false, "", now);
            case 14 -> CallbackActions.ask(c, Enquiries.ana(), "+4930123456", null, CALLBACKS, now);
            case 15 ->
                CallbackActions.ask(c, Enquiries.ana(), "+4930123456", now.at().plusSeconds(90), CALLBACKS, now);
            case 16 -> CallbackActions.withdraw(c, Enquiries.ana(), now);
            case 17 -> CallbackActions.outcome(c, mei, now.at().getEpochSecond() % 2 == 0, CALLBACKS, now);
            case 18 -> CallbackActions.byEmail(c, Enquiries.ana(), now);
            default -> throw new IllegalArgumentException("No happening " + which);
        };
    }
}
