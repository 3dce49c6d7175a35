package io.pronto.knowledge.article;

/** Who may read an article. */
public enum Audience {
    /** Everybody: the help centre and the bot show it. */
    PUBLIC,
    /** Staff alone. */
    INTERNAL
}
