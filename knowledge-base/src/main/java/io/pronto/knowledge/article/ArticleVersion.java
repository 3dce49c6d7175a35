package io.pronto.knowledge.article;

/** A version as it was written. @param version from 1 */
public record ArticleVersion(int version, ArticleContent content, Edited written) {}
