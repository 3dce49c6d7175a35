package io.pronto.conversation.mail;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with variables: {@code Dear {{customer}}, your ticket is {{number}}.} */
public final class MailTemplate {
    /** What may be named. */
    public static final Set<String> VARIABLES = Set.of("customer", "number", "subject", "agent", "company", "due");

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s{0,9}([A-Za-z]{1,40})\\s{0,9}\\}\\}");

    private MailTemplate() {}

    /** The text with its variables filled in; a line that names one without a value goes. */
    public static String fill(String template, Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        for (String line : template.split("\n", -1)) {
            Matcher variable = VARIABLE.matcher(line);
            boolean missing = variable.results()
                    .anyMatch(each -> values.getOrDefault(each.group(1), "").isEmpty());
            String filled = VARIABLE.matcher(line)
                    .replaceAll(each -> Matcher.quoteReplacement(values.getOrDefault(each.group(1), "")));
            if (!missing) {
                text.append(filled).append('\n');
            }
        }
        return text.toString().strip();
    }

    /** The variables of a text that mean nothing, in order. */
    public static Set<String> unknown(String template) {
        Set<String> unknown = new TreeSet<>();
        VARIABLE.matcher(template).results().map(each -> each.group(1)).forEach(unknown::add);
        unknown.removeAll(VARIABLES);
        return unknown;
    }
}
