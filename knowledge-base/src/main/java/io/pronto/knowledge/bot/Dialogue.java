package io.pronto.knowledge.bot;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.Choice;
import io.pronto.contracts.HandoffReason;
import io.pronto.knowledge.answer.Answers.Outcome;
import io.pronto.knowledge.answer.Answers.Passed;
import io.pronto.knowledge.answer.Answers.Shown;
import io.pronto.knowledge.answer.Decision;
import io.pronto.knowledge.answer.Decision.AskBack;
import io.pronto.knowledge.answer.Decision.HandOff;
import io.pronto.knowledge.answer.Question;
import io.pronto.knowledge.bot.BotReply.AsksBack;
import io.pronto.knowledge.bot.BotReply.GivesUp;
import io.pronto.knowledge.bot.BotReply.Says;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The bot's side of a conversation: what a decision means after what was said before. It never repeats an answer that was
 * rejected and stops after two misses, a miss being a question back that led to no answer, or a rejected answer.
 */
public final class Dialogue {
    /** After as many misses in a row, or rejected answers, people take over. */
    private static final int MOST_MISSES = 2;

    private static final Pattern NUMBER = Pattern.compile(
            "(?:number |option |no\\.? ?|the |第)?([1-3]|one|two|three|first|second|third|[一二三])(?: one|st|nd|rd|个|项|条)?[.。!！]?",
            Pattern.CASE_INSENSITIVE);

    private Dialogue() {}

    /** A reply and what is remembered from then on. */
    public record Turn(BotReply reply, BotSession session) {}

    /** The offered article that the words pick: its number, its place or its label; nothing if they pick none. */
    public static Optional<ArticleId> picked(BotSession session, String words) {
        List<Choice> offered = session.offered();
        String said = words.strip();
        for (Choice choice : offered) {
            if (choice.label().equalsIgnoreCase(said)) {
                return Optional.of(choice.article());
            }
        }
        Matcher number = NUMBER.matcher(said);
        if (!number.matches()) {
            return Optional.empty();
        }
        int place = switch (number.group(1).toLowerCase(Locale.ROOT)) {
            case "1", "one", "first", "一" -> 0;
            case "2", "two", "second", "二" -> 1;
            default -> 2;
        };
        return place < offered.size() ? Optional.of(offered.get(place).article()) : Optional.empty();
    }

    /** After a question was decided on. */
    public static Turn decided(BotSession before, Question question, Outcome outcome) {
        return switch (outcome.decision()) {
            case Decision.Answer given ->
                answered(
                        before.asked(question.language(), question.text()),
                        given.candidate().article(),
                        outcome.answer().orElseThrow(),
                        given.confidence());
            case AskBack ask ->
                askedBack(
                        ask.cause() == Decision.Cause.CLOSE_ANSWERS
                                ? before.asked(question.language(), question.text())
                                : before,
                        ask,
                        outcome);
            case HandOff handOff ->
                handedOver(
                        before.asked(question.language(), question.text()),
                        handOff.reason(),
                        outcome.passages(),
                        outcome.topic(),
                        handOff.confidence());
        };
    }

    /** After the customer picked an article: {@code answer} is nothing if it is not there any more. */
    public static Turn chosen(BotSession session, ArticleId article, Optional<Passed> answer) {
        // The customer said that this is it: there is nothing to doubt.
        return answer.map(passed -> answered(session, article, passed, 1))
                .orElseGet(() -> handedOver(session, HandoffReason.NOTHING_FOUND, List.of(), null, 0));
    }

    /** After a text that is no question. @param attachments files that came with it; only a person can look at them */
    public static Turn unreadable(BotSession session, Question.Flaw flaw, int attachments) {
        boolean wordless = flaw == Question.Flaw.NO_WORDS || flaw == Question.Flaw.EMPTY;
        if (!wordless || attachments > 0 || session.misses() + 1 >= MOST_MISSES) {
            return handedOver(session, HandoffReason.UNSURE, List.of(), null, 0);
        }
        return new Turn(new AsksBack(BotWords.noWords(session.language()), List.of(), 0), session.askedBack(List.of()));
    }

    /**
     * After the customer said that an answer did not help.
     *
     * @param articles what was shown
     * @param others what else came near the same question, without those
     */
    public static Turn rejected(BotSession before, List<ArticleId> articles, List<Choice> others) {
        BotSession session = before.rejects(articles);
        if (session.rejected().size() >= MOST_MISSES || session.misses() >= MOST_MISSES) {
            return handedOver(session, HandoffReason.ANSWER_REJECTED, List.of(), null, 0);
        }
        List<Choice> left = others.stream()
                .filter(choice -> !session.rejected().contains(choice.article()))
                .toList();
        return new Turn(
                new AsksBack(BotWords.rephrase(session.language(), !left.isEmpty()), left, 0), session.askedBack(left));
    }

    /** After the customer asked for a person about the last question. @param about what came near that, if known */
    public static Turn wantsPerson(BotSession session, Optional<Outcome> about) {
        return handedOver(
                session,
                HandoffReason.ASKED_FOR_PERSON,
                about.map(Outcome::passages).orElse(List.of()),
                about.map(Outcome::topic).orElse(null),
                0);
    }

    /** After something broke. */
    public static Turn broken(BotSession session) {
        return handedOver(session, HandoffReason.BOT_FAILED, List.of(), null, 0);
    }

    private static Turn answered(BotSession session, ArticleId article, Passed passed, double confidence) {
        return new Turn(
                new Says(passed.text(), List.of(passed.source()), confidence),
                session.answeredWith(article, passed.source().title(), confidence));
    }

    private static Turn askedBack(BotSession session, AskBack ask, Outcome outcome) {
        return switch (ask.cause()) {
            case CLOSE_ANSWERS ->
                session.misses() + 1 >= MOST_MISSES
                        ? handedOver(
                                session, HandoffReason.UNSURE, outcome.passages(), outcome.topic(), ask.confidence())
                        : new Turn(
                                new AsksBack(BotWords.close(session.language()), outcome.choices(), ask.confidence()),
                                session.askedBack(outcome.choices()));
            case GREETING -> chat(session, BotWords.greeting(outcome.language()));
            case THANKS -> chat(session, BotWords.thanks(outcome.language()));
            case GOODBYE -> chat(session, BotWords.goodbye(outcome.language()));
            case REJECTION -> rejected(session, List.of(), List.of());
            case NO_WORDS -> unreadable(session, Question.Flaw.NO_WORDS, 0);
        };
    }

    private static Turn chat(BotSession session, String text) {
        return new Turn(new AsksBack(text, List.of(), 0), session.chatted());
    }

    private static Turn handedOver(
            BotSession session, HandoffReason reason, List<Shown> passages, @Nullable String topic, double confidence) {
        StringBuilder summary = new StringBuilder(BotWords.why(session.language(), reason));
        if (!session.question().isEmpty()) {
            String question = session.question();
            String shown = question.length() <= 200 ? question : question.substring(0, 199) + "…";
            summary.append(' ').append(BotWords.question(session.language(), shown));
        }
        if (!passages.isEmpty()) {
            String titles = passages.stream()
                    .limit(3)
                    .map(passage -> passage.source().title())
                    .collect(Collectors.joining(" · "));
            summary.append(' ').append(BotWords.shown(session.language(), titles));
        }
        if (!session.shown().isEmpty()) {
            summary.append(' ').append(BotWords.answeredWith(session.language(), String.join(" · ", session.shown())));
        }
        if (!session.rejected().isEmpty()) {
            summary.append(' ')
                    .append(BotWords.tried(
                            session.language(), session.rejected().size()));
        }
        return new Turn(new GivesUp(reason, summary.toString().strip(), topic, confidence), session);
    }
}
