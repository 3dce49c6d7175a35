package io.pronto.conversation.enquiry;

import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.Outcome;
import io.pronto.conversation.enquiry.ConversationState.Waiting;
import io.pronto.conversation.enquiry.ConversationState.WithBot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a conversation when nothing happens. */
public final class Deadlines {

    private Deadlines() {}

    /**
     * Looks at a conversation whose {@link Conversation#dueAt()} may have come.
     *
     * @param customerSeenAt when the customer's page was last there; null when never
     * @param reachable whether she left an address
     * @param summary what she said last, for the agent who takes over from a silent bot
     */
    public static Decision look(
            Conversation c, @Nullable Instant customerSeenAt, boolean reachable, String summary, Moment moment) {
        Instant due = c.dueAt();
        if (due == null || due.isAfter(moment.at())) {
            return new Decision.Unchanged(c, null);
        }
        Callback callback = c.callback();
        if (callback != null && callback.state() == Callback.State.PLANNED) {
            return CallbackActions.due(c, callback, moment);
        }
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        switch (c.state()) {
            case WithBot bot
            when !bot.open().isEmpty() ->
                HandOff.request(turn, HandoffReason.BOT_TOO_SLOW, summary, List.of(), null, reachable, moment.rules());
            case WithBot _ -> AgentActions.close(turn, Author.system(), Outcome.SELF_SERVED, null);
            case Waiting waiting -> {
                Instant goneAt = customerSeenAt == null
                        ? due
                        : customerSeenAt.plus(moment.rules().goneAfter());
                if (reachable) {
                    turn.with(now -> now.withState(new Waiting(waiting.since(), null)));
                } else if (goneAt.isAfter(moment.at())) {
                    turn.with(now -> now.withState(new Waiting(waiting.since(), goneAt)));
                } else {
                    AgentActions.close(turn, Author.system(), Outcome.ABANDONED, null);
                }
            }
            case ConversationState.Assigned _, ConversationState.AwaitingCustomer _, ConversationState.Resolved _ ->
                throw new IllegalStateException("A conversation that is "
                        + c.status().word() + " is never due, but " + c.id() + " was due at " + due + ".");
        }
        return turn.done();
    }
}
