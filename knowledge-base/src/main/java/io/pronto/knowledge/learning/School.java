package io.pronto.knowledge.learning;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.learning.Regression.Pace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Learns a model from lessons, and how far to trust it: parts of the lessons are asked of models that have not seen them, nor
 * anything of some of the articles, as customers ask what nobody has written about.
 */
public final class School {
    /** From so many questions on an article is learned; with fewer its nearest question is the better guide. */
    public static final int ENOUGH = 10;

    /** The same where parts of the questions are kept aside. */
    private static final int ENOUGH_IN_PART = 4;

    /** No more articles are learned, those with the most questions first. */
    static final int MOST_ARTICLES = 1_000;

    /** Weights of wordings at most, which bounds memory: 4 bytes each. */
    private static final int MOST_WEIGHTS = 4_000_000;

    private static final int MOST_WORDINGS = 60_000;
    private static final int DENSE_EPOCHS = 15;
    private static final int SPARSE_EPOCHS = 12;
    private static final int FOLDS = 3;

    /** How many of the questions asked have no answer, as far as nobody knows better. */
    static final double FOREIGN_SHARE = .2;

    private School() {}

    /** What was learned. @param judged lessons as models judged them that had not seen them */
    public record Learned(TaughtModel model, List<Judged> judged, int lessons) {
        public Learned {
            judged = List.copyOf(judged);
        }
    }

    /** The lessons as numbers. @param classes place in {@code articles}; its size for none of these */
    private record Gathered(List<ArticleId> articles, List<KnownQuestion> lessons, int[] classes, boolean others) {}

    private record Examined(Trust.Sample sample, boolean foreign) {}

    /**
     * Learns.
     *
     * @param random makes the same of the same lessons
     * @return nothing if fewer than two articles have {@value #ENOUGH} questions
     * @throws InterruptedException if {@code pace} wants an end
     */
    public static Optional<Learned> learn(List<KnownQuestion> lessons, SplittableRandom random, Pace pace)
            throws InterruptedException {
        Gathered all = gathered(lessons, ENOUGH);
        if (all.articles().size() < 2) {
            return Optional.empty();
        }
        List<Examined> examined = new ArrayList<>();
        int[] folds = new int[all.lessons().size()];
        for (int at = 0; at < folds.length; at++) {
            folds[at] = random.nextInt(FOLDS);
        }
        for (int fold = 0; fold < FOLDS; fold++) {
            examine(all, folds, fold, random, pace, examined);
        }
        if (examined.isEmpty()) {
            return Optional.empty();
        }
        double foreign = examined.stream().filter(Examined::foreign).count();
        double weight = foreign == 0 ? 0 : (examined.size() - foreign) / foreign * FOREIGN_SHARE / (1 - FOREIGN_SHARE);
        List<Trust.Sample> samples = examined.stream()
                .map(one -> one.foreign() ? new Trust.Sample(one.sample().features(), false, weight) : one.sample())
                .toList();
        Trust trust = Trust.fit(samples);
        List<Judged> judged = examined.stream()
                .map(one -> new Judged(
                        trust.confidence(one.sample().features()), one.sample().right(), one.foreign()))
                .toList();
        return Optional.of(new Learned(model(all, trust, random, pace), judged, lessons.size()));
    }

    private static Gathered gathered(List<KnownQuestion> lessons, int enough) {
        Map<ArticleId, Integer> counts = new HashMap<>();
        for (KnownQuestion lesson : lessons) {
            if (lesson.article() != null) {
                counts.merge(lesson.article(), 1, Integer::sum);
            }
        }
        List<ArticleId> articles = counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= enough)
                .sorted(Map.Entry.<ArticleId, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().value()))
                .limit(MOST_ARTICLES)
                .map(Map.Entry::getKey)
                .toList();
        Map<ArticleId, Integer> places = new HashMap<>();
        articles.forEach(article -> places.put(article, places.size()));
        int[] classes = new int[lessons.size()];
        boolean others = false;
        for (int at = 0; at < classes.length; at++) {
            ArticleId article = lessons.get(at).article();
            classes[at] = article == null ? articles.size() : places.getOrDefault(article, articles.size());
            others |= classes[at] == articles.size();
        }
        return new Gathered(articles, lessons, classes, others);
    }

    /** Learns without a fold of the lessons and without a part of the articles, then asks that fold. */
    private static void examine(
            Gathered all, int[] folds, int fold, SplittableRandom random, Pace pace, List<Examined> examined)
            throws InterruptedException {
        List<KnownQuestion> learned = new ArrayList<>();
        Map<ArticleId, List<float[]>> known = new HashMap<>();
        for (int at = 0; at < folds.length; at++) {
            boolean hidden = all.classes()[at] < all.articles().size() && all.classes()[at] % FOLDS == fold;
            if (folds[at] != fold && !hidden) {
                KnownQuestion lesson = all.lessons().get(at);
                learned.add(lesson);
                if (lesson.article() != null) {
                    known.computeIfAbsent(lesson.article(), article -> new ArrayList<>())
                            .add(lesson.vector());
                }
            }
        }
        Gathered some = gathered(learned, ENOUGH_IN_PART);
        if (some.articles().size() < 2) {
            return;
        }
        TaughtModel model = model(some, new Trust(0, List.of(0., 0., 0., 0., 0.)), random, pace);
        for (int at = 0; at < folds.length; at++) {
            KnownQuestion lesson = all.lessons().get(at);
            if (folds[at] == fold) {
                TaughtModel.Guess guess =
                        model.guess(lesson.vector(), lesson.text()).orElseThrow();
                double nearness = nearness(lesson.vector(), known.getOrDefault(guess.article(), List.of()));
                boolean foreign = lesson.article() == null || !some.articles().contains(lesson.article());
                examined.add(new Examined(
                        new Trust.Sample(
                                TaughtModel.features(guess, nearness),
                                guess.article().equals(lesson.article()),
                                1),
                        foreign));
            }
        }
    }

    private static double nearness(float[] vector, List<float[]> others) {
        return others.stream().mapToDouble(other -> cosine(vector, other)).max().orElse(0);
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * (double) other[at];
        }
        return sum;
    }

    private static TaughtModel model(Gathered all, Trust trust, SplittableRandom random, Pace pace)
            throws InterruptedException {
        int count = all.articles().size() + (all.others() ? 1 : 0);
        List<float[]> vectors =
                all.lessons().stream().map(KnownQuestion::vector).toList();
        Regression byMeaning = Regression.learnDense(vectors, all.classes(), count, DENSE_EPOCHS, random, pace);
        Wording wording = Wording.of(
                all.lessons().stream().map(KnownQuestion::text).toList(),
                Math.min(MOST_WORDINGS, MOST_WEIGHTS / count));
        List<Wording.Counted> counted =
                all.lessons().stream().map(lesson -> wording.of(lesson.text())).toList();
        Regression byWording = Regression.learnSparse(
                counted, wording.keys().length, all.classes(), count, SPARSE_EPOCHS, random, pace);
        return new TaughtModel(all.articles(), all.others(), byMeaning, wording, byWording, trust);
    }
}
