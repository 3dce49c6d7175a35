package io.pronto.knowledge.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.Choice;
import io.pronto.contracts.Citation;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.HandoffReason;
import io.pronto.knowledge.answer.Answers.Outcome;
import io.pronto.knowledge.answer.Answers.Passed;
import io.pronto.knowledge.answer.Candidate;
import io.pronto.knowledge.answer.Decision;
import io.pronto.knowledge.answer.Decision.Cause;
import io.pronto.knowledge.answer.Question;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.bot.BotReply.AsksBack;
import io.pronto.knowledge.bot.BotReply.GivesUp;
import io.pronto.knowledge.bot.BotReply.Says;
import io.pronto.knowledge.bot.Dialogue.Turn;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialogueTest {
    private static final ArticleId SHIPPING = new ArticleId(new UUID(0, 1));
    private static final ArticleId RETURNS = new ArticleId(new UUID(0, 2));
    private static final Question QUESTION = new Question("how long does it take", Language.EN);
    private static final List<Choice> CHOICES =
            List.of(new Choice(SHIPPING, "Shipping times"), new Choice(RETURNS, "Returning an item"));
    private final BotSession fresh = BotSession.begin(new ConversationId(new UUID(0, 9)), Language.EN);

    private static Candidate candidate(ArticleId article) {
        return new Candidate(article, 1, 0.8, 0.7, 0.2);
    }

    private static Passed passed(ArticleId article) {
        return new Passed("Two days.", new Citation(article, 1, "Shipping times", "/help/en/shipping", ""), "shipping");
    }

    private static Outcome answer(ArticleId article) {
        return new Outcome(
                new Decision.Answer(candidate(article), 0.8),
                Language.EN,
                Optional.of(passed(article)),
                List.of(),
                List.of(),
                "shipping");
    }

    private static Outcome close() {
        return asks(Cause.CLOSE_ANSWERS, CHOICES);
    }

    private static Outcome asks(Cause cause, List<Choice> choices) {
        return new Outcome(
                new Decision.AskBack(
                        cause, choices.stream().map(c -> candidate(c.article())).toList(), 0.4),
                Language.EN,
                Optional.empty(),
                choices,
                List.of(),
                "shipping");
    }

    private static HandoffReason reason(Turn turn) {
        return ((GivesUp) turn.reply()).reason();
    }

    @Test
    void anAnswerIsRememberedAndForgivesMisses() {
        Turn asked = Dialogue.decided(fresh, QUESTION, close());
        Turn answered = Dialogue.decided(asked.session(), QUESTION, answer(SHIPPING));

        assertThat(answered.reply()).isInstanceOf(Says.class);
        assertThat(answered.session().answered()).containsExactly(SHIPPING);
        assertThat(answered.session().misses()).isZero();
        assertThat(answered.session().question()).isEqualTo(QUESTION.text());
    }

    @Test
    void asksBackOnceThenPeopleTakeOver() {
        Turn first = Dialogue.decided(fresh, QUESTION, close());
        assertThat(first.reply())
                .isInstanceOfSatisfying(
                        AsksBack.class, ask -> assertThat(ask.choices()).isEqualTo(CHOICES));

        Turn second = Dialogue.decided(first.session(), QUESTION, close());
        assertThat(reason(second)).isEqualTo(HandoffReason.UNSURE);
        assertThat(((GivesUp) second.reply()).summary()).contains(QUESTION.text());
    }

    @Test
    void theFirstRejectionAsksTheSecondGivesUp() {
        BotSession answered =
                Dialogue.decided(fresh, QUESTION, answer(SHIPPING)).session();

        Turn first = Dialogue.rejected(answered, List.of(SHIPPING), CHOICES);
        assertThat(first.reply())
                .isInstanceOfSatisfying(
                        AsksBack.class,
                        ask -> assertThat(ask.choices())
                                .extracting(Choice::article)
                                .containsExactly(RETURNS));
        assertThat(first.session().rejected()).containsExactly(SHIPPING);

        BotSession again =
                Dialogue.decided(first.session(), QUESTION, answer(RETURNS)).session();
        assertThat(reason(Dialogue.rejected(again, List.of(RETURNS), List.of())))
                .isEqualTo(HandoffReason.ANSWER_REJECTED);
    }

    @Test
    void smallTalkIsNoMiss() {
        BotSession session = fresh;
        for (Cause cause : List.of(Cause.GREETING, Cause.THANKS, Cause.GREETING, Cause.GOODBYE)) {
            Turn turn = Dialogue.decided(session, QUESTION, asks(cause, List.of()));
            assertThat(turn.reply())
                    .isInstanceOfSatisfying(
                            AsksBack.class, ask -> assertThat(ask.choices()).isEmpty());
            session = turn.session();
        }
        assertThat(session.misses()).isZero();
        assertThat(session.question()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "2, 2",
        "the second one, 2",
        "第一个, 1",
        "第二个。, 2",
        "option 1, 1",
        "returning an item, 2",
        "3, ",
        "both, ",
        "where is it, "
    })
    void wordsCanPickAChoice(String words, Integer place) {
        BotSession offered = Dialogue.decided(fresh, QUESTION, close()).session();

        assertThat(Dialogue.picked(offered, words))
                .isEqualTo(
                        Optional.ofNullable(place).map(p -> CHOICES.get(p - 1).article()));
        assertThat(Dialogue.picked(fresh, words)).isEmpty();
    }

    @Test
    void aPickedArticleThatIsGoneGoesToPeople() {
        assertThat(Dialogue.chosen(fresh, SHIPPING, Optional.of(passed(SHIPPING)))
                        .reply()
                        .confidence())
                .isEqualTo(1);
        assertThat(reason(Dialogue.chosen(fresh, SHIPPING, Optional.empty()))).isEqualTo(HandoffReason.NOTHING_FOUND);
    }

    @Test
    void filesAndStoriesGoToPeopleAndEmojiAreAskedAboutOnce() {
        assertThat(reason(Dialogue.unreadable(fresh, Question.Flaw.EMPTY, 1))).isEqualTo(HandoffReason.UNSURE);
        assertThat(reason(Dialogue.unreadable(fresh, Question.Flaw.TOO_LONG, 0)))
                .isEqualTo(HandoffReason.UNSURE);
        Turn first = Dialogue.unreadable(fresh, Question.Flaw.NO_WORDS, 0);
        assertThat(first.reply()).isInstanceOf(AsksBack.class);
        assertThat(reason(Dialogue.unreadable(first.session(), Question.Flaw.NO_WORDS, 0)))
                .isEqualTo(HandoffReason.UNSURE);
    }

    @Test
    void whatBrokeIsHandedOverWithTheQuestion() {
        BotSession asked = Dialogue.decided(fresh, QUESTION, answer(SHIPPING)).session();

        Turn turn = Dialogue.broken(asked);

        assertThat(reason(turn)).isEqualTo(HandoffReason.BOT_FAILED);
        assertThat(((GivesUp) turn.reply()).summary()).contains(QUESTION.text());
    }
}
