package io.pronto.knowledge.answer;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.search.Found;
import io.pronto.knowledge.search.Rankings;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An article that may answer, with what speaks for it.
 *
 * @param asked cosine to its nearest title or example question
 * @param told cosine to its nearest passage
 * @param worded BM25 of its best passage, as a share of {@value #PLENTY}, 0 to 1
 */
public record Candidate(ArticleId article, int version, double asked, double told, double worded) {
    /** BM25 from which more says nothing more. */
    static final double PLENTY = 7;

    static final Comparator<Candidate> STRONGEST = Comparator.comparingDouble(Candidate::strength)
            .reversed()
            .thenComparing(candidate -> candidate.article().value());

    private static final double TOLD_WEIGHT = 0.5;
    private static final double WORDED_WEIGHT = 0.1;

    /**
     * By what candidates are ordered: how near it is asked and told, and words, which know names and codes that directions
     * of meaning blur. The weights gave the best first place in the evaluation for both models.
     */
    public double strength() {
        return asked + TOLD_WEIGHT * told + WORDED_WEIGHT * worded;
    }

    /**
     * How near it is in meaning alone: what confidence rests on, since words in common say little of whether it answers.
     */
    public double nearness() {
        return asked + TOLD_WEIGHT * told;
    }

    /** An article that the search did not bring, no nearer than the last that it brought. */
    static Candidate unfound(ArticleId article, Rankings rankings, int limit) {
        return new Candidate(article, 0, floor(rankings.byQuestion(), limit), floor(rankings.byPassage(), limit), 0);
    }

    /** The same with a question of it that was found elsewhere. */
    Candidate phrased(double cosine) {
        return cosine <= asked ? this : new Candidate(article, version, cosine, told, worded);
    }

    /**
     * The candidates of a search, strongest first.
     *
     * @param limit the length at which the search cut its rankings off
     */
    public static List<Candidate> of(Rankings rankings, int limit) {
        Map<ArticleId, Double> asked = best(rankings.byQuestion().stream());
        Map<ArticleId, Double> told = best(rankings.byPassage().stream());
        Map<ArticleId, Double> worded =
                best(rankings.byWords().stream().filter(found -> !found.kind().asks()));
        double askedFloor = floor(rankings.byQuestion(), limit);
        double toldFloor = floor(rankings.byPassage(), limit);
        Map<ArticleId, Integer> versions = new LinkedHashMap<>();
        Stream.of(rankings.byQuestion(), rankings.byPassage(), rankings.byWords())
                .flatMap(List::stream)
                .forEach(found -> versions.merge(found.article(), found.version(), Math::max));
        return versions.entrySet().stream()
                .map(article -> new Candidate(
                        article.getKey(),
                        article.getValue(),
                        asked.getOrDefault(article.getKey(), askedFloor),
                        told.getOrDefault(article.getKey(), toldFloor),
                        Math.min(1, worded.getOrDefault(article.getKey(), 0.0) / PLENTY)))
                .sorted(STRONGEST)
                .toList();
    }

    private static Map<ArticleId, Double> best(Stream<Found> ranking) {
        Map<ArticleId, Double> best = new LinkedHashMap<>();
        ranking.forEach(found -> best.merge(found.article(), found.score(), Math::max));
        return best;
    }

    /** What an article that a full ranking left out has at most. */
    private static double floor(List<Found> ranking, int limit) {
        return ranking.size() < limit ? 0 : ranking.getLast().score();
    }
}
