package io.pronto.routing.classification;

/**
 * One rule about what work is about and what it needs.
 *
 * @param id its key, unique in the book
 * @param name as people know it
 * @param active false: passed over
 * @param stop no later rule is asked when this one holds
 */
public record ClassificationRule(String id, String name, boolean active, Condition when, Effect then, boolean stop) {}
