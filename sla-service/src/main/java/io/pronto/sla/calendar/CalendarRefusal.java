package io.pronto.sla.calendar;

/**
 * Why a calendar cannot be used, and what to do about it.
 *
 * @param field the place in the definition, such as {@code week.monday}
 * @param detail what is wrong, for people
 * @param remedy what to do, for people
 */
public record CalendarRefusal(Reason reason, String field, String detail, String remedy) {
    /** The closed set of what can be wrong. */
    public enum Reason {
        UNKNOWN_ZONE,
        OVERLAP,
        NEVER_OPEN,
        TOO_MANY,
        TWICE
    }
}
