package io.pronto.knowledge.gap;

import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.search.Passages;
import io.pronto.knowledge.search.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be used of one customer's letters for all. */
public final class Wording {
    /** Shorter replies say nothing that others could use. */
    private static final int SHORTEST = 30;

    private static final Pattern MARK = Pattern.compile("\\[(EMAIL|ID|CARD|PHONE|ADDRESS|NAME)_\\d+]");
    private static final Pattern GREETING = Pattern.compile(
            "^\\s*(?:(?:good (?:morning|afternoon|evening)|hi|hello|hey|dear)(?: there| \\[NAME_\\d+]| \\p{Lu}\\p{L}+){0,2}\\s*[,!.]|"
                    + "(?:亲爱的|尊敬的)?(?:\\[NAME_\\d+])?(?:先生|女士|小姐|顾客|客户|用户|亲)?[,，]?(?:您好|你好)(?:呀|啊|哦|哈|～|~)?[,，!！。.]?)\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOSING = Pattern.compile(
            "\\s*(?:(?:kind|best|warm|many)? ?regards|sincerely|yours (?:truly|faithfully)|cheers|have a (?:nice|great|lovely) day|祝您生活愉快|祝好|此致)[\\s\\S]{0,80}$",
            Pattern.CASE_INSENSITIVE);

    private Wording() {}

    /** The text with its marks as three dots, so that it reads on. */
    static String withoutMarks(String text) {
        return MARK.matcher(text).replaceAll("…").replaceAll("[ \\t]{2,}", " ").strip();
    }

    /** A reply without greeting and closing. */
    static String body(String reply) {
        String without =
                CLOSING.matcher(GREETING.matcher(reply).replaceFirst("")).replaceFirst("");
        return without.strip();
    }

    /** Whether a reply is of use to another customer: long enough, and about nobody in particular. */
    public static boolean reusable(String reply) {
        String body = body(reply);
        return Passages.weight(body) >= SHORTEST && !MARK.matcher(body).find();
    }

    /** Texts in order that are not nearly the words of one before. @param most how many at most */
    static List<String> distinct(List<String> texts, int most) {
        List<String> kept = new ArrayList<>();
        List<Set<String>> terms = new ArrayList<>();
        for (String text : texts) {
            Set<String> here = Terms.of(text);
            boolean known = terms.stream()
                    .anyMatch(before -> Math.min(Terms.covered(here, before), Terms.covered(before, here)) > 0.7);
            if (!known && !text.isBlank() && kept.size() < most) {
                kept.add(text);
                terms.add(here);
            }
        }
        return kept;
    }

    /** An address of Latin words, from English ones; from Chinese ones there is none. */
    static String key(String title, String otherwise) {
        String key = title.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        key = key.substring(0, Math.min(60, key.length())).replaceAll("^-+|-+$", "");
        return key.length() < 3 ? otherwise : key;
    }

    /** A question as a title: one sentence, no longer than a title. */
    static String title(String question, Language language) {
        String plain = withoutMarks(question).replace('\n', ' ');
        int longest = language == Language.ZH ? 60 : 120;
        return plain.length() <= longest
                ? plain
                : plain.substring(0, longest - 1).strip() + "…";
    }
}
