package io.pronto.knowledge.privacy;

import io.pronto.knowledge.privacy.Masking.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses and numbers that are known by their form, by their check digit, or by the word before them. */
final class PersonalNumbers {
    private static final int IGNORE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private record Rule(Personal kind, Pattern pattern, Predicate<String> holds) {}

    private static final List<Rule> RULES = List.of(
            rule(
                    Personal.EMAIL,
                    "(?<![\\w.+-])[\\p{L}0-9._%+-]{1,64}\\s?(?:@|\\(at\\)|\\[at\\])\\s?[\\p{L}0-9-]{1,63}(?:(?:\\.|\\s?(?:\\(dot\\)|\\[dot\\])\\s?)[\\p{L}0-9-]{1,63}){1,4}"),
            // A Chinese identity card: region, birth date, sequence, check digit.
            rule(
                    Personal.ID,
                    "(?<![0-9A-Za-z])[1-9]\\d{5}[ -]?(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])[ -]?\\d{3}[0-9Xx](?![0-9A-Za-z])"),
            rule(
                    Personal.ID,
                    "(?<![0-9A-Za-z])[1-9]\\d{5}\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}(?![0-9A-Za-z])"),
            // A social security number, a national insurance number.
            rule(Personal.ID, "(?<![0-9-])(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?![0-9-])"),
            rule(Personal.ID, "(?<![0-9A-Za-z])[A-CEGHJ-PR-TW-Z]{2} ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D](?![0-9A-Za-z])"),
            after(
                    Personal.ID,
                    "passport|identity card|id card|national id|id number|social security|ssn|driving licen[cs]e|driver'?s licen[cs]e|身份证|护照|证件|通行证|社保|驾驶证|驾照",
                    "(?=[A-Z0-9 -]*\\d{4})[A-Z0-9](?:[ -]?[A-Z0-9]){5,19}"),
            rule(
                    Personal.CARD,
                    "(?<![0-9A-Za-z])[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![0-9A-Za-z])"),
            new Rule(
                    Personal.CARD,
                    Pattern.compile("(?<![0-9])\\d(?:[ -]?\\d){12,18}(?![0-9])"),
                    PersonalNumbers::checkDigitHolds),
            after(
                    Personal.CARD,
                    "(?:credit |debit |bank )?card|bank account|account (?:number|no)|iban|银行卡|信用卡|储蓄卡|借记卡|卡号|银行账号|银行帐号|账户|帐户",
                    "\\d(?:[ -]?\\d){7,22}"),
            rule(Personal.PHONE, "(?<![0-9])(?:(?:\\+|00)?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?![0-9])"),
            rule(
                    Personal.PHONE,
                    "(?<![0-9-])(?:\\(0\\d{2,3}\\)|0\\d{2,3}[ -])[ -]?\\d{3,4}[ -]?\\d{4}(?:[ -转]{1,3}\\d{1,6})?(?![0-9])"),
            rule(
                    Personal.PHONE,
                    "(?<![0-9A-Za-z+])(?:\\+|00)[1-9]\\d{0,2}[ .-]?(?:\\(\\d{1,4}\\)[ .-]?)?\\d(?:[ .-]?\\d){5,12}(?![0-9])"),
            rule(Personal.PHONE, "(?<![0-9.-])(?:\\(\\d{3}\\) ?|\\d{3}[.-])\\d{3}[ .-]\\d{4}(?![0-9-])"),
            after(
                    Personal.PHONE,
                    "phone|tel|telephone|mobile|cell|whatsapp|wechat|call me (?:on|at)|reach me (?:on|at)|电话|手机|座机|联系方式|微信|拨打",
                    "\\+?\\(?\\d(?:[ ().-]{0,2}\\d){5,14}"),
            after(Personal.PHONE, "wechat(?: id)?|微信号?|qq号?|qq", "[A-Za-z0-9][A-Za-z0-9_-]{4,19}"),
            // Digits in words: 幺三八零零一三八零零零
            rule(Personal.PHONE, "[一幺]\\s?[三四五六七八九](?:\\s?[零〇一二三四五六七八九幺]){9}"));

    private PersonalNumbers() {}

    private static Rule rule(Personal kind, String pattern) {
        return new Rule(kind, Pattern.compile(pattern, kind == Personal.EMAIL ? IGNORE : 0), words -> true);
    }

    /** What follows one of the words, with little in between. */
    private static Rule after(Personal kind, String words, String number) {
        return new Rule(
                kind,
                Pattern.compile(
                        "(?<![A-Za-z])(?:" + words
                                + ")s?(?: ?(?:number|no\\.?|nr\\.?|id|code|号码|号|码))?(?: ?(?:is|are|was|on|at|:|=|#|是|为|叫)){0,2}[ \"'「]{0,2}(?<personal>"
                                + number + ")(?![A-Za-z0-9])",
                        IGNORE),
                found -> true);
    }

    static List<Stretch> in(String text) {
        List<Stretch> found = new ArrayList<>();
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(text);
            boolean named = rule.pattern().namedGroups().containsKey("personal");
            while (matcher.find()) {
                int from = named ? matcher.start("personal") : matcher.start();
                int to = named ? matcher.end("personal") : matcher.end();
                if (rule.holds().test(text.substring(from, to))) {
                    found.add(new Stretch(rule.kind(), from, to));
                }
            }
        }
        return found;
    }

    /** Luhn's check, by which a card is told from an order number. */
    private static boolean checkDigitHolds(String number) {
        int[] digits = number.chars()
                .filter(Character::isDigit)
                .map(Character::getNumericValue)
                .toArray();
        int sum = 0;
        for (int at = 0; at < digits.length; at++) {
            int digit = digits[digits.length - 1 - at];
            int counted = at % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0 && sum > 0;
    }
}
