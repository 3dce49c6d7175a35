package io.pronto.knowledge.freshness;

import io.pronto.contracts.ArticleId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the house that changed. Until every article it affects has been published anew or retired, what readers find is
 * wrong: the promise on that time is kept by the service-level clocks.
 */
public record PolicyChange(
        UUID id, String title, String note, List<Affected> articles, Instant recordedAt, String recordedBy) {
    public static final int LONGEST_TITLE = 200;
    public static final int LONGEST_NOTE = 2_000;
    public static final int MOST_ARTICLES = 500;

    public PolicyChange {
        articles = List.copyOf(articles);
        if (articles.isEmpty()) {
            throw new IllegalArgumentException("Policy change " + id + " affects no article.");
        }
    }

    /** @param publishedAt when it said the new rule or was retired; nothing while it does not */
    public record Affected(ArticleId article, @Nullable Instant publishedAt) {}

    /** When the last of its articles was right again, or nothing while one is not. */
    public Optional<Instant> publishedAt() {
        Instant last = Instant.MIN;
        for (Affected affected : articles) {
            Instant at = affected.publishedAt();
            if (at == null) {
                return Optional.empty();
            }
            last = at.isAfter(last) ? at : last;
        }
        return Optional.of(last);
    }

    /** The same after readers see something new of an article: what was published before the change was recorded does not count. */
    public PolicyChange published(ArticleId article, Instant at) {
        if (at.isBefore(recordedAt)) {
            return this;
        }
        return new PolicyChange(
                id,
                title,
                note,
                articles.stream()
                        .map(affected -> affected.article().equals(article) && affected.publishedAt() == null
                                ? new Affected(article, at)
                                : affected)
                        .toList(),
                recordedAt,
                recordedBy);
    }
}
