package io.pronto.knowledge.search;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that mean one thing alone: part numbers, error codes, order numbers. They are the same however they are joined and
 * written: {@code lg-777}, {@code LG777} and {@code ＬＧ７７７} are {@code LG777}.
 */
public final class Codes {
    private static final Pattern RUN = Pattern.compile("[A-Z0-9]+(?:[-_./][A-Z0-9]+)*");
    private static final Pattern JOINT = Pattern.compile("[-_./]");
    private static final int SHORTEST = 3;
    private static final int SHORTEST_NUMBER = 5;
    private static final int LONGEST = 40;

    private Codes() {}

    /** The codes of a text in the order in which they stand there. */
    public static Set<String> of(String text) {
        Set<String> codes = new LinkedHashSet<>();
        Matcher run =
                RUN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT));
        while (run.find()) {
            String code = JOINT.matcher(run.group()).replaceAll("");
            long digits = code.chars().filter(Character::isDigit).count();
            // A number alone is a code only if nobody counts that far; words are none.
            int shortest = digits == code.length() ? SHORTEST_NUMBER : SHORTEST;
            if (digits > 0 && code.length() >= shortest && code.length() <= LONGEST) {
                codes.add(code);
            }
        }
        return codes;
    }

    /** Whether a text says nothing but codes and filler. */
    public static boolean areAll(String text) {
        return !of(text).isEmpty()
                && Terms.of(RUN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)
                                        .toUpperCase(Locale.ROOT))
                                .replaceAll(run -> of(run.group()).isEmpty() ? run.group() : " "))
                        .isEmpty();
    }
}
