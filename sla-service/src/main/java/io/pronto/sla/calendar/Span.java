package io.pronto.sla.calendar;

import java.util.Locale;

/**
 * Opening hours of one day on the wall clock, start included, end excluded.
 *
 * @param from second of the day, 0 to 86,399
 * @param to second counted from the same midnight, after {@code from} and at most 24 hours later; beyond 86,400 the
 *     span runs over midnight into the next day
 */
public record Span(int from, int to) {
    /** Seconds of a day on the wall clock. */
    static final int DAY = 86_400;

    public Span {
        if (from < 0 || from >= DAY || to <= from || to > from + DAY) {
            throw new IllegalArgumentException("A span from second " + from + " to " + to
                    + " is empty, longer than a day or starts outside its day. Maybe its ends are swapped.");
        }
    }

    /**
     * Reads wall-clock times such as {@code 09:00} and {@code 17:30}; an end not after the start is on the next day,
     * {@code 24:00} is midnight at the end of the day.
     *
     * @throws IllegalArgumentException if a text is no time of day, or both are the same
     */
    public static Span of(String from, String to) {
        int start = secondOfDay(from);
        int end = secondOfDay(to);
        if (start == end) {
            throw new IllegalArgumentException(
                    "The hours " + from + " to " + to + " are empty. Maybe 00:00 to 24:00 is meant.");
        }
        return new Span(start, end > start ? end : end + DAY);
    }

    /** The start as {@code HH:mm} or {@code HH:mm:ss}. */
    public String fromText() {
        return text(from);
    }

    /** The end as {@code HH:mm} or {@code HH:mm:ss}; {@code 24:00} at the end of the day. */
    public String toText() {
        return text(to > DAY ? to - DAY : to);
    }

    /** Whether the span goes on after midnight. */
    public boolean overMidnight() {
        return to > DAY;
    }

    private static int secondOfDay(String text) {
        if (!text.matches("\\d{2}:\\d{2}(:\\d{2})?")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time of day. Write it as HH:mm, from 00:00 to 24:00.");
        }
        int hour = Integer.parseInt(text.substring(0, 2));
        int minute = Integer.parseInt(text.substring(3, 5));
        int second = text.length() > 5 ? Integer.parseInt(text.substring(6)) : 0;
        int ofDay = hour * 3600 + minute * 60 + second;
        if (minute > 59 || second > 59 || ofDay > DAY) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time of day. Write it as HH:mm, from 00:00 to 24:00.");
        }
        return ofDay;
    }

    private static String text(int second) {
        String minutes = String.format(Locale.ROOT, "%02d:%02d", second / 3600, second / 60 % 60);
        return second % 60 == 0 ? minutes : minutes + String.format(Locale.ROOT, ":%02d", second % 60);
    }

    @Override
    public String toString() {
        return fromText() + "-" + toText();
    }
}
