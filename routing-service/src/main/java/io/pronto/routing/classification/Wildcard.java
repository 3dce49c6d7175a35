package io.pronto.routing.classification;

import java.util.Locale;

/**
 * A text with stars: each stands for any characters, also for none. Capitals do not matter. Asking takes at most as many steps as
 * both texts are long multiplied, whatever the pattern.
 *
 * @param pattern 1 to {@value #LONGEST} characters
 */
public record Wildcard(String pattern) {
    /** The longest pattern. */
    public static final int LONGEST = 200;

    public Wildcard {
        if (pattern.isBlank() || pattern.length() > LONGEST) {
            throw new IllegalArgumentException("A pattern has 1 to " + LONGEST + " characters: '" + pattern + "'.");
        }
        // Two stars in a row say what one says.
        pattern = pattern.strip().toLowerCase(Locale.ROOT).replaceAll("\\*+", "*");
    }

    /** Whether the whole text is like this. */
    public boolean matches(String text) {
        return matches(text.toLowerCase(Locale.ROOT), false);
    }

    /** Whether whatever is like the other is also like this; never wrong, but it may miss some. */
    public boolean covers(Wildcard other) {
        // A star of the other is a character that only a star of this one takes.
        return matches(other.pattern, true);
    }

    private boolean matches(String text, boolean starsAreWild) {
        int at = 0;
        int in = 0;
        int star = -1;
        int restart = 0;
        while (in < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                restart = in;
            } else if (at < pattern.length()
                    && pattern.charAt(at) == text.charAt(in)
                    && !(starsAreWild && text.charAt(in) == '*')) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++restart;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
