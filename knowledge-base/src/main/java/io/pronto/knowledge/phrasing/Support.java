package io.pronto.knowledge.phrasing;

import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.search.Terms;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether passages say what a sentence says. It knows nothing of the world: it compares words, numbers, addresses and negations
 * with the passages that the sentence names, and meaning where words alone leave it open. When in doubt, they do not.
 */
public final class Support {
    /** Share of a sentence's terms that must be in its passages. */
    private static final double SAME_WORDS = 0.55;
    /** From this share on meaning decides. */
    private static final double SOME_WORDS = 0.3;
    /** A passage's sentence that shares as much is the one that is said again: then both negate, or neither. */
    private static final double SAME_SENTENCE = 0.5;

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\d])[\\p{L}]{0,4}\\d[\\p{L}\\d]*(?:[.,:/-]\\d[\\p{L}\\d]*)*");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)\\b(?:https?://|www\\.)[^\\s)\\]>\"'，。]+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|\\b[\\w-]+(?:\\.[\\w-]+)*\\.(?:com|net|org|cn|io|info|biz|shop|top|xyz|ru|co|app|dev|me|link|site|online)\\b[^\\s)\\]>\"'，。]*");
    private static final Pattern MARK = Pattern.compile("\\[[A-Z]+_\\d+]");
    private static final Pattern NEGATION = Pattern.compile(
            "\\b(?:not|no|never|cannot|can't|don't|doesn't|won't|isn't|aren't|without|unable|neither|nor|nothing|none|excluded?|except)\\b|n't\\b|不|没|無|无法|无需|未|勿|别|禁止|除外",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITTEN_NUMBER = Pattern.compile(
            "\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand|half|double|twice)\\b|[一二两三四五六七八九十百千万半]+(?=[个天日周月年小时分钟元块折倍次件条份号层楼%％])",
            Pattern.CASE_INSENSITIVE);

    private final Embeddings embeddings;

    public Support(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    /** What is wrong with a sentence. */
    public enum Flaw {
        /** It names no passage, or one that was not given. */
        NO_SOURCE,
        /** It says a number, a code or an amount that its passages do not. */
        OTHER_NUMBER,
        /** It names an address that its passages do not. */
        OTHER_ADDRESS,
        /** It denies what they say, or says what they deny. */
        OTHER_SENSE,
        /** It says something else. */
        OTHER_WORDS,
        /** It shows a mark that stands for nothing. */
        UNKNOWN_MARK
    }

    /**
     * The first flaw of a sentence; nothing if its passages say so.
     *
     * @param sentence with personal words in their places again
     * @param passages the texts of the passages it names
     */
    public Optional<Flaw> flaw(String sentence, List<String> passages, Language language) {
        if (passages.isEmpty()) {
            return Optional.of(Flaw.NO_SOURCE);
        }
        // A model may pass off several sentences as one, of which only some are in the passages.
        return sentences(List.of(sentence)).stream()
                .map(one -> flawOfOne(one, passages, language))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Flaw> flawOfOne(String sentence, List<String> passages, Language language) {
        if (sentence.endsWith("?") || sentence.endsWith("？")) {
            return Optional.of(Flaw.OTHER_WORDS);
        }
        if (MARK.matcher(sentence).find()) {
            return Optional.of(Flaw.UNKNOWN_MARK);
        }
        String all = String.join("\n", passages);
        if (!all(ADDRESS, all).containsAll(all(ADDRESS, sentence))) {
            return Optional.of(Flaw.OTHER_ADDRESS);
        }
        Set<String> known = numbers(all);
        if (!known.containsAll(numbers(sentence))) {
            return Optional.of(Flaw.OTHER_NUMBER);
        }
        Set<String> terms = Terms.of(sentence);
        List<String> told = sentences(passages);
        double best = 0;
        String nearest = "";
        for (String one : told) {
            double share = Terms.covered(terms, Terms.of(one));
            if (share > best) {
                best = share;
                nearest = one;
            }
        }
        if (best >= SAME_SENTENCE
                && NEGATION.matcher(sentence).find()
                        != NEGATION.matcher(nearest).find()) {
            return Optional.of(Flaw.OTHER_SENSE);
        }
        double covered = Terms.covered(terms, Terms.of(all));
        if (covered >= SAME_WORDS || covered >= SOME_WORDS && meansTheSame(sentence, told, language)) {
            return Optional.empty();
        }
        return Optional.of(Flaw.OTHER_WORDS);
    }

    private boolean meansTheSame(String sentence, List<String> told, Language language) {
        double needed = switch (language) {
            case EN -> 0.6;
            case ZH -> 0.72;
        };
        float[] said = embeddings.ofTexts(language, List.of(sentence)).getFirst();
        for (float[] one : embeddings.ofTexts(language, told)) {
            double cosine = 0;
            for (int at = 0; at < one.length; at++) {
                cosine += (double) one[at] * said[at];
            }
            if (cosine >= needed) {
                return true;
            }
        }
        return false;
    }

    private static List<String> sentences(List<String> passages) {
        List<String> sentences = new ArrayList<>();
        for (String passage : passages) {
            for (String one : passage.split("(?<=[.!?])\\s+|(?<=[。！？；])|\\n+")) {
                if (!one.isBlank() && sentences.size() < 60) {
                    sentences.add(one.strip());
                }
            }
        }
        return sentences;
    }

    /** Numbers as they are compared: no thousands separators, no endings of ordinals, words as digits stay words. */
    private static Set<String> numbers(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        Set<String> numbers = new HashSet<>();
        Matcher matcher = NUMBER.matcher(plain);
        while (matcher.find()) {
            numbers.add(
                    matcher.group().replaceAll("(?<=\\d),(?=\\d{3})", "").replaceAll("(?<=\\d)(?:st|nd|rd|th)$", ""));
        }
        Matcher written = WRITTEN_NUMBER.matcher(plain);
        while (written.find()) {
            // "One" is more often an article than a count.
            if (!written.group().equals("one")) {
                numbers.add(written.group());
            }
        }
        return numbers;
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new HashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group().toLowerCase(Locale.ROOT).replaceAll("[.,;:!?/]+$", ""));
        }
        return found;
    }
}
