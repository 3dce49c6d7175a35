package io.pronto.knowledge.article;

import io.pronto.contracts.ArticleId;
import java.time.Instant;

/** Learns, in the transaction of the change, that what readers see of an article changed. */
@FunctionalInterface
public interface PublishedChanges {
    void changed(ArticleId article, Instant at);
}
