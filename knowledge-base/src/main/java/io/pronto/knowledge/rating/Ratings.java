package io.pronto.knowledge.rating;

import io.pronto.contracts.ArticleId;
import java.util.List;

/** What readers said of articles: all of it as counts, the newest remarks in words. */
public interface Ratings {
    /** Remarks that are kept of an article. */
    int MOST_REMARKS = 200;

    /** @param version that readers saw */
    record Count(int version, long helpful, long notHelpful) {}

    void add(Rating rating);

    /** By version, the newest first. */
    List<Count> counts(ArticleId article);

    /** Those with a remark, the newest first. */
    List<Rating> remarks(ArticleId article, int limit);
}
