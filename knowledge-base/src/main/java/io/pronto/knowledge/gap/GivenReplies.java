package io.pronto.knowledge.gap;

import io.pronto.knowledge.article.Language;
import java.util.List;

/** Replies that colleagues gave, by what was asked. */
public interface GivenReplies {
    /** A reply and how near its question is, −1 to 1. */
    record Near(GivenReply reply, double likeness) {}

    /** The replies to questions that mean about the same, nearest first, approved ones before others. @param limit at least 1 */
    List<Near> near(Language language, float[] direction, int limit);
}
