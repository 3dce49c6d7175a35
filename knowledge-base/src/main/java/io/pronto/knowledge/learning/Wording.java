package io.pronto.knowledge.learning;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The wordings a base of questions knows, weighed by how rare they are (tf-idf; Salton, Buckley 1988). A wording is a word, two
 * words in a row, or two to four letters within a word, which survive a typing error. In Han text each character is a word.
 *
 * @param keys hashes of the wordings, ascending
 * @param rarity one per key
 */
public record Wording(long[] keys, float[] rarity) {
    /** Longest text that is read, in characters: the rest of a story says little about its question. */
    private static final int LONGEST = 1_000;

    private static final int SHORTEST_PART = 2;
    private static final int LONGEST_PART = 4;

    /** The known wordings of one text with their weights; their squares sum to 1. */
    public record Counted(int[] places, float[] weights) {}

    /**
     * The wordings that stand in at least two of the texts, the commonest first if there are too many.
     *
     * @param most how many at most
     */
    public static Wording of(List<String> texts, int most) {
        Map<Long, Integer> texted = new HashMap<>();
        for (String text : texts) {
            counts(text).keySet().forEach(key -> texted.merge(key, 1, Integer::sum));
        }
        int least = 2;
        while (over(texted, least) > most) {
            least++;
        }
        int enough = least;
        long[] keys = texted.entrySet().stream()
                .filter(entry -> entry.getValue() >= enough)
                .mapToLong(Map.Entry::getKey)
                .sorted()
                .toArray();
        float[] rarity = new float[keys.length];
        for (int at = 0; at < keys.length; at++) {
            rarity[at] = (float) (1 + Math.log((1.0 + texts.size()) / (1.0 + texted.getOrDefault(keys[at], 0))));
        }
        return new Wording(keys, rarity);
    }

    private static long over(Map<Long, Integer> texted, int least) {
        return texted.values().stream().filter(count -> count >= least).count();
    }

    /** What is known of a text's wording; empty if nothing is. */
    public Counted of(String text) {
        Map<Long, Integer> counts = counts(text);
        int[] places = new int[counts.size()];
        float[] weights = new float[counts.size()];
        int known = 0;
        double square = 0;
        for (Map.Entry<Long, Integer> count : counts.entrySet()) {
            int place = Arrays.binarySearch(keys, count.getKey());
            if (place >= 0) {
                float weight = (float) (1 + Math.log(count.getValue())) * rarity[place];
                places[known] = place;
                weights[known++] = weight;
                square += weight * (double) weight;
            }
        }
        float length = (float) Math.sqrt(square);
        for (int at = 0; at < known; at++) {
            weights[at] /= length;
        }
        return new Counted(Arrays.copyOf(places, known), Arrays.copyOf(weights, known));
    }

    private static Map<Long, Integer> counts(String text) {
        String plain = Normalizer.normalize(
                        text.length() <= LONGEST ? text : text.substring(0, LONGEST), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        Map<Long, Integer> counts = new HashMap<>();
        StringBuilder word = new StringBuilder();
        String before = "";
        for (int at = 0; at <= plain.length(); ) {
            int c = at < plain.length() ? plain.codePointAt(at) : ' ';
            at += at < plain.length() ? Character.charCount(c) : 1;
            boolean han = Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
            boolean letter = Character.isLetterOrDigit(c) && !han;
            if (!word.isEmpty() && !letter) {
                before = word(word.toString(), before, counts);
                word.setLength(0);
            }
            if (letter) {
                word.appendCodePoint(c);
            } else if (han) {
                before = word(Character.toString(c), before, counts);
            }
        }
        return counts;
    }

    private static String word(String word, String before, Map<Long, Integer> counts) {
        count("w" + word, counts);
        count("b" + before + " " + word, counts);
        if (word.length() > 1) {
            String edged = " " + word + " ";
            for (int length = SHORTEST_PART; length <= LONGEST_PART; length++) {
                for (int at = 0; at + length <= edged.length(); at++) {
                    count("p" + edged.substring(at, at + length), counts);
                }
            }
        }
        return word;
    }

    private static void count(String wording, Map<Long, Integer> counts) {
        // FNV-1a, 64 bits: two wordings of one base share a hash about once in 10^9 bases.
        long hash = 0xcbf29ce484222325L;
        for (int at = 0; at < wording.length(); at++) {
            hash = (hash ^ wording.charAt(at)) * 0x100000001b3L;
        }
        counts.merge(hash, 1, Integer::sum);
    }
}
