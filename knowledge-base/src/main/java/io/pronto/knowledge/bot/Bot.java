package io.pronto.knowledge.bot;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.Choice;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Tier;
import io.pronto.knowledge.answer.Answers;
import io.pronto.knowledge.answer.Answers.Ask;
import io.pronto.knowledge.answer.Answers.Outcome;
import io.pronto.knowledge.answer.Answers.Shown;
import io.pronto.knowledge.answer.Decision;
import io.pronto.knowledge.answer.Question;
import io.pronto.knowledge.answer.Worded;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.bot.Dialogue.Turn;
import io.pronto.knowledge.phrasing.Phrasing;
import io.pronto.knowledge.search.SearchIndex;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replies to one message of a conversation. Reads articles and index, changes nothing. */
public final class Bot {
    private final Answers answers;
    private final Phrasing phrasing;

    public Bot(Answers answers, Phrasing phrasing) {
        this.answers = answers;
        this.phrasing = phrasing;
    }

    /**
     * What the bot owes a reply to.
     *
     * @param chosen the article picked among those offered
     * @param tier of a customer who is known to be who she says; null for anybody
     */
    public record Owed(
            ConversationId conversation,
            MessageId message,
            Language language,
            String text,
            int attachments,
            @Nullable ArticleId chosen,
            @Nullable Tier tier,
            Instant receivedAt) {}

    /** The reply. @throws io.pronto.knowledge.search.SearchIndex.Away if the index cannot be asked */
    public Turn reply(BotSession session, Owed message) {
        ArticleId picked = message.chosen() == null
                ? Dialogue.picked(session, message.text()).orElse(null)
                : message.chosen();
        if (picked != null) {
            String question = session.question().isEmpty() ? message.text() : session.question();
            return worded(
                    Dialogue.chosen(
                            session, picked, answers.chosen(picked, question, session.language(), message.tier())),
                    question,
                    List.of());
        }
        return switch (Question.read(message.text(), session.language())) {
            case Question.Reading.Unreadable unreadable ->
                Dialogue.unreadable(session, unreadable.flaw(), message.attachments());
            case Question.Reading.Readable readable -> {
                Question question = readable.question();
                String previous = session.question().isEmpty() ? null : session.question();
                Outcome outcome = answers.answer(new Ask(question, previous, session.rejected(), message.tier()));
                if (outcome.decision() instanceof Decision.AskBack ask
                        && ask.cause() == Decision.Cause.REJECTION
                        && !session.answered().isEmpty()) {
                    yield Dialogue.rejected(session, session.answered(), others(session, message.tier()));
                }
                if (previous != null
                        && outcome.decision() instanceof Decision.HandOff handOff
                        && handOff.reason() == HandoffReason.ASKED_FOR_PERSON) {
                    yield Dialogue.wantsPerson(session, near(previous, session, message.tier()));
                }
                yield worded(Dialogue.decided(session, question, outcome), question.text(), outcome.passages());
            }
        };
    }

    /** The turn in other words, if it answers and a model finds them. */
    private Turn worded(Turn turn, String question, List<Shown> shown) {
        if (turn.reply() instanceof BotReply.Says says && says.citations().size() == 1) {
            Worded worded = Worded.of(
                    phrasing,
                    question,
                    turn.session().language(),
                    says.text(),
                    says.citations().getFirst(),
                    shown);
            return new Turn(new BotReply.Says(worded.text(), worded.citations(), says.confidence()), turn.session());
        }
        return turn;
    }

    /** What the last real question was about; "a person, please" says nothing of it. */
    private Optional<Outcome> near(String previous, BotSession session, @Nullable Tier tier) {
        try {
            return Question.read(previous, session.language()) instanceof Question.Reading.Readable readable
                    ? Optional.of(answers.answer(new Ask(readable.question(), null, Set.of(), tier)))
                    : Optional.empty();
        } catch (SearchIndex.Away away) {
            // The person is wanted in any case.
            return Optional.empty();
        }
    }

    /** What else came near the last question. */
    private List<Choice> others(BotSession session, @Nullable Tier tier) {
        if (!(Question.read(session.question(), session.language()) instanceof Question.Reading.Readable readable)) {
            return List.of();
        }
        Set<ArticleId> all = new HashSet<>(session.rejected());
        all.addAll(session.answered());
        Outcome outcome = answers.answer(new Ask(readable.question(), null, all, tier));
        return outcome.decision() instanceof Decision.HandOff ? List.of() : outcome.choices();
    }
}
