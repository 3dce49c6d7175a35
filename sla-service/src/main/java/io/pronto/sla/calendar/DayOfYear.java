package io.pronto.sla.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * What a date looks like on a calendar.
 *
 * @param name why it is not as its weekday, for people; may be empty
 * @param hours the open hours of the date from midnight to midnight, in order
 */
public record DayOfYear(LocalDate date, Kind kind, String name, List<Span> hours) {
    /** How a date stands to its weekday. */
    public enum Kind {
        /** The weekday's hours. */
        OPEN,
        /** No hours, be it the weekday's or a holiday. */
        CLOSED,
        /** Other hours than the weekday's: a make-up working day, a short day. */
        CHANGED,
        /** A part of the hours is closed. */
        PARTLY
    }

    public DayOfYear {
        hours = List.copyOf(hours);
    }
}
