package io.pronto.knowledge.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces personal words by marks, in English and Chinese. It rather hides too much than too little, but keeps order numbers,
 * codes, prices and times, without which a question cannot be understood. Pure, and linear in the length of the text.
 */
public final class Masking {
    /** Longer texts are cut there first, in characters: nothing unread leaves. */
    public static final int LONGEST = 20_000;

    private Masking() {}

    /** A stretch of the text. */
    record Stretch(Personal kind, int from, int to) {}

    /** The text with everything personal hidden. */
    public static Masked mask(String text) {
        String read = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        String plain = halfWidth(read);
        List<Stretch> found = new ArrayList<>();
        found.addAll(PersonalNumbers.in(plain));
        found.addAll(PersonalWords.in(plain));
        // The earliest and longest first; what overlaps it is part of it.
        found.sort(Comparator.comparingInt(Stretch::from)
                .thenComparing(Comparator.comparingInt(Stretch::to).reversed())
                .thenComparing(Stretch::kind));
        Map<String, String> marks = new LinkedHashMap<>();
        Map<Personal, Integer> counts = new EnumMap<>(Personal.class);
        StringBuilder masked = new StringBuilder();
        int done = 0;
        for (Stretch stretch : found) {
            if (stretch.from() < done) {
                continue;
            }
            String words = read.substring(stretch.from(), stretch.to());
            String mark = marks.computeIfAbsent(
                    words, hidden -> "[" + stretch.kind() + "_" + counts.merge(stretch.kind(), 1, Integer::sum) + "]");
            masked.append(read, done, stretch.from()).append(mark);
            done = stretch.to();
        }
        masked.append(read, done, read.length());
        Map<String, String> hidden = new LinkedHashMap<>();
        marks.forEach((words, mark) -> hidden.put(mark, words));
        return new Masked(masked.toString(), hidden);
    }

    /** The same length, with full-width letters and digits as plain ones: 「１３８」 is a number, too. */
    private static String halfWidth(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            plain.append(c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c == '　' || c == '\u00a0' ? ' ' : c);
        }
        return plain.toString();
    }
}
