package io.pronto.knowledge.search;

/**
 * A piece of an article short enough to be one answer.
 *
 * @param ordinal its place in the article, from 0
 * @param markdown the piece as written, without its heading
 * @param text the same without markup
 */
public record Passage(int ordinal, String anchor, String heading, String markdown, String text) {}
