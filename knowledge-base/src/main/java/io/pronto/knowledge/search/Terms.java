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

    /** The different terms of a text in the order in which they first stand there. */
    public static Set<String> of(String text) {
        Set<String> terms = new LinkedHashSet<>();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder word = new StringBuilder();
        boolean han = false;
        for (int at = 0; at <= plain.length(); ) {
            int c = at < plain.length() ? plain.codePointAt(at) : ' ';
            at += at < plain.length() ? Character.charCount(c) : 1;
            boolean isHan = Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
            boolean belongs = Character.isLetterOrDigit(c);
            if (!word.isEmpty() && (!belongs || isHan != han)) {
                add(terms, word.toString(), han);
                word.setLength(0);
            }
            if (belongs) {
                word.appendCodePoint(c);
                han = isHan;
            }
        }
        return terms;
    }

    private static void add(Set<String> terms, String word, boolean han) {
        if (!han) {
            if (!EMPTY_WORDS.contains(word)) {
                terms.add(stem(word));
            }
            return;
        }
        int[] characters = word.codePoints().toArray();
        if (characters.length == 1) {
            terms.add(word);
        }
        for (int at = 0; at + 1 < characters.length; at++) {
            terms.add(new String(characters, at, 2));
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
