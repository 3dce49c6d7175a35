package io.pronto.knowledge.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.learning.Regression.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SchoolTest {
    private static final int DIMENSIONS = 16;
    private final SplittableRandom random = new SplittableRandom(7);

    private static ArticleId article(int number) {
        return new ArticleId(new UUID(0, number));
    }

    /** A question about a subject: its direction lies near the subject's, its words are the subject's and some others. */
    private KnownQuestion asked(int subject, boolean answered) {
        float[] vector = new float[DIMENSIONS];
        double square = 0;
        for (int at = 0; at < DIMENSIONS; at++) {
            vector[at] = (float) ((at == subject ? 1.6 : 0) + random.nextGaussian() * .35);
            square += vector[at] * vector[at];
        }
        for (int at = 0; at < DIMENSIONS; at++) {
            vector[at] /= (float) Math.sqrt(square);
        }
        String text = "how about subject" + subject + " and word" + random.nextInt(30);
        return new KnownQuestion(answered ? article(subject) : null, text, vector);
    }

    private List<KnownQuestion> lessons(int subjects, int each) {
        List<KnownQuestion> lessons = new ArrayList<>();
        for (int subject = 0; subject < subjects; subject++) {
            for (int at = 0; at < each; at++) {
                lessons.add(asked(subject, true));
            }
        }
        return lessons;
    }

    private static School.Learned learn(List<KnownQuestion> lessons) {
        try {
            return School.learn(lessons, new SplittableRandom(1), Pace.FULL).orElseThrow();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static double confidence(School.Learned learned, KnownQuestion asked, double nearness) {
        return learned.model()
                .guess(asked.vector(), asked.text())
                .map(guess -> learned.model().confidence(guess, nearness))
                .orElseThrow();
    }

    @Test
    void learnsWhichArticleAnswersAndWhenNoneDoes() {
        School.Learned learned = learn(lessons(10, 12));

        int right = 0;
        double known = 0;
        double foreign = 0;
        for (int at = 0; at < 100; at++) {
            KnownQuestion asked = asked(at % 10, true);
            TaughtModel.Guess guess =
                    learned.model().guess(asked.vector(), asked.text()).orElseThrow();
            right += guess.article().equals(asked.article()) ? 1 : 0;
            known += confidence(learned, asked, .9);
            foreign += confidence(learned, asked(10 + at % 6, false), .3);
        }
        assertThat(right).isGreaterThan(95);
        assertThat(known / 100).isGreaterThan(.8);
        assertThat(foreign / 100).isLessThan(.4);
        assertThat(Reliability.of(learned.judged()).error()).isLessThan(.15);
    }

    @Test
    void learnsFromWhatHasNoAnswer() {
        List<KnownQuestion> lessons = new ArrayList<>(lessons(6, 12));
        for (int at = 0; at < 12; at++) {
            lessons.add(asked(9, false));
        }
        School.Learned learned = learn(lessons);

        assertThat(learned.model().others()).isTrue();
        assertThat(confidence(learned, asked(9, false), .6)).isLessThan(confidence(learned, asked(2, true), .6));
    }

    @Test
    void leavesArticlesWithFewQuestionsToTheirNearestQuestion() throws InterruptedException {
        List<KnownQuestion> lessons = new ArrayList<>(lessons(3, School.ENOUGH));
        lessons.addAll(lessons(6, School.ENOUGH - 1).subList(3 * (School.ENOUGH - 1), 6 * (School.ENOUGH - 1)));

        assertThat(learn(lessons).model().articles()).containsExactlyInAnyOrder(article(0), article(1), article(2));
        assertThat(School.learn(lessons(1, 50), new SplittableRandom(1), Pace.FULL))
                .isEmpty();
        assertThat(School.learn(List.of(), new SplittableRandom(1), Pace.FULL)).isEmpty();
    }

    @Test
    void theSameLessonsGiveTheSameModel() {
        List<KnownQuestion> lessons = lessons(4, 12);
        assertThat(learn(lessons).model().byMeaning().weights())
                .containsExactly(learn(lessons).model().byMeaning().weights());
    }

    @Test
    void stopsWhenItIsTold() {
        int[] left = {5};
        assertThatThrownBy(() -> School.learn(lessons(4, 12), new SplittableRandom(1), () -> {
                    if (left[0]-- == 0) {
                        throw new InterruptedException();
                    }
                }))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void trustFindsTheOddsThatMadeTheSamples() {
        List<Trust.Sample> samples = new ArrayList<>();
        for (int at = 0; at < 4_000; at++) {
            double x = random.nextDouble(-2, 2);
            boolean right = random.nextDouble() < 1 / (1 + Math.exp(-(.5 + 1.5 * x)));
            samples.add(new Trust.Sample(new double[] {x}, right, 1));
        }
        Trust trust = Trust.fit(samples);
        assertThat(trust.bias()).isCloseTo(.5, within(.15));
        assertThat(trust.weights().getFirst()).isCloseTo(1.5, within(.2));
    }
}
