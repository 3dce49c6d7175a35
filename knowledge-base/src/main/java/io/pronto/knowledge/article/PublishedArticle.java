package io.pronto.knowledge.article;

import io.pronto.contracts.ArticleId;
import java.time.Instant;

/** What readers see of an article. @param publishedAt when this version became visible */
public record PublishedArticle(ArticleIdentity identity, ArticleContent content, int version, Instant publishedAt) {
    public ArticleId id() {
        return identity.id();
    }

    /** The help-centre path with its language, such as {@code /help/en/return-an-item}. */
    public String path() {
        return "/help/" + identity.language().tag() + "/" + identity.slug();
    }
}
