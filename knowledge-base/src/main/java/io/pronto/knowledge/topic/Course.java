package io.pronto.knowledge.topic;

import io.pronto.knowledge.topic.TopicModel.Evidence;
import io.pronto.knowledge.topic.TopicModel.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Learns a model and says how good it is. Goes through the lessons twice, so that they need not be in memory at once: the first time
 * to learn, the second time to judge each by a model that has not seen it.
 */
public final class Course {
    private static final int FOLDS = 5;
    /** What a message about none of the topics weighs, against one that is: about one in twelve is such a message. */
    private static final double FOREIGN = .08;

    /** The same while nothing is known but names: half of what is asked may be about something else. */
    private static final double FOREIGN_AT_FIRST = .5;
    /** How much of a paraphrase is its own topic's sentence. */
    private static final double LIKE_ITSELF = .6;

    private Course() {}

    /** Lessons that can be gone through again in the same order. */
    public interface Lessons {
        /** Hands each to {@code learner}. */
        void forEach(Consumer<Lesson> learner);
    }

    /** What was learned. */
    public record Result(TopicModel model, Measures measures) {}

    /**
     * Learns.
     *
     * @param dimensions of the directions
     * @param prototypes what the topics say of themselves; learned from, but not judged
     * @param lessons what conversations showed
     * @param sureAt the confidence from which a guess counts as sure, for the measures
     */
    public static Result learn(int dimensions, List<Lesson> prototypes, Lessons lessons, double sureAt) {
        List<Statistics> folds = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            folds.add(new Statistics(dimensions));
        }
        Statistics all = new Statistics(dimensions);
        prototypes.forEach(all::add);
        int[] counted = {0};
        lessons.forEach(lesson -> folds.get(counted[0]++ % FOLDS).add(lesson));
        int learned = counted[0];
        folds.forEach(all::add);
        if (learned == 0) {
            return new Result(all.model(selfTaught(dimensions, prototypes)), Measures.NONE);
        }
        List<TopicModel> without = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            Statistics others = new Statistics(dimensions);
            prototypes.forEach(others::add);
            for (int other = 0; other < FOLDS; other++) {
                if (other != fold) {
                    others.add(folds.get(other));
                }
            }
            without.add(others.model(Trust.USUAL));
        }
        return judged(all, without, lessons, sureAt);
    }

    private record Outcome(String truth, String guessed, Evidence evidence) {}

    private static Result judged(Statistics all, List<TopicModel> without, Lessons lessons, double sureAt) {
        TrustFit fit = new TrustFit();
        List<Outcome> outcomes = new ArrayList<>();
        int[] counted = {0};
        lessons.forEach(lesson -> {
            TopicModel model = without.get(counted[0]++ % FOLDS);
            double[] scores = model.scores(lesson.vector());
            int own = model.topics().indexOf(lesson.topic());
            if (scores.length > 0) {
                Evidence evidence = model.evidence(lesson.vector(), scores, -1);
                fit.add(evidence, evidence.topic() == own, 1);
                outcomes.add(new Outcome(lesson.topic(), model.topics().get(evidence.topic()), evidence));
                // Without its own topic it is a message about something that the house does not know.
                if (own >= 0 && scores.length > 1) {
                    fit.add(model.evidence(lesson.vector(), scores, own), false, FOREIGN);
                }
            }
        });
        Trust trust = fit.fit();
        Judging judging = new Judging(sureAt);
        outcomes.forEach(
                outcome -> judging.add(outcome.truth(), outcome.guessed(), trust.confidence(outcome.evidence())));
        return new Result(all.model(trust), judging.measures());
    }

    /**
     * A topic with a single sentence cannot hide it. It is asked for by something between itself and the nearest other topic, as a
     * paraphrase would be, and as something foreign by its sentence with the topic taken away.
     */
    private static void between(int dimensions, Map<String, List<Lesson>> byTopic, TrustFit fit) {
        Statistics all = new Statistics(dimensions);
        byTopic.values().forEach(own -> own.forEach(all::add));
        TopicModel model = all.model(Trust.USUAL);
        for (List<Lesson> own : byTopic.values()) {
            if (own.size() == 1) {
                Lesson only = own.getFirst();
                int topic = model.topics().indexOf(only.topic());
                double[] scores = model.scores(only.vector());
                Evidence foreign = model.evidence(only.vector(), scores, topic);
                fit.add(foreign, false, FOREIGN_AT_FIRST);
                float[] asked = mixed(only.vector(), model.means()[foreign.topic()]);
                Evidence evidence = model.evidence(asked, model.scores(asked), -1);
                fit.add(evidence, evidence.topic() == topic, 1);
            }
        }
    }

    private static float[] mixed(float[] own, float[] other) {
        float[] mixed = new float[own.length];
        double square = 0;
        for (int at = 0; at < own.length; at++) {
            mixed[at] = (float) (LIKE_ITSELF * own[at] + (1 - LIKE_ITSELF) * other[at]);
            square += mixed[at] * (double) mixed[at];
        }
        for (int at = 0; at < own.length; at++) {
            mixed[at] /= (float) Math.sqrt(square);
        }
        return mixed;
    }

    /** Without lessons the topics' own sentences teach how far to trust: each is asked for with itself hidden. */
    private static Trust selfTaught(int dimensions, List<Lesson> prototypes) {
        TrustFit fit = new TrustFit();
        Map<String, List<Lesson>> byTopic = new TreeMap<>();
        prototypes.forEach(each -> byTopic.computeIfAbsent(each.topic(), topic -> new ArrayList<>())
                .add(each));
        if (byTopic.size() < 2) {
            return Trust.USUAL;
        }
        between(dimensions, byTopic, fit);
        for (int fold = 0; fold < FOLDS; fold++) {
            Statistics others = new Statistics(dimensions);
            List<Lesson> hidden = new ArrayList<>();
            for (List<Lesson> own : byTopic.values()) {
                for (int at = 0; at < own.size(); at++) {
                    // Topics with a single sentence keep it.
                    if (own.size() > 1 && at % FOLDS == fold) {
                        hidden.add(own.get(at));
                    } else {
                        others.add(own.get(at));
                    }
                }
            }
            TopicModel model = others.model(Trust.USUAL);
            for (Lesson lesson : hidden) {
                double[] scores = model.scores(lesson.vector());
                int own = model.topics().indexOf(lesson.topic());
                Evidence evidence = model.evidence(lesson.vector(), scores, -1);
                fit.add(evidence, evidence.topic() == own, 1);
                if (own >= 0) {
                    fit.add(model.evidence(lesson.vector(), scores, own), false, FOREIGN);
                }
            }
        }
        return fit.fit();
    }
}
