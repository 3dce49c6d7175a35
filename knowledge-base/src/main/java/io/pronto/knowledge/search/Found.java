package io.pronto.knowledge.search;

import io.pronto.contracts.ArticleId;

/**
 * An entry that was found.
 *
 * @param version the article's version that was indexed
 * @param score cosine (−1 to 1) in a ranking by meaning, BM25 (0 up) in a ranking by words
 */
public record Found(ArticleId article, int version, Entry entry, double score) {}
