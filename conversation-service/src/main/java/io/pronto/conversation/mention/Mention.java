package io.pronto.conversation.mention;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something published elsewhere.
 *
 * @param id what its source calls it, else its address
 * @param url where it can be read
 */
public record Mention(
        String id,
        String title,
        String text,
        String url,
        @Nullable String author,
        Instant publishedAt) {

    /**
     * Whether it names the brand.
     *
     * @param words separated by commas; of letters that are written apart, only whole words count
     */
    public boolean names(String words) {
        String all = (title + " " + text).toLowerCase(Locale.ROOT);
        return brand(words).stream().anyMatch(word -> says(all, word));
    }

    private static List<String> brand(String words) {
        return Arrays.stream(words.split("[,，、;；]"))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .limit(100)
                .toList();
    }

    private static boolean says(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            boolean begins = at == 0 || apart(text.charAt(at - 1), word.charAt(0));
            int end = at + word.length();
            if (begins && (end == text.length() || apart(text.charAt(end), word.charAt(word.length() - 1)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean apart(char outside, char inside) {
        return !Character.isLetterOrDigit(outside)
                || Character.isIdeographic(outside)
                || Character.isIdeographic(inside);
    }
}
