package io.pronto.knowledge.answer;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.search.Entry;
import io.pronto.knowledge.search.Found;
import io.pronto.knowledge.search.Rankings;
import io.pronto.knowledge.search.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An article that may answer, with what speaks for it.
 *
 * @param asked cosine to its nearest title or example question, 0 if none was near
 * @param told cosine to its nearest passage, 0 if none was near
 * @param covered share of the question's terms that its nearest entries have, 0 to 1
 * @param place reciprocal rank among the articles found by words, 0 if not found by words
 * @param wording the nearest title or example question; empty if only passages were near
 */
public record Candidate(
        ArticleId article, int version, double asked, double told, double covered, double place, String wording) {
    /**
     * By what candidates are ordered. The nearest wording decides; a passage says the same thing in other words, so it counts
     * a little less, and words break ties between near equals. Weights from the evaluation.
     */
    public double strength() {
        return Math.max(asked, 0.95 * told) + 0.10 * covered + 0.02 * place;
    }

    /** The candidates of a search, strongest first. */
    public static List<Candidate> of(String question, Rankings rankings) {
        Set<String> terms = Terms.of(question);
        Map<ArticleId, List<Found>> near = new LinkedHashMap<>();
        rankings.byMeaning()
                .forEach(found -> near.computeIfAbsent(found.article(), any -> new ArrayList<>())
                        .add(found));
        Map<ArticleId, Double> places = new LinkedHashMap<>();
        for (Found found : rankings.byWords()) {
            places.putIfAbsent(found.article(), 1.0 / (places.size() + 1));
        }
        return near.entrySet().stream()
                .map(entry ->
                        candidate(entry.getKey(), entry.getValue(), terms, places.getOrDefault(entry.getKey(), 0.0)))
                .sorted(Comparator.comparingDouble(Candidate::strength)
                        .reversed()
                        .thenComparing(candidate -> candidate.article().value()))
                .toList();
    }

    private static Candidate candidate(ArticleId article, List<Found> found, Set<String> terms, double place) {
        double asked = 0;
        double told = 0;
        String wording = "";
        Set<String> said = new HashSet<>();
        for (Found one : found) {
            Entry entry = one.entry();
            if (!entry.kind().asks()) {
                told = Math.max(told, one.score());
                continue;
            }
            if (one.score() > asked) {
                asked = one.score();
                wording = entry.text();
            }
            said.addAll(Terms.of(entry.text()));
        }
        return new Candidate(
                article, found.getFirst().version(), asked, told, Terms.covered(terms, said), place, wording);
    }
}
