package io.pronto.knowledge.search;

import io.pronto.contracts.ArticleId;

/**
 * Where something was found; what stands there is read with {@link SearchIndex#read} when it is to be shown.
 *
 * @param version the article's version that was indexed
 * @param ordinal the entry's, see {@link Entry}
 * @param score cosine (−1 to 1) in a ranking by meaning, BM25 (0 up) in a ranking by words
 */
public record Found(ArticleId article, int version, Entry.Kind kind, int ordinal, double score) {}
