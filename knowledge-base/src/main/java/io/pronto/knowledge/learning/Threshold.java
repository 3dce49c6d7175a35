package io.pronto.knowledge.learning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * From which confidence on the bot answers, and what that gave on the questions it was chosen from.
 *
 * @param precision right answers among those given, 0 to 1
 * @param coverage right answers among the questions that some article answers, 0 to 1
 * @param foreignAnswered share of the questions without an answer that were answered all the same; NaN without any
 */
public record Threshold(double confidence, double precision, double coverage, double foreignAnswered) {
    /** What is wanted of it. @param foreignShare how many of the questions asked have no answer, 0 to below 1 */
    public record Wanted(double precision, double foreignShare) {
        public Wanted {
            if (!(precision > 0 && precision <= 1 && foreignShare >= 0 && foreignShare < 1)) {
                throw new IllegalArgumentException(
                        "Precision " + precision + " or share " + foreignShare + " is out of range.");
            }
        }
    }

    /**
     * The threshold under which most is answered with the wanted precision. Foreign questions are counted as if they were at
     * least as common among those judged as the wish says, since they are rarer where people label than where customers ask.
     *
     * @return nothing if no threshold gives that precision
     */
    public static Optional<Threshold> choose(List<Judged> judged, Wanted wanted) {
        List<Judged> sorted = judged.stream()
                .sorted(Comparator.comparingDouble(Judged::confidence).reversed())
                .toList();
        double foreign = sorted.stream().filter(Judged::foreign).count();
        double known = sorted.size() - foreign;
        // Never less than they were: where they are common among those judged, they are common.
        double weight =
                foreign == 0 ? 0 : Math.max(1, known / foreign * wanted.foreignShare() / (1 - wanted.foreignShare()));
        double right = 0;
        double wrong = 0;
        double strayed = 0;
        Threshold best = null;
        for (int at = 0; at < sorted.size(); at++) {
            Judged one = sorted.get(at);
            right += one.right() ? 1 : 0;
            wrong += one.right() ? 0 : one.foreign() ? weight : 1;
            strayed += one.foreign() ? 1 : 0;
            boolean last = at + 1 == sorted.size() || sorted.get(at + 1).confidence() < one.confidence();
            if (last && right > 0 && right / (right + wrong) >= wanted.precision()) {
                best = new Threshold(one.confidence(), right / (right + wrong), right / known, strayed / foreign);
            }
        }
        return Optional.ofNullable(best);
    }

    /** What a given confidence gives, each question counted once. */
    public static Threshold at(double confidence, List<Judged> judged) {
        long answered =
                judged.stream().filter(one -> one.confidence() >= confidence).count();
        long right = judged.stream()
                .filter(one -> one.confidence() >= confidence && one.right())
                .count();
        long foreign = judged.stream().filter(Judged::foreign).count();
        long strayed = judged.stream()
                .filter(one -> one.confidence() >= confidence && one.foreign())
                .count();
        return new Threshold(
                confidence,
                answered == 0 ? Double.NaN : (double) right / answered,
                (double) right / (judged.size() - foreign),
                (double) strayed / foreign);
    }
}
