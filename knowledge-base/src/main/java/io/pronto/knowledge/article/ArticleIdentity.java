package io.pronto.knowledge.article;

import io.pronto.contracts.ArticleId;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an article is known by.
 *
 * @param key the same for all translations of one article, such as {@code return-an-item}
 * @param slug its clean address within the language's help centre
 */
public record ArticleIdentity(ArticleId id, String key, Language language, String slug) {
    /** Longest key or slug, in characters. */
    public static final int LONGEST_KEY = 100;

    /** Addresses that the help centre has for itself. */
    public static final Set<String> PLACES = Set.of("search", "category");

    private static final Pattern NOT_IN_KEY = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public ArticleIdentity {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(language, "language");
        if (!isKey(key) || !isKey(slug)) {
            throw new IllegalArgumentException(
                    "Key '" + key + "' or slug '" + slug + "' is not lower-case words joined by -.");
        }
    }

    /** Whether a text can be a key or slug: lower-case ASCII words and digits joined by single hyphens. */
    public static boolean isKey(String text) {
        return text.length() <= LONGEST_KEY && KEY.matcher(text).matches();
    }

    /**
     * The key of a title when nobody chose one: its ASCII words, and a mark of the whole title where words were lost. The same
     * title always gives the same key.
     */
    public static String keyOf(String title) {
        String plain = ACCENT.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD))
                .replaceAll("");
        String words = NOT_IN_KEY
                .matcher(plain.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip()
                .replace(' ', '-');
        boolean whole = words.length() <= LONGEST_KEY - 10
                && plain.codePoints().noneMatch(c -> c > 127 && Character.isLetterOrDigit(c));
        if (whole && !words.isEmpty()) {
            return words;
        }
        String mark = "%08x".formatted(title.hashCode());
        String begin =
                words.substring(0, Math.min(words.length(), LONGEST_KEY - 10)).replaceAll("-$", "");
        return begin.isEmpty() ? "a-" + mark : begin + "-" + mark;
    }
}
