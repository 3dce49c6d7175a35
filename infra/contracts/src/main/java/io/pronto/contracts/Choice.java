package io.pronto.contracts;

import java.util.Objects;

/** One of the answers offered when the bot asks back. @param label the question as the customer would say it */
public record Choice(ArticleId article, String label) {
    public Choice {
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(label, "label");
    }
}
