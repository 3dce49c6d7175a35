package io.pronto.sla.clock;

import io.pronto.sla.adjustment.Adjustment;
import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A segment taken apart into stretches of one cause each. While the clock stands still its stage is the cause; while it
 * runs, closed hours come first, then an outage or another adjustment, then the stage.
 */
public final class Timeline {
    /** The calendar is closed. */
    public static final String CLOSED_HOURS = "closed-hours";
    /** An adjustment for an outage applies. */
    public static final String OUTAGE = "outage";
    /** Another adjustment applies. */
    public static final String ADJUSTED = "adjusted";

    /** Most stretches of one segment; the last one then holds the rest. */
    static final int MAX_STRETCHES = 200;

    private Timeline() {}

    /** Time with one cause. @param where the stage it was in, whatever the cause */
    public record Stretch(String cause, String where, Instant from, Instant to, boolean counted, Duration worked) {}

    /** The stretches of a segment, in order and without gaps. @param hours the calendar that the segment names */
    public static List<Stretch> of(Segment segment, BusinessCalendar hours) {
        List<Stretch> stretches = new ArrayList<>();
        String cause = cause(segment);
        Instant at = segment.from();
        boolean plain = !segment.counted() || segment.worked().equals(Duration.between(segment.from(), segment.to()));
        while (!plain && at.isBefore(segment.to()) && stretches.size() < MAX_STRETCHES - 1) {
            boolean open = hours.isOpen(at);
            Instant next = earlier(open ? closing(hours, at, segment.to()) : opening(hours, at), segment.to());
            stretches.add(stretch(segment, open ? cause : CLOSED_HOURS, at, next, hours, open));
            at = next;
        }
        if (at.isBefore(segment.to()) || stretches.isEmpty()) {
            stretches.add(stretch(segment, cause, at, segment.to(), hours, segment.counted()));
        }
        return stretches;
    }

    private static Stretch stretch(
            Segment segment, String cause, Instant from, Instant to, BusinessCalendar hours, boolean counted) {
        return new Stretch(
                cause,
                segment.stage().code(),
                from,
                to,
                counted,
                counted ? hours.workedBetween(from, to) : Duration.ZERO);
    }

    /** The cause of a segment's working time, or of all of it when it stood still. */
    static String cause(Segment segment) {
        if (!segment.counted() || segment.adjusted() == null) {
            return segment.stage().code();
        }
        return segment.adjusted() == Adjustment.Kind.OUTAGE ? OUTAGE : ADJUSTED;
    }

    private static Instant opening(BusinessCalendar hours, Instant at) {
        return switch (hours.deadlineAfter(at, Duration.ofNanos(1))) {
            case Deadline.Due due -> due.at().minusNanos(1);
            case Deadline.Never never -> never.horizon();
        };
    }

    /** The last moment up to which all time since {@code at} counts, found by halving. */
    private static Instant closing(BusinessCalendar hours, Instant at, Instant latest) {
        long low = 0;
        long high = Duration.between(at, latest).toNanos();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (hours.workedBetween(at, at.plusNanos(middle)).toNanos() == middle) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return at.plusNanos(low);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
