package io.pronto.knowledge.search;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The terms of a text, for comparing wordings: Latin words in lower case without the commonest endings, pairs of Han
 * characters (a lone one stands for itself), numbers and codes whole. Words that say nothing are left out.
 */
public final class Terms {
    private static final Set<String> EMPTY_WORDS = Set.of(
            "a", "an", "the", "i", "my", "me", "you", "your", "we", "our", "it", "its", "is", "are", "was", "be",
            "been", "am", "do", "does", "did", "to", "of", "in", "on", "at", "for", "from", "with", "and", "or", "but",
            "if", "so", "that", "this", "there", "have", "has", "had", "can", "could", "will", "would", "should",
            "please", "what", "how", "when", "where", "which", "who", "why", "not", "s", "t", "m", "ve", "re", "d",
            "ll", "hi", "hello", "just", "any", "some");

    private Terms() {}

    /** Hears of a term and where it stands in the text. */
    @FunctionalInterface
    interface Heard {
        void term(String term, int from, int to);
    }

    /** The different terms of a text in the order in which they first stand there. */
    public static Set<String> of(String text) {
        Set<String> terms = new LinkedHashSet<>();
        walk(
                Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT),
                (term, from, to) -> terms.add(term));
        return terms;
    }

    /** Tells the terms of a text that is in lower case, in order. */
    static void walk(String plain, Heard heard) {
        int began = -1;
        boolean han = false;
        for (int at = 0; at <= plain.length(); ) {
            int here = at;
            int c = at < plain.length() ? plain.codePointAt(at) : ' ';
            at += at < plain.length() ? Character.charCount(c) : 1;
            boolean isHan = Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
            boolean belongs = Character.isLetterOrDigit(c);
            if (began >= 0 && (!belongs || isHan != han)) {
                tell(plain.substring(began, here), began, han, heard);
                began = -1;
            }
            if (belongs && began < 0) {
                began = here;
                han = isHan;
            }
        }
    }

    private static void tell(String word, int from, boolean han, Heard heard) {
        if (!han) {
            if (!EMPTY_WORDS.contains(word)) {
                heard.term(stem(word), from, from + word.length());
            }
            return;
        }
        int count = word.codePointCount(0, word.length());
        if (count == 1) {
            heard.term(word, from, from + word.length());
        }
        for (int at = 0; at + 1 < count; at++) {
            int begin = word.offsetByCodePoints(0, at);
            int end = word.offsetByCodePoints(begin, 2);
            heard.term(word.substring(begin, end), from + begin, from + end);
        }
    }

    /** Enough to make plural and tense agree; not a stemmer. */
    private static String stem(String word) {
        String stem = word;
        if (stem.length() > 5 && stem.endsWith("ing")) {
            stem = stem.substring(0, stem.length() - 3);
        } else if (stem.length() > 4 && stem.endsWith("ed")) {
            stem = stem.substring(0, stem.length() - 2);
        } else if (stem.length() > 4 && stem.endsWith("ies")) {
            stem = stem.substring(0, stem.length() - 3) + "y";
        } else if (stem.length() > 3 && stem.endsWith("s") && !stem.endsWith("ss")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        if (stem.length() > 3 && stem.endsWith("e")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        return stem;
    }

    /** Share of the first text's terms that the second has too, 0 to 1; 0 if the first has none. */
    public static double covered(Set<String> terms, Set<String> by) {
        if (terms.isEmpty()) {
            return 0;
        }
        return (double) terms.stream().filter(by::contains).count() / terms.size();
    }
}
