package io.pronto.knowledge.overlap;

import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.overlap.Overlap.Kind;
import io.pronto.knowledge.search.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what is wrong between two articles from the passages of theirs that are near to each other. It finds what can be shown side
 * by side; what it shows, a person judges.
 */
public final class Comparison {
    private static final double MOST_OF_IT = 0.6;
    private static final double SAME_SUBJECT = 0.85;
    private static final double SAME_SUBJECT_BACK = 0.6;
    private static final int SHARED_TERMS = 3;
    private static final int MOST_CONTRADICTIONS = 3;

    private Comparison() {}

    /**
     * Two passages near to each other.
     *
     * @param ordinal the place of the first in its article
     * @param likeness cosine, −1 to 1
     */
    public record Pair(int ordinal, String here, String there, double likeness) {}

    /** From which cosine two passages say the same. */
    public static double same(Language language) {
        return switch (language) {
            case EN -> 0.87;
            case ZH -> 0.9;
        };
    }

    /** From which cosine two passages are about the same. */
    public static double related(Language language) {
        return switch (language) {
            case EN -> 0.5;
            case ZH -> 0.6;
        };
    }

    /**
     * What is wrong between two articles.
     *
     * @param passages of the first article, in order @param pairs of near passages
     */
    public static List<Overlap> of(List<String> passages, List<Pair> pairs, Language language) {
        List<Overlap> found = new ArrayList<>();
        duplicate(passages, pairs, language).ifPresent(found::add);
        Map<String, Overlap> contradictions = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            if (pair.likeness() >= related(language)) {
                contradictions(pair).forEach(one -> contradictions.putIfAbsent(one.here(), one));
            }
        }
        contradictions.values().stream()
                .sorted(Comparator.comparingDouble(Overlap::likeness).reversed())
                .limit(MOST_CONTRADICTIONS)
                .forEach(found::add);
        return found;
    }

    private static Optional<Overlap> duplicate(List<String> passages, List<Pair> pairs, Language language) {
        Map<Integer, Pair> best = new LinkedHashMap<>();
        pairs.stream()
                .filter(pair -> pair.likeness() >= same(language))
                .forEach(pair -> best.merge(
                        pair.ordinal(), pair, (one, other) -> one.likeness() >= other.likeness() ? one : other));
        int all = passages.stream().mapToInt(String::length).sum();
        int twice = best.keySet().stream()
                .mapToInt(ordinal -> passages.get(ordinal).length())
                .sum();
        double share = all == 0 ? 0 : (double) twice / all;
        if (share < MOST_OF_IT) {
            return Optional.empty();
        }
        Pair longest = best.values().stream()
                .max(Comparator.comparingInt(pair -> pair.here().length()))
                .orElseThrow();
        return Optional.of(new Overlap(Kind.DUPLICATE, longest.here(), longest.there(), Math.min(1, share)));
    }

    private static List<Overlap> contradictions(Pair pair) {
        List<Overlap> found = new ArrayList<>();
        List<Statement> others = Statement.of(pair.there());
        for (Statement here : Statement.of(pair.here())) {
            for (Statement there : others) {
                if (contradict(here, there)) {
                    found.add(new Overlap(
                            Kind.CONTRADICTION, here.text(), there.text(), Math.clamp(pair.likeness(), 0, 1)));
                }
            }
        }
        return found;
    }

    /** Whether they are about the same and cannot both hold. */
    static boolean contradict(Statement one, Statement other) {
        long shared = one.terms().stream().filter(other.terms()::contains).count();
        double forth = Terms.covered(one.terms(), other.terms());
        double back = Terms.covered(other.terms(), one.terms());
        if (shared < SHARED_TERMS
                || Math.max(forth, back) < SAME_SUBJECT
                || Math.min(forth, back) < SAME_SUBJECT_BACK) {
            return false;
        }
        boolean otherAmount = one.amounts().entrySet().stream()
                .anyMatch(amount -> differ(amount.getValue(), other.amounts().get(amount.getKey())));
        boolean sameAmounts = one.amounts().equals(other.amounts());
        return otherAmount || sameAmounts && one.negated() != other.negated();
    }

    private static boolean differ(Set<String> values, @org.jspecify.annotations.Nullable Set<String> others) {
        return others != null && values.stream().noneMatch(others::contains);
    }
}
