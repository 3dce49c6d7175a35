package io.pronto.knowledge.learning;

import io.pronto.contracts.ArticleId;
import org.jspecify.annotations.Nullable;

/**
 * A question whose answer is known.
 *
 * @param article what answers it; null if no article does
 * @param vector its direction of meaning, of length 1
 */
public record KnownQuestion(@Nullable ArticleId article, String text, float[] vector) {}
