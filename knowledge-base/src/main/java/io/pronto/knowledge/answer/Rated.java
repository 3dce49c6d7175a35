package io.pronto.knowledge.answer;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.learning.TaughtModel;
import io.pronto.knowledge.learning.TaughtModel.Guess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A candidate with the probability that it answers. Where customers' wordings of an article were learned, the model rates it,
 * elsewhere its nearest question does: that is decided by how much is known of each article.
 *
 * @param confidence 0 to 1
 * @param taught whether the model rated it
 */
public record Rated(Candidate candidate, double confidence, boolean taught) {

    /** A model and what it says of a question. */
    public record Taught(TaughtModel model, Optional<Guess> guess) {}

    /**
     * All candidates, best first.
     *
     * @param candidates strongest first
     * @param foreign cosine to the nearest question that is known to have no answer, 0 without any
     */
    public static List<Rated> of(
            List<Candidate> candidates, Optional<Taught> taught, double foreign, Calibration calibration) {
        Set<ArticleId> learned =
                taught.map(known -> new HashSet<>(known.model().articles())).orElseGet(HashSet::new);
        Optional<Guess> guess = taught.flatMap(Taught::guess);
        List<Rated> rated = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (learned.contains(candidate.article())) {
                rated.add(new Rated(candidate, 0, true));
            } else {
                double next = candidates.stream()
                        .filter(other -> other != candidate)
                        .mapToDouble(Candidate::strength)
                        .findFirst()
                        .orElse(0);
                double confidence = calibration.confidence(candidate, next);
                // Asked before and known to have no answer: what is no nearer than that cannot be one.
                rated.add(new Rated(
                        candidate,
                        foreign >= candidate.asked() ? Math.min(confidence, 1 - foreign) : confidence,
                        false));
            }
        }
        guess.ifPresent(known -> {
            double first =
                    taught.orElseThrow().model().confidence(known, Math.max(0, asked(candidates, known.article())));
            give(rated, known.article(), first);
            if (!known.second().equals(known.article())) {
                give(rated, known.second(), Math.min(first, (1 - first) * known.share()));
            }
        });
        rated.sort(Comparator.comparingDouble(Rated::confidence)
                .reversed()
                .thenComparing(Comparator.comparingDouble(
                                (Rated one) -> one.candidate().strength())
                        .reversed())
                .thenComparing(one -> one.candidate().article().value()));
        return List.copyOf(rated);
    }

    private static double asked(List<Candidate> candidates, ArticleId article) {
        return candidates.stream()
                .filter(candidate -> candidate.article().equals(article))
                .mapToDouble(Candidate::asked)
                .findFirst()
                .orElse(0);
    }

    private static void give(List<Rated> rated, ArticleId article, double confidence) {
        rated.replaceAll(
                one -> one.candidate().article().equals(article) ? new Rated(one.candidate(), confidence, true) : one);
    }
}
