package io.pronto.analytics.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A period as somebody asks for it, in words that may be none.
 *
 * @param from the first day, such as {@code 2026-11-22}; the last one when absent
 * @param to the last day, included; today when absent
 * @param zone such as {@code Asia/Shanghai}; the usual one when absent
 */
public record PeriodWish(
        @Nullable String from,
        @Nullable String to,
        @Nullable String zone) {

    /** What it turned out to be. */
    public sealed interface Reading {
        /** A period. */
        record Read(Period period) implements Reading {}

        /** None. @param code as in problems @param arguments of the problem's words */
        record Refused(String field, String code, List<Object> arguments) implements Reading {
            public Refused {
                arguments = List.copyOf(arguments);
            }
        }
    }

    /** Reads it. @param longest in days */
    public Reading read(Instant now, ZoneId usual, long longest) {
        ZoneId in;
        try {
            in = zone == null ? usual : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return refused("zone", "unknown-zone", String.valueOf(zone));
        }
        LocalDate last;
        try {
            last = to == null ? LocalDate.ofInstant(now, in) : LocalDate.parse(to);
        } catch (DateTimeParseException noDay) {
            return refused("to", "not-a-day", String.valueOf(to));
        }
        LocalDate first;
        try {
            first = from == null ? last : LocalDate.parse(from);
        } catch (DateTimeParseException noDay) {
            return refused("from", "not-a-day", String.valueOf(from));
        }
        if (last.isBefore(first)) {
            return refused("to", "period-reversed", first, last);
        }
        Period period = new Period(first, last, in);
        return period.days() > longest ? refused("from", "period-too-long", longest) : new Reading.Read(period);
    }

    private static Reading refused(String field, String code, Object... arguments) {
        return new Reading.Refused(field, code, List.of(arguments));
    }
}
