package io.pronto.knowledge.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pronto.knowledge.article.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final int DIMENSIONS = 16;
    private static final double SURE_AT = .7;

    @Test
    void learns_from_the_topics_own_sentences_before_anything_else_is_known() {
        Random chance = new Random(1);
        List<Lesson> prototypes = new ArrayList<>();
        for (int topic = 0; topic < 4; topic++) {
            prototypes.add(lesson(topic, .1, chance));
        }
        Course.Result result = Course.learn(DIMENSIONS, prototypes, learner -> {}, SURE_AT);
        assertThat(result.measures()).isEqualTo(Measures.NONE);
        assertThat(result.model()
                        .guess(lesson(2, .1, chance).vector())
                        .orElseThrow()
                        .topic())
                .isEqualTo("topic-2");
        assertThat(Course.learn(DIMENSIONS, List.of(), learner -> {}, SURE_AT)
                        .model()
                        .guess(new float[DIMENSIONS]))
                .isEmpty();
    }

    @Test
    void what_conversations_show_stands_above_what_a_topic_says_of_itself() {
        Random chance = new Random(2);
        List<Lesson> wrong = List.of(swapped(0, 1, chance), swapped(1, 0, chance));
        List<Lesson> lessons = new ArrayList<>();
        for (int at = 0; at < 60; at++) {
            lessons.add(lesson(at % 2, .2, chance));
        }
        TopicModel model =
                Course.learn(DIMENSIONS, wrong, lessons::forEach, SURE_AT).model();
        assertThat(model.guess(lesson(0, .2, chance).vector()).orElseThrow().topic())
                .isEqualTo("topic-0");
    }

    /** The guesses that are judged were made without the judged lesson, so the share that is right must be the confidence. */
    @Property(tries = 8)
    void the_confidence_is_about_the_share_that_is_right(@ForAll @IntRange(min = 3, max = 9) int noise) {
        Random chance = new Random(noise);
        List<Lesson> lessons = new ArrayList<>();
        for (int at = 0; at < 600; at++) {
            lessons.add(lesson(chance.nextInt(5), noise / 10.0, chance));
        }
        Course.Result result = Course.learn(DIMENSIONS, List.of(), lessons::forEach, SURE_AT);
        Judging fresh = new Judging(SURE_AT);
        for (int at = 0; at < 1000; at++) {
            Lesson asked = lesson(chance.nextInt(5), noise / 10.0, chance);
            Guess guess = result.model().guess(asked.vector()).orElseThrow();
            fresh.add(asked.topic(), guess.topic(), guess.confidence());
        }
        assertThat(fresh.measures().calibrationError()).isLessThan(.15);
        assertThat(result.measures().accuracy()).isCloseTo(fresh.measures().accuracy(), within(.1));
    }

    @Property(tries = 50)
    void every_confidence_is_a_probability_and_alternatives_share_what_is_left(
            @ForAll @IntRange(min = 1, max = 6) int topics, @ForAll long seed) {
        Random chance = new Random(seed);
        List<Lesson> lessons = IntStream.range(0, topics * 3)
                .mapToObj(at -> lesson(at % topics, .5, chance))
                .toList();
        Guess guess = Course.learn(DIMENSIONS, lessons, lessons::forEach, SURE_AT)
                .model()
                .guess(lesson(0, .5, chance).vector())
                .orElseThrow();
        assertThat(guess.confidence()).isBetween(0.0, 1.0);
        assertThat(guess.confidence()
                        + guess.alternatives().stream()
                                .mapToDouble(io.pronto.contracts.TopicGuess::confidence)
                                .sum())
                .isLessThanOrEqualTo(1 + 1e-9);
        assertThat(guess.alternatives()).noneMatch(other -> other.topic().equals(guess.topic()));
    }

    @Test
    void measures_say_what_was_taken_for_what() {
        Judging judging = new Judging(SURE_AT);
        judging.add("a", "a", .9);
        judging.add("a", "b", .8);
        judging.add("b", "b", .5);
        judging.add("b", "b", .2);
        Measures measures = judging.measures();
        assertThat(measures.accuracy()).isEqualTo(.75);
        assertThat(measures.coverage()).isEqualTo(.5);
        assertThat(measures.precision()).isEqualTo(.5);
        assertThat(measures.calibrationError()).isEqualTo((.1 + .8 + .5 + .8) / 4, within(1e-9));
        assertThat(measures.topics())
                .containsExactly(new Measures.PerTopic("a", 2, .5, 1), new Measures.PerTopic("b", 2, 1, 2 / 3.0));
        assertThat(measures.confusions()).containsExactly(new Measures.Confusion("a", "b", 1));
    }

    @Test
    void examples_stand_for_a_topic_in_their_own_language() {
        Topic topic = new Topic("returns", "Returns", "退货", List.of("send it back", "我要退货"), true, 1);
        assertThat(topic.prototypes(Language.EN)).containsExactly("Returns", "send it back");
        assertThat(topic.prototypes(Language.ZH)).containsExactly("退货", "我要退货");
    }

    private static Lesson swapped(int named, int like, Random chance) {
        return new Lesson("topic-" + named, lesson(like, .1, chance).vector(), 1);
    }

    private static Lesson lesson(int topic, double noise, Random chance) {
        float[] vector = new float[DIMENSIONS];
        double square = 0;
        for (int at = 0; at < DIMENSIONS; at++) {
            vector[at] = (float) ((at == topic ? 1 : 0) + noise * chance.nextGaussian());
            square += vector[at] * vector[at];
        }
        for (int at = 0; at < DIMENSIONS; at++) {
            vector[at] /= (float) Math.sqrt(square);
        }
        return new Lesson("topic-" + topic, vector, 1);
    }
}
