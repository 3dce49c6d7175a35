package io.pronto.knowledge.overlap;

import io.pronto.knowledge.search.Terms;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence, taken apart into what it is about and what it says of that.
 *
 * @param terms what it is about, without numbers and negations
 * @param amounts the numbers it says, by unit
 * @param negated whether it denies
 */
record Statement(String text, Set<String> terms, Map<String, Set<String>> amounts, boolean negated) {
    private static final int SHORTEST = 12;
    private static final int MOST = 200;

    private static final Pattern NEGATION = Pattern.compile(
            "\\b(?:not|no|never|cannot|can't|don't|doesn't|won't|isn't|aren't|without|unable|impossible)\\b|n't\\b|不(?!同|过|仅|但|论|管|限)|没有|无法|不能|不可|禁止|未(?!来)|概不");
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<currency>[$€£¥￥])?\\s?(?<number>\\d+(?:[.,]\\d+)*)\\s?(?<unit>business days?|working days?|calendar days?|days?|hours?|hrs?|minutes?|mins?|weeks?|months?|years?|percent|%|euros?|eur|dollars?|usd|pounds?|gbp|yuan|rmb|cny|kg|km|cm|个工作日|工作日|自然日|天|日|小时|分钟|周|个月|月|年|元|块|％|折|公斤|千克|公里|厘米|件|次|个)?",
            Pattern.CASE_INSENSITIVE);

    /** The statements of a text without markup, in order; what is too short to state anything is left out. */
    static List<Statement> of(String text) {
        List<Statement> statements = new ArrayList<>();
        for (String sentence : text.split("(?<=[.!?])\\s+|(?<=[。！？；])|\\n+")) {
            String said = sentence.strip();
            if (said.length() >= (Terms.of(said).isEmpty() ? Integer.MAX_VALUE : minimum(said))
                    && statements.size() < MOST) {
                statements.add(read(said));
            }
        }
        return statements;
    }

    private static int minimum(String said) {
        return said.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                ? SHORTEST / 2
                : SHORTEST;
    }

    private static Statement read(String sentence) {
        String plain = Normalizer.normalize(sentence, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        Map<String, Set<String>> amounts = new TreeMap<>();
        Matcher matcher = AMOUNT.matcher(plain);
        while (matcher.find()) {
            String unit = matcher.group("currency") != null ? matcher.group("currency") : unit(matcher.group("unit"));
            if (!unit.isEmpty()) {
                amounts.computeIfAbsent(unit, same -> new TreeSet<>())
                        .add(matcher.group("number").replaceAll(",(?=\\d{3})", ""));
            }
        }
        Matcher negation = NEGATION.matcher(plain);
        boolean negated = negation.find();
        String about = matcher.replaceAll(" ");
        about = NEGATION.matcher(about).replaceAll(" ");
        Set<String> terms = new HashSet<>(Terms.of(about));
        terms.removeIf(term -> term.chars().allMatch(Character::isDigit));
        return new Statement(sentence, terms, amounts, negated);
    }

    /** Units that mean the same have one name; nothing for a bare number, which may be anything. */
    private static String unit(@Nullable String written) {
        if (written == null) {
            return "";
        }
        return switch (written.toLowerCase(Locale.ROOT).replaceAll("s$", "")) {
            case "busines day", "business day", "working day", "个工作日", "工作日" -> "business day";
            case "day", "calendar day", "天", "日", "自然日" -> "day";
            case "hour", "hr", "小时" -> "hour";
            case "minute", "min", "分钟" -> "minute";
            case "week", "周" -> "week";
            case "month", "个月", "月" -> "month";
            case "year", "年" -> "year";
            case "percent", "%", "％" -> "%";
            case "euro", "eur" -> "€";
            case "dollar", "usd" -> "$";
            case "pound", "gbp" -> "£";
            case "yuan", "rmb", "cny", "元", "块" -> "¥";
            case "公斤", "千克", "kg" -> "kg";
            case String other -> other;
        };
    }
}
