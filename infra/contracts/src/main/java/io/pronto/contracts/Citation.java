package io.pronto.contracts;

import java.util.Objects;

/**
 * The passage an answer rests on.
 *
 * @param version the article's published version that was read, from 1
 * @param path the help-centre path of the article with its language, such as {@code /help/en/return-an-item}; empty if the help
 *     centre does not show it, because it is not for everybody
 * @param anchor the heading's anchor inside the article, empty for its beginning
 */
public record Citation(ArticleId article, int version, String title, String path, String anchor) {
    public Citation {
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(anchor, "anchor");
    }
}
