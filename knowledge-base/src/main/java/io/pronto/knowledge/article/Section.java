package io.pronto.knowledge.article;

/**
 * A part of an article under one heading.
 *
 * @param anchor the heading's anchor, unique in the article; empty for what stands before the first heading
 * @param heading its words; empty for what stands before the first heading
 * @param markdown the part's text without its heading, as written
 * @param text the same without markup
 */
public record Section(String anchor, String heading, String markdown, String text) {}
