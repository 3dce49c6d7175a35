package io.pronto.knowledge.search;

import io.pronto.contracts.ArticleId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One ranking of articles from several rankings of their entries, by reciprocal rank (Cormack, Clarke, Büttcher, SIGIR
 * 2009): scores of different kinds need not be comparable.
 */
public final class Fusion {
    /** The paper's constant: how much a first place counts over a tenth. */
    private static final double K = 60;

    private Fusion() {}

    /** An article with its best entry. @param score 0 to 1/61 per ranking */
    public record Ranked(ArticleId article, Found best, double score) {}

    /** The articles in order, best first. An article counts in a ranking with its best entry there. */
    public static List<Ranked> fuse(List<List<Found>> rankings) {
        Map<ArticleId, Ranked> fused = new LinkedHashMap<>();
        for (List<Found> ranking : rankings) {
            Set<ArticleId> seen = new HashSet<>();
            for (Found found : ranking) {
                if (seen.add(found.article())) {
                    Ranked here = new Ranked(found.article(), found, 1 / (K + seen.size()));
                    fused.merge(
                            found.article(),
                            here,
                            (before, now) -> new Ranked(before.article(), before.best(), before.score() + now.score()));
                }
            }
        }
        Comparator<Ranked> byScore = Comparator.comparingDouble(Ranked::score).reversed();
        return fused.values().stream()
                .sorted(byScore.thenComparing(ranked -> ranked.article().value()))
                .toList();
    }
}
