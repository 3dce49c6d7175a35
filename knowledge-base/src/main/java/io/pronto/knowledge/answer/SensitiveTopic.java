package io.pronto.knowledge.answer;

import io.pronto.knowledge.article.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Something that people answer, never the bot.
 *
 * @param key one of {@link #SHIPPED}, which have wordings of their own, or the house's own word
 * @param active whether it counts
 * @param phrases what gives it away, per language; found in a text whatever the case, and by meaning
 * @param revision rises with each change; 0 for a shipped one that nobody has touched
 */
public record SensitiveTopic(
        String key, String name, String nameZh, boolean active, Map<Language, List<String>> phrases, long revision) {
    /** The intents that come with wordings, by key. */
    public static final Map<String, Intent> SHIPPED = Map.of(
            "complaint", Intent.COMPLAINT,
            "legal", Intent.LEGAL,
            "safety", Intent.SAFETY,
            "payment", Intent.PAYMENT);

    public SensitiveTopic {
        Map<Language, List<String>> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, List.copyOf(phrases.getOrDefault(language, List.of())));
        }
        phrases = Map.copyOf(all);
    }

    /** What it is taken for when it is recognised. */
    public Intent intent() {
        return SHIPPED.getOrDefault(key, Intent.OTHER);
    }

    /** The phrases of a language. */
    public List<String> phrases(Language language) {
        return phrases.getOrDefault(language, List.of());
    }

    /** A phrase as a pattern: Latin words as whole words, Han characters wherever they stand. */
    static Pattern pattern(String phrase) {
        String quoted = Pattern.quote(phrase.strip()).replaceAll("\\s+", "\\\\E\\\\s+\\\\Q");
        String before = startsAWord(phrase.strip().codePointAt(0)) ? "(?<![\\p{L}\\p{N}&&[^\\p{IsHan}]])" : "";
        String after = startsAWord(phrase.strip().codePointBefore(phrase.strip().length()))
                ? "(?![\\p{L}\\p{N}&&[^\\p{IsHan}]])"
                : "";
        return Pattern.compile(before + quoted + after, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static boolean startsAWord(int c) {
        return Character.isLetterOrDigit(c) && Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN;
    }
}
