package io.pronto.conversation.channel;

import java.util.ArrayList;
import java.util.List;

/** Texts from outside, made fit to be kept, and texts for outside, made fit to be sent. */
public final class Texts {

    private Texts() {}

    /** At most so many UTF-16 units of it, never half a character, without NUL. */
    public static String cut(String text, int most) {
        String clean = storable(text);
        if (clean.length() <= most) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(most - 1)) ? most - 1 : most;
        return clean.substring(0, end);
    }

    /** The text without NUL characters, and with the replacement character for halves of characters. */
    public static String storable(String text) {
        boolean fine = true;
        for (int i = 0; i < text.length() && fine; i++) {
            char c = text.charAt(i);
            fine = c != '\0' && !Character.isSurrogate(c);
        }
        if (fine) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != 0)
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /**
     * The text in pieces of at most {@code longest}, cut at paragraphs, else lines, sentences or words, else anywhere
     * between two characters. Joined, the pieces say the same; blanks at the cuts are left out.
     */
    public static List<String> pieces(String text, int longest, Capabilities.Unit unit) {
        if (longest < 4) {
            throw new IllegalArgumentException("A piece must hold any one character, " + longest + " is too little.");
        }
        List<String> pieces = new ArrayList<>();
        String rest = text;
        while (unit.of(rest) > longest) {
            int end = fitting(rest, longest, unit);
            int cut = goodCut(rest, end);
            String piece = rest.substring(0, cut).stripTrailing();
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
            rest = rest.substring(cut).stripLeading();
        }
        if (!rest.isBlank() || pieces.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    /** The greatest index, at a character's edge, up to which the text fits. */
    private static int fitting(String text, int longest, Capabilities.Unit unit) {
        int used = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int size = switch (unit) {
                case UTF16 -> Character.charCount(c);
                case CODE_POINTS -> 1;
                case BYTES -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            };
            if (used + size > longest) {
                break;
            }
            used += size;
            i += Character.charCount(c);
        }
        return i;
    }

    private static int goodCut(String text, int end) {
        int least = end / 3;
        for (String edge : List.of("\n\n", "\n", "。", "！", "？", ". ", "! ", "? ", "，", " ")) {
            int at = text.lastIndexOf(edge, end - edge.length());
            if (at >= least) {
                return at + edge.length();
            }
        }
        return end;
    }
}
