package io.pronto.knowledge.rating;

import io.pronto.contracts.ArticleId;
import java.time.Instant;

/** A reader's word on an article. @param remark may be empty, at most {@value #LONGEST_REMARK} characters */
public record Rating(ArticleId article, int version, boolean helpful, String remark, Instant at) {
    public static final int LONGEST_REMARK = 1_000;
}
