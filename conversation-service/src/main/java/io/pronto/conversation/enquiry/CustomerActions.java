package io.pronto.conversation.enquiry;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent.AnswerJudged;
import io.pronto.contracts.ConversationEvent.ConversationRated;
import io.pronto.contracts.ConversationEvent.ConversationReopened;
import io.pronto.contracts.ConversationEvent.ConversationStarted;
import io.pronto.contracts.ConversationEvent.ConversationTagged;
import io.pronto.contracts.ConversationEvent.CustomerMessageReceived;
import io.pronto.contracts.ConversationEvent.GreetingSent;
import io.pronto.contracts.ConversationEvent.VisibilityChanged;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.TopicSource;
import io.pronto.conversation.enquiry.ConversationState.Assigned;
import io.pronto.conversation.enquiry.ConversationState.AwaitingCustomer;
import io.pronto.conversation.enquiry.ConversationState.OpenQuestion;
import io.pronto.conversation.enquiry.ConversationState.Resolved;
import io.pronto.conversation.enquiry.ConversationState.Waiting;
import io.pronto.conversation.enquiry.ConversationState.WithBot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the customer, or an integrator in her name, can do. */
public final class CustomerActions {

    /** The bot owes at most so many answers at once; further messages wait for the same answer or for people. */
    static final int MOST_OPEN_QUESTIONS = 20;

    private CustomerActions() {}

    /**
     * How an enquiry begins.
     *
     * @param number the next number of {@link Conversation#number()}
     * @param greeting the text sent at once; null where no greeting is wanted
     * @param tags what it is marked with from the start, at most {@link Conversation#MOST_TAGS}
     * @param publicly whether everybody can read it
     */
    public record Opening(
            ConversationId id,
            long number,
            Channel channel,
            @Nullable String owner,
            String language,
            Priority priority,
            @Nullable String topic,
            Entrance entrance,
            @Nullable QueueId queue,
            boolean withBot,
            @Nullable String greeting,
            Set<String> tags,
            boolean publicly) {
        public Opening {
            tags = Set.copyOf(tags);
        }

        /** An enquiry that is marked with nothing. */
        public Opening(
                ConversationId id,
                long number,
                Channel channel,
                @Nullable String owner,
                String language,
                Priority priority,
                @Nullable String topic,
                Entrance entrance,
                @Nullable QueueId queue,
                boolean withBot,
                @Nullable String greeting) {
            this(
                    id, number, channel, owner, language, priority, topic, entrance, queue, withBot, greeting, Set.of(),
                    false);
        }
    }

    /** Opens an enquiry with its first message; without one the customer only asked for a person. */
    public static Decision.Changed start(
            Enquirer who, Opening opening, @Nullable Message first, @Nullable ArticleId chosen, Moment moment) {
        Turn turn = open(who, opening, moment);
        if (first != null) {
            hear(turn, who, first, chosen, moment);
        }
        if (opening.greeting() != null) {
            MessageId greeting = turn.message(Author.bot(), opening.greeting(), Entry.Format.PLAIN, List.of(), null);
            turn.tell(new GreetingSent(opening.id(), greeting, moment.at()));
        }
        if (!opening.withBot()) {
            HandoffReason reason = first == null ? HandoffReason.ASKED_FOR_PERSON : HandoffReason.NO_BOT;
            HandOff.request(
                    turn, reason, first == null ? "" : first.text(), List.of(), null, who.reachable(), moment.rules());
        }
        return turn.done();
    }

    /** Opens an enquiry in which nothing was said yet. */
    static Turn open(Enquirer who, Opening opening, Moment moment) {
        Instant at = moment.at();
        ConversationState state = opening.withBot() ? new WithBot(List.of(), null) : new Waiting(at, null);
        Conversation fresh = new Conversation(
                opening.id(),
                opening.number(),
                who.id(),
                opening.channel(),
                opening.owner(),
                opening.language(),
                opening.priority(),
                who.tier(),
                opening.topic(),
                opening.topic() == null ? null : TopicOrigin.said(TopicSource.FORM),
                opening.entrance(),
                opening.tags(),
                opening.queue(),
                state,
                Set.of(),
                0,
                null,
                null,
                null,
                null,
                null,
                at,
                1);
        Turn turn = Turn.starting(fresh, at, moment.ids());
        turn.tell(new ConversationStarted(
                fresh.id(),
                who.id(),
                fresh.channel(),
                fresh.language(),
                fresh.tier(),
                fresh.priority(),
                fresh.queue(),
                fresh.topic(),
                opening.withBot(),
                at));
        if (opening.publicly()) {
            turn.tell(new VisibilityChanged(fresh.id(), true, at));
        }
        if (!opening.tags().isEmpty()) {
            turn.tell(new ConversationTagged(
                    fresh.id(), opening.tags().stream().sorted().toList(), at));
        }
        return turn;
    }

    /** The customer writes. Refused as {@link Refusal#TOO_OLD} when a new enquiry has to begin. */
    public static Decision write(
            Conversation c, Enquirer who, Message message, @Nullable ArticleId chosen, Moment moment) {
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        switch (c.state()) {
            case WithBot _, Waiting _, Assigned _ -> hear(turn, who, message, chosen, moment);
            case AwaitingCustomer awaiting -> {
                turn.with(now -> now.withState(new Assigned(awaiting.agent(), moment.at())));
                hear(turn, who, message, chosen, moment);
            }
            case Resolved resolved -> {
                if (tooOld(resolved, moment)) {
                    return new Decision.Refused(Refusal.TOO_OLD);
                }
                boolean withBot = resolved.outcome() == Outcome.SELF_SERVED;
                turn.with(
                        now -> now.withState(withBot ? new WithBot(List.of(), null) : new Waiting(moment.at(), null)));
                turn.line(Author.customer(who.id(), who.name()), "reopened", Map.of());
                turn.tell(new ConversationReopened(c.id(), withBot, moment.at()));
                hear(turn, who, message, chosen, moment);
                if (!withBot) {
                    HandOff.request(
                            turn,
                            HandoffReason.REOPENED,
                            message.text(),
                            List.of(),
                            resolved.agent(),
                            who.reachable(),
                            moment.rules());
                }
            }
        }
        return turn.done();
    }

    /**
     * Something of hers came that nobody has to answer, such as the automatic reply of a mailbox: it is kept and nothing
     * else happens, in any state.
     */
    public static Decision leave(Conversation c, Enquirer who, Message message, Moment moment) {
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.message(Author.customer(who.id(), who.name()), message);
        return turn.done();
    }

    static void hear(Turn turn, Enquirer who, Message message, @Nullable ArticleId chosen, Moment moment) {
        MessageId id = turn.message(Author.customer(who.id(), who.name()), message);
        if (turn.now().unansweredSince() == null) {
            turn.with(now -> now.withUnansweredSince(moment.at()));
        }
        boolean awaitsBot = false;
        if (turn.now().state() instanceof WithBot bot && bot.open().size() < MOST_OPEN_QUESTIONS) {
            List<OpenQuestion> open = new ArrayList<>(bot.open());
            open.add(new OpenQuestion(id, moment.at().plus(moment.rules().botDeadline())));
            turn.with(now -> now.withState(new WithBot(open, null)));
            awaitsBot = true;
        }
        Conversation c = turn.now();
        turn.tell(new CustomerMessageReceived(
                c.id(),
                id,
                c.customer(),
                c.channel(),
                c.language(),
                message.text(),
                message.attachments().size(),
                awaitsBot,
                chosen,
                who.knownTier(),
                moment.at()));
    }

    /** The customer wants a person. {@code summary}: what she said so far. */
    public static Decision askForPerson(Conversation c, Enquirer who, String summary, Moment moment) {
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        switch (c.state()) {
            case WithBot _ ->
                HandOff.request(
                        turn,
                        HandoffReason.ASKED_FOR_PERSON,
                        summary,
                        List.of(),
                        null,
                        who.reachable(),
                        moment.rules());
            case Waiting _, Assigned _, AwaitingCustomer _ -> {
                return new Decision.Unchanged(c, null);
            }
            case Resolved resolved -> {
                if (tooOld(resolved, moment)) {
                    return new Decision.Refused(Refusal.TOO_OLD);
                }
                turn.line(Author.customer(who.id(), who.name()), "reopened", Map.of());
                turn.tell(new ConversationReopened(c.id(), false, moment.at()));
                HandOff.request(
                        turn,
                        HandoffReason.ASKED_FOR_PERSON,
                        summary,
                        List.of(),
                        resolved.agent(),
                        who.reachable(),
                        moment.rules());
            }
        }
        return turn.done();
    }

    /** The customer says whether a bot answer helped; if not, and the bot still has it, people take over. */
    public static Decision judge(
            Conversation c, Enquirer who, Entry answer, boolean helpful, String summary, Moment moment) {
        if (answer.author().kind() != Author.Kind.BOT || answer.citations().isEmpty()) {
            return new Decision.Refused(Refusal.NOT_A_BOT_ANSWER);
        }
        if (answer.helpful() != null) {
            return new Decision.Unchanged(c, answer);
        }
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.judge(answer.id(), helpful);
        turn.tell(new AnswerJudged(
                c.id(),
                answer.id(),
                answer.citations().stream()
                        .map(io.pronto.contracts.Citation::article)
                        .distinct()
                        .toList(),
                helpful,
                who.knownTier(),
                moment.at()));
        if (!helpful && c.state() instanceof WithBot) {
            HandOff.request(
                    turn, HandoffReason.ANSWER_REJECTED, summary, List.of(), null, who.reachable(), moment.rules());
        }
        return turn.done();
    }

    /** The customer rates a resolved conversation; each resolution once. */
    public static Decision rate(Conversation c, int score, @Nullable String comment, Moment moment) {
        if (!(c.state() instanceof Resolved resolved)) {
            return new Decision.Refused(Refusal.NOT_RESOLVED);
        }
        Rating earlier = c.rating();
        if (earlier != null && !earlier.at().isBefore(resolved.at())) {
            return earlier.score() == score
                    ? new Decision.Unchanged(c, null)
                    : new Decision.Refused(Refusal.ALREADY_RATED);
        }
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.with(now -> now.withRating(new Rating(score, comment, moment.at())));
        turn.tell(new ConversationRated(c.id(), score, comment, moment.at()));
        return turn.done();
    }

    /** The customer can be reached from now on (or no longer has to be): her leaving the page ends nothing. */
    public static Decision reachable(Conversation c, Moment moment) {
        if (c.state() instanceof Waiting waiting && waiting.goneCheckAt() != null) {
            return Turn.of(c, moment.at(), moment.ids())
                    .with(now -> now.withState(new Waiting(waiting.since(), null)))
                    .done();
        }
        return new Decision.Unchanged(c, null);
    }

    private static boolean tooOld(Resolved resolved, Moment moment) {
        return resolved.at().plus(moment.rules().reopenWithin()).isBefore(moment.at());
    }
}
