package io.pronto.analytics.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Whole days in a zone. @param to the last day, included */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A period ends on or after its first day; this one goes from " + from
                    + " to " + to + ". Maybe the two are swapped.");
        }
    }

    /** The first moment of the first day. */
    public Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first moment after the last day. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** From 1. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
