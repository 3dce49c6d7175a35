package io.pronto.knowledge.privacy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A text whose personal words are marks.
 *
 * @param text with marks such as {@code [PHONE_1]}; the same words have the same mark
 * @param hidden what each mark stands for
 */
public record Masked(String text, Map<String, String> hidden) {
    public Masked {
        hidden = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(hidden));
    }

    /** Another text with these marks, such as an answer to this one, with the words in their places again. */
    public String reveal(String answer) {
        String revealed = answer;
        for (Map.Entry<String, String> one : hidden.entrySet()) {
            revealed = revealed.replace(one.getKey(), one.getValue());
        }
        return revealed;
    }
}
