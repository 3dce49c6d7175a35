package io.pronto.sla.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * A date whose hours differ from its weekday's: a holiday (no hours), a short day, or a make-up working day (调休).
 *
 * <p>A day without hours has no working time at all: also the part of a span that ran over midnight into it is closed.
 * A day with hours replaces only what starts on it.
 *
 * @param name what the day is, for people; may be empty
 * @param hours the hours in place of the weekday's; empty when closed
 */
public record SpecialDay(LocalDate date, String name, List<Span> hours) {
    public SpecialDay {
        hours = List.copyOf(hours);
    }

    /** A holiday. */
    public static SpecialDay closed(LocalDate date, String name) {
        return new SpecialDay(date, name, List.of());
    }
}
