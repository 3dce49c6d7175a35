package io.pronto.conversation.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates of mails (RFC 5322 with its obsolete forms), also as real senders write them. */
final class MailDate {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{1,2})[\\s-]+([A-Za-z]{3})[A-Za-z]{0,6}\\.?,?[\\s-]+(\\d{2,4})[\\s,]+(\\d{1,2})[:.](\\d{1,2})(?:[:.](\\d{1,2}))?"
                    + "(?:\\.\\d{1,9})?\\s*(?:([AaPp])[Mm])?\\s*([+-]\\d{1,2}:?\\d{2}|[A-Za-z]{1,5})?");
    private static final Pattern AMERICAN = Pattern.compile(
            "([A-Za-z]{3})[A-Za-z]{0,6}\\s+(\\d{1,2}),?\\s+(?:(\\d{4})\\s+)?(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*([A-Za-z]{1,5}\\s+)?(\\d{4})?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> ZONES =
            Map.of("est", -5, "edt", -4, "cst", -6, "cdt", -5, "mst", -7, "mdt", -6, "pst", -8, "pdt", -7);
    private static final int LONGEST = 200;

    private MailDate() {}

    /** The moment, or null when nobody can tell. Years of two digits are those from 1950 to 2049. */
    static @Nullable Instant of(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String text = withoutComments(header.length() > LONGEST ? header.substring(0, LONGEST) : header)
                .replaceAll("\\s{0,20}:\\s{0,20}", ":");
        try {
            Matcher form = FORM.matcher(text);
            if (form.find()) {
                return moment(
                        form.group(3),
                        form.group(2),
                        form.group(1),
                        form.group(4),
                        form.group(5),
                        form.group(6),
                        form.group(7),
                        form.group(8));
            }
            Matcher american = AMERICAN.matcher(text);
            if (american.find()) {
                String year = american.group(3) == null ? american.group(8) : american.group(3);
                return year == null
                        ? null
                        : moment(
                                year,
                                american.group(1),
                                american.group(2),
                                american.group(4),
                                american.group(5),
                                american.group(6),
                                null,
                                american.group(7));
            }
            return Instant.parse(text.strip());
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static @Nullable Instant moment(
            String year,
            String month,
            String day,
            String hour,
            String minute,
            @Nullable String second,
            @Nullable String half,
            @Nullable String zone) {
        int place = MONTHS.indexOf(month.toLowerCase(Locale.ROOT));
        if (place < 0) {
            return null;
        }
        int years = Integer.parseInt(year);
        int fullYear =
                year.length() == 2 ? years + (years < 50 ? 2000 : 1900) : year.length() == 3 ? years + 1900 : years;
        int hours = Integer.parseInt(hour);
        if (half != null) {
            hours = hours % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        int seconds = second == null ? 0 : Integer.parseInt(second);
        return LocalDateTime.of(
                        fullYear,
                        place + 1,
                        Integer.parseInt(day),
                        hours,
                        Integer.parseInt(minute),
                        Math.min(seconds, 59))
                .toInstant(offset(zone));
    }

    private static ZoneOffset offset(@Nullable String zone) {
        if (zone == null || zone.isBlank()) {
            return ZoneOffset.UTC;
        }
        if (zone.startsWith("+") || zone.startsWith("-")) {
            String digits = zone.substring(1).replace(":", "");
            int number = Integer.parseInt(digits);
            int minutes = number / 100 * 60 + number % 100;
            return ZoneOffset.ofTotalSeconds((zone.startsWith("-") ? -1 : 1) * minutes * 60);
        }
        return ZoneOffset.ofHours(ZONES.getOrDefault(zone.strip().toLowerCase(Locale.ROOT), 0));
    }

    private static String withoutComments(String text) {
        if (text.indexOf('(') < 0) {
            return text;
        }
        StringBuilder rest = new StringBuilder(text.length());
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (depth == 0) {
                rest.append(c);
            }
        }
        return rest.toString();
    }
}
