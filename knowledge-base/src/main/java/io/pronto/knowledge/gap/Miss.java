package io.pronto.knowledge.gap;

import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.privacy.Masking;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A question outside of conversations that found no answer.
 *
 * @param text its words, personal ones as marks, at most {@value #LONGEST} characters
 */
public record Miss(Source source, Language language, String text, Instant at) {
    /** Longest text that is kept, in characters. */
    public static final int LONGEST = 1_000;

    private static final Pattern NUMBERED = Pattern.compile("\\S*[\\p{N}\\[\\]_]\\S*");

    /** Where it was asked. */
    public enum Source {
        /** By a program, over the API. */
        PROGRAM,
        /** In the help centre's search. */
        SEARCH
    }

    /** A miss, or nothing if the text has no words: no article is missing for an order number. */
    public static Optional<Miss> of(Source source, Language language, String text, Instant at) {
        String masked = Masking.mask(text).text().replace("\0", "").strip();
        String words = NUMBERED.matcher(masked).replaceAll(" ");
        if (words.codePoints().filter(Character::isLetter).count() < 2) {
            return Optional.empty();
        }
        return Optional.of(new Miss(source, language, masked.substring(0, Math.min(masked.length(), LONGEST)), at));
    }

    /** The same for the same words from the same source on the same day in UTC: said again, they tell nothing new. */
    public UUID id() {
        String what = String.join(
                "\n",
                source.name(),
                language.tag(),
                at.atZone(ZoneOffset.UTC).toLocalDate().toString(),
                text.toLowerCase(Locale.ROOT).replaceAll("[\\p{P}\\s]+", " ").strip());
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }
}
