package io.pronto.knowledge.topic;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Adds up how guesses turned out. */
public final class Judging {
    private static final int RANGES = 10;
    private static final int MOST_CONFUSIONS = 50;

    private final double sureAt;
    private final int[] inRange = new int[RANGES];
    private final double[] confidences = new double[RANGES];
    private final int[] rights = new int[RANGES];
    private final Map<String, int[]> topics = new TreeMap<>();
    private final Map<Map.Entry<String, String>, Integer> confusions = new HashMap<>();
    private int all;
    private int right;
    private int sure;
    private int surelyRight;

    /** @param sureAt the confidence from which a guess counts as sure */
    public Judging(double sureAt) {
        this.sureAt = sureAt;
    }

    /** One guess about something that was about {@code truth}. */
    public void add(String truth, String guessed, double confidence) {
        boolean hit = truth.equals(guessed);
        all++;
        right += hit ? 1 : 0;
        if (confidence >= sureAt) {
            sure++;
            surelyRight += hit ? 1 : 0;
        }
        int range = Math.min(RANGES - 1, (int) (confidence * RANGES));
        inRange[range]++;
        confidences[range] += confidence;
        rights[range] += hit ? 1 : 0;
        topics.computeIfAbsent(truth, topic -> new int[3])[0]++;
        topics.computeIfAbsent(guessed, topic -> new int[3])[1]++;
        if (hit) {
            topics.get(truth)[2]++;
        } else {
            confusions.merge(Map.entry(truth, guessed), 1, Integer::sum);
        }
    }

    /** What came of it. */
    public Measures measures() {
        if (all == 0) {
            return Measures.NONE;
        }
        double error = 0;
        for (int range = 0; range < RANGES; range++) {
            error += Math.abs(confidences[range] - rights[range]) / all;
        }
        return new Measures(
                all,
                (double) right / all,
                (double) sure / all,
                sure == 0 ? 1 : (double) surelyRight / sure,
                error,
                topics.entrySet().stream()
                        .map(each -> new Measures.PerTopic(
                                each.getKey(),
                                each.getValue()[0],
                                share(each.getValue()[2], each.getValue()[0]),
                                share(each.getValue()[2], each.getValue()[1])))
                        .toList(),
                confusions.entrySet().stream()
                        .map(each -> new Measures.Confusion(
                                each.getKey().getKey(), each.getKey().getValue(), each.getValue()))
                        .sorted(Comparator.comparingInt(Measures.Confusion::times)
                                .reversed()
                                .thenComparing(Measures.Confusion::topic)
                                .thenComparing(Measures.Confusion::takenFor))
                        .limit(MOST_CONFUSIONS)
                        .toList());
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
