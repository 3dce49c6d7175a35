package io.pronto.knowledge.topic;

/**
 * Something to learn from: what a conversation about that topic says.
 *
 * @param vector the direction of its meaning, of length 1
 * @param weight how much it counts, above 0
 */
public record Lesson(String topic, float[] vector, double weight) {}
