package io.pronto.conversation.enquiry;

import io.pronto.contracts.Choice;
import io.pronto.contracts.Citation;
import io.pronto.contracts.ConversationEvent.BotReplied;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.conversation.enquiry.ConversationState.OpenQuestion;
import io.pronto.conversation.enquiry.ConversationState.WithBot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the bot's decisions do. One that comes after the hand-off, or twice, changes nothing. */
public final class BotActions {

    private static final int LEAST_LEVEL = 1;

    private BotActions() {}

    /** The bot answers. */
    public static Decision answer(
            Conversation c, MessageId inReplyTo, String text, List<Citation> citations, Moment moment) {
        return reply(c, inReplyTo, text, citations, List.of(), false, moment);
    }

    /** The bot asks which of several answers is meant. */
    public static Decision askBack(
            Conversation c, MessageId inReplyTo, String text, List<Choice> choices, Moment moment) {
        return reply(c, inReplyTo, text, List.of(), choices, true, moment);
    }

    private static Decision reply(
            Conversation c,
            MessageId inReplyTo,
            String text,
            List<Citation> citations,
            List<Choice> choices,
            boolean askedBack,
            Moment moment) {
        if (!(c.state() instanceof WithBot bot) || !bot.owes(inReplyTo)) {
            return new Decision.Unchanged(c, null);
        }
        List<OpenQuestion> left =
                bot.open().stream().filter(q -> !q.message().equals(inReplyTo)).toList();
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        MessageId reply = turn.botMessage(text, citations, choices);
        boolean quiet = left.isEmpty();
        turn.with(now -> now.withState(new WithBot(
                        left, quiet ? moment.at().plus(moment.rules().selfServedAfter()) : null)))
                .with(now -> quiet ? now.withUnansweredSince(null) : now);
        turn.tell(new BotReplied(c.id(), reply, inReplyTo, askedBack, moment.at()));
        return turn.done();
    }

    /** The bot cannot help: people take over, with what it understood. {@code reachable}: see {@link Enquirer}. */
    public static Decision giveUp(
            Conversation c,
            MessageId inReplyTo,
            HandoffReason reason,
            String summary,
            @Nullable SkillId skill,
            boolean reachable,
            Moment moment) {
        if (!(c.state() instanceof WithBot bot) || !bot.owes(inReplyTo)) {
            return new Decision.Unchanged(c, null);
        }
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        List<SkillNeed> needs = skill == null ? List.of() : List.of(new SkillNeed(skill, LEAST_LEVEL));
        HandOff.request(turn, reason, summary, needs, null, reachable, moment.rules());
        return turn.done();
    }
}
