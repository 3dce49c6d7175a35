package io.pronto.sla.clock;

import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.Deadline;
import io.pronto.sla.escalation.Ladder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** When a clock's deadline, warnings and steps are, in its own time. */
final class Moments {
    /** Who is later than that with a warning or step is late: it then waits for opening hours if it must. */
    static final Duration PROMPT = Duration.ofMinutes(1);

    private final Function<Terms, BusinessCalendar> calendars;
    private final Function<Terms.LadderVersion, List<Ladder.Step>> ladders;

    Moments(Function<Terms, BusinessCalendar> calendars, Function<Terms.LadderVersion, List<Ladder.Step>> ladders) {
        this.calendars = calendars;
        this.ladders = ladders;
    }

    BusinessCalendar hours(Terms terms) {
        return calendars.apply(terms);
    }

    Instant due(Terms terms, Instant from, Duration left) {
        return switch (hours(terms).deadlineAfter(from, left)) {
            case Deadline.Due due -> due.at();
            // Policies are checked before they are used, so that this takes a calendar that is edited out of existence.
            case Deadline.Never never -> never.horizon();
        };
    }

    /** The deadline of that target for a clock that has come so far. */
    Instant deadline(Terms terms, Course course, Duration target) {
        Duration left = target.minus(course.worked());
        return due(terms, course.since(), left.isNegative() ? Duration.ZERO : left);
    }

    /** Warnings and steps before the deadline, the next first; nothing when none is left. */
    @Nullable
    Mark nextBefore(Terms terms, Course course) {
        PlannedWarning warning = terms.warningAfter(course.warned());
        Mark.Climb step = nextStep(terms, course);
        if (step != null && step.after().compareTo(terms.target()) >= 0) {
            step = null;
        }
        if (warning == null) {
            return step;
        }
        return step != null && step.after().compareTo(warning.after()) < 0 ? step : new Mark.Warn(warning);
    }

    /**
     * The next step of the ladder. Those that would lie before the start are left out: nobody is late yet. So are those
     * that are no further from the deadline than what was done already, by whichever ladder: nothing is done twice.
     */
    Mark.@Nullable Climb nextStep(Terms terms, Course course) {
        if (terms.ladder() == null) {
            return null;
        }
        List<Ladder.Step> steps = ladders.apply(terms.ladder());
        Duration climbed = course.climbed();
        for (int i = 0; i < steps.size(); i++) {
            Ladder.Step step = steps.get(i);
            Duration after = terms.target().plus(step.offset());
            if (after.isPositive() && (climbed == null || step.offset().compareTo(climbed) > 0)) {
                return new Mark.Climb(i + 1, step.offset(), after, step.actions());
            }
        }
        return null;
    }

    /** When the mark is. One that is passed already, because the target became shorter, is at once, if somebody is there. */
    @Nullable
    Instant of(@Nullable Mark mark, Terms terms, Course course) {
        if (mark == null) {
            return null;
        }
        Duration left = mark.after().minus(course.worked());
        return left.isPositive() ? due(terms, course.since(), left) : opening(terms, course.since());
    }

    /** That moment if it is within the calendar's hours, else the next opening. */
    Instant opening(Terms terms, Instant moment) {
        return hours(terms).isOpen(moment)
                ? moment
                : due(terms, moment, Duration.ofNanos(1)).minusNanos(1);
    }

    /** Whether what was to be told then comes so late that nobody is there any more to hear it. */
    boolean missed(Terms terms, Instant planned, Instant now) {
        return now.isAfter(planned.plus(PROMPT)) && !hours(terms).isOpen(now);
    }

    /** The stretch from the beginning of the present stage. */
    Segment segment(SlaClock clock, Instant at) {
        Course course = clock.course();
        Terms terms = clock.terms();
        boolean counted = !terms.pausedIn().contains(course.stage());
        Duration worked = counted ? hours(terms).workedBetween(course.since(), at) : Duration.ZERO;
        return new Segment(
                course.stage(),
                course.since(),
                at,
                counted,
                worked,
                terms.calendar(),
                terms.calendarVersion(),
                terms.adjusted() == null ? null : terms.adjusted().kind());
    }
}
