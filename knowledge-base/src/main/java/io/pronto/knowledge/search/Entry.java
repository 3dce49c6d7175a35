package io.pronto.knowledge.search;

/**
 * One thing of an article that a question can be near to.
 *
 * @param ordinal counts the entries of the article from 0; passages come first, so that a passage's ordinal is its place
 * @param anchor where in the article it stands; empty for titles and example questions
 * @param text what is embedded and searched, without markup
 */
public record Entry(Kind kind, int ordinal, String anchor, String heading, String text) {
    /** What an entry is. */
    public enum Kind {
        /** The article's title. */
        TITLE,
        /** How a customer would ask. */
        QUESTION,
        /** A piece of the article's text. */
        PASSAGE;

        /** Whether it is worded like a question rather than like an answer. */
        public boolean asks() {
            return this != PASSAGE;
        }
    }
}
