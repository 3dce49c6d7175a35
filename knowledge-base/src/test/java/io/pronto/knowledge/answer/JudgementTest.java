package io.pronto.knowledge.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.HandoffReason;
import io.pronto.knowledge.answer.Decision.AskBack;
import io.pronto.knowledge.answer.Decision.Cause;
import io.pronto.knowledge.answer.Decision.HandOff;
import io.pronto.knowledge.answer.IntentGuide.Recognised;
import io.pronto.knowledge.answer.adapter.ShippedTunings;
import io.pronto.knowledge.article.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementTest {
    private static final Calibration CALIBRATION = new Calibration(-7, List.of(8.0), 0.5, 0.3, 0.04, 0.3);

    private static Candidate candidate(int id, double asked, double told) {
        return new Candidate(new ArticleId(new UUID(0, id)), 1, asked, told, 0);
    }

    private static Decision decide(Candidate... candidates) {
        return decide(Optional.empty(), List.of(candidates), Set.of());
    }

    private static Decision decide(Optional<Recognised> meant, List<Candidate> all, Set<ArticleId> rejected) {
        List<Candidate> left = all.stream()
                .filter(candidate -> !rejected.contains(candidate.article()))
                .toList();
        return Judgement.of(
                Rated.of(left, Optional.empty(), 0, CALIBRATION),
                meant,
                all.stream().mapToDouble(Candidate::asked).max().orElse(0),
                CALIBRATION,
                CALIBRATION.answerAt());
    }

    @Test
    void answersWhenSure() {
        assertThat(decide(candidate(1, 0.9, 0.6), candidate(2, 0.5, 0.3)))
                .isInstanceOfSatisfying(Decision.Answer.class, answer -> {
                    assertThat(answer.candidate()).isEqualTo(candidate(1, 0.9, 0.6));
                    assertThat(answer.confidence()).isGreaterThan(0.9);
                });
    }

    @Test
    void asksBackWhenTwoAreClose() {
        assertThat(decide(candidate(1, 0.80, 0.6), candidate(2, 0.79, 0.6), candidate(3, 0.2, 0.1)))
                .isInstanceOfSatisfying(AskBack.class, ask -> {
                    assertThat(ask.cause()).isEqualTo(Cause.CLOSE_ANSWERS);
                    assertThat(ask.choices()).extracting(Candidate::asked).containsExactly(0.80, 0.79);
                });
    }

    @Test
    void handsOverWhenUnsureOrNothingIsNear() {
        assertThat(decide(candidate(1, 0.3, 0.25), candidate(2, 0.28, 0.2)))
                .isInstanceOfSatisfying(
                        HandOff.class, off -> assertThat(off.reason()).isEqualTo(HandoffReason.UNSURE));
        assertThat(decide(candidate(1, 0.1, 0.05)))
                .isInstanceOfSatisfying(
                        HandOff.class, off -> assertThat(off.reason()).isEqualTo(HandoffReason.NOTHING_FOUND));
        assertThat(decide())
                .isInstanceOfSatisfying(
                        HandOff.class, off -> assertThat(off.reason()).isEqualTo(HandoffReason.NOTHING_FOUND));
    }

    @Test
    void neverShowsWhatWasRejected() {
        Candidate rejected = candidate(1, 0.9, 0.6);

        Decision decision =
                decide(Optional.empty(), List.of(rejected, candidate(2, 0.85, 0.6)), Set.of(rejected.article()));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Answer.class,
                        answer -> assertThat(answer.candidate().article()).isEqualTo(new ArticleId(new UUID(0, 2))));
    }

    @Test
    void whatBelongsToPeopleGoesThereUnlessAnArticleWasWrittenForIt() {
        Optional<Recognised> meant = Optional.of(new Recognised(Intent.PAYMENT, 0.7));

        assertThat(decide(meant, List.of(candidate(1, 0.6, 0.6)), Set.of()))
                .isInstanceOfSatisfying(HandOff.class, off -> {
                    assertThat(off.reason()).isEqualTo(HandoffReason.SENSITIVE);
                    assertThat(off.intent()).isEqualTo(Intent.PAYMENT);
                });
        assertThat(decide(meant, List.of(candidate(1, 0.9, 0.6)), Set.of())).isInstanceOf(Decision.Answer.class);
    }

    @Property(tries = 300)
    void moreEvidenceNeverLowersTheConfidence(
            @ForAll @DoubleRange(min = 0, max = 1) double asked,
            @ForAll @DoubleRange(min = 0, max = 1) double more,
            @ForAll @DoubleRange(min = 0, max = 1) double next) {
        Calibration shipped = ShippedTunings.read().get(Language.EN).calibration();
        double low = Math.min(asked, more);
        double high = Math.max(asked, more);
        Candidate second = candidate(2, Math.min(low, next), 0);

        double before = shipped.confidence(candidate(1, low, 0.3), second.strength());
        double after = shipped.confidence(candidate(1, high, 0.3), second.strength());

        assertThat(after).isBetween(before, 1.0);
        assertThat(before).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/evaluation/wordings.csv", delimiter = '|')
    void wordingsGiveIntentsAway(Language language, String text, String intent) {
        assertThat(ShippedTunings.read()
                        .get(language)
                        .guide()
                        .byPattern(text)
                        .map(recognised -> recognised.intent().name())
                        .orElse("-"))
                .isEqualTo(intent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\t ", "\u200b\u200b", "\u0000"})
    void nothingVisibleIsNoQuestion(String text) {
        assertThat(Question.read(text, Language.EN)).isEqualTo(new Question.Reading.Unreadable(Question.Flaw.EMPTY));
    }

    @Test
    void emojiAndStoriesAreNoQuestions() {
        assertThat(Question.read("😀 ‼️", Language.EN))
                .isEqualTo(new Question.Reading.Unreadable(Question.Flaw.NO_WORDS));
        assertThat(Question.read("a".repeat(2_001), Language.EN))
                .isEqualTo(new Question.Reading.Unreadable(Question.Flaw.TOO_LONG));
        assertThat(Question.read("a ".repeat(25_000), Language.EN))
                .isEqualTo(new Question.Reading.Unreadable(Question.Flaw.TOO_LONG));
        assertThat(Question.read(" where\u0000is  it? ", Language.ZH))
                .isEqualTo(new Question.Reading.Readable(new Question("where is it?", Language.EN)));
    }
}
