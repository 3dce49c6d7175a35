package io.pronto.knowledge.search;

import io.pronto.knowledge.article.Language;
import java.util.List;

/** Turns texts into directions of meaning. Those of different languages cannot be compared. */
public interface Embeddings {
    /** The direction of a question; length 1. */
    float[] ofQuestion(Language language, String question);

    /** The directions of texts that are searched, in the same order; each of length 1. */
    List<float[]> ofTexts(Language language, List<String> texts);

    /** Names the model of a language; changes whenever directions change. Lower-case words, digits and hyphens. */
    String model(Language language);

    /** How many numbers a direction has in that language. */
    int dimensions(Language language);
}
