package io.pronto.knowledge.article;

import io.pronto.contracts.ArticleId;

/**
 * An article with the same key in another language, or the article itself among them.
 *
 * @param original whether it was the first of them, which the others follow
 * @param behind whether the original has published a version that this one does not follow yet
 */
public record Translation(
        ArticleId article,
        Language language,
        String slug,
        Article.State state,
        int publishedVersion,
        boolean original,
        boolean behind) {}
