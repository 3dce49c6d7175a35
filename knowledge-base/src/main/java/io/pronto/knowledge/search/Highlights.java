package io.pronto.knowledge.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where the words of a question stand in a text. */
public final class Highlights {
    private Highlights() {}

    /** A stretch of the text. @param hit whether it is one of the words */
    public record Part(String text, boolean hit) {}

    /** The text in parts; put together they are the text. */
    public static List<Part> of(String text, Set<String> terms) {
        boolean[] hit = new boolean[text.length()];
        Terms.walk(lower(text), (term, from, to) -> {
            if (terms.contains(term)) {
                for (int at = from; at < to; at++) {
                    hit[at] = true;
                }
            }
        });
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int at = 1; at <= text.length(); at++) {
            if (at == text.length() || hit[at] != hit[from]) {
                parts.add(new Part(text.substring(from, at), hit[from]));
                from = at;
            }
        }
        return parts;
    }

    /** In lower case with every character in its place. */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            lower.append(Character.toLowerCase(text.charAt(at)));
        }
        return lower.toString();
    }
}
