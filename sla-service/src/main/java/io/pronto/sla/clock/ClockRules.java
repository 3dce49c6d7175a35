package io.pronto.sla.clock;

import static io.pronto.sla.clock.ClockState.BREACHED;
import static io.pronto.sla.clock.ClockState.CANCELLED;
import static io.pronto.sla.clock.ClockState.MET;
import static io.pronto.sla.clock.ClockState.PAUSED;
import static io.pronto.sla.clock.ClockState.RUNNING;
import static io.pronto.sla.clock.ClockState.SETTLED;

import io.pronto.contracts.SlaEvent;
import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.Deadline;
import io.pronto.sla.policy.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one door through which clocks change. */
public final class ClockRules {
    /** From each state by each act to the states that may follow. */
    static final Map<ClockState, Map<ClockAct.Kind, Set<ClockState>>> TABLE = new EnumMap<>(ClockState.class);

    static {
        //   from       Enter                       Pass                 Fulfil          Cancel     Rebase
        //        Reopen
        row(
                RUNNING,
                of(RUNNING, PAUSED, BREACHED),
                of(RUNNING, BREACHED),
                of(MET, SETTLED),
                of(CANCELLED),
                of(RUNNING, PAUSED, BREACHED),
                of(RUNNING, BREACHED));
        row(PAUSED, of(RUNNING, PAUSED), of(PAUSED), of(MET), of(CANCELLED), of(RUNNING, PAUSED), of(PAUSED));
        row(MET, of(MET), of(MET), of(MET), of(MET), of(MET), of(RUNNING, PAUSED));
        row(BREACHED, of(BREACHED), of(BREACHED), of(MET, SETTLED), of(CANCELLED), of(BREACHED), of(BREACHED));
        row(SETTLED, of(SETTLED), of(SETTLED), of(SETTLED), of(SETTLED), of(SETTLED), of(BREACHED));
        row(CANCELLED, of(CANCELLED), of(CANCELLED), of(CANCELLED), of(CANCELLED), of(CANCELLED), of(CANCELLED));
    }

    private final Function<Terms, BusinessCalendar> calendars;

    /** @param calendars the calendar, in the version, that the terms name */
    public ClockRules(Function<Terms, BusinessCalendar> calendars) {
        this.calendars = calendars;
    }

    /** A promise begins, running or, in a stage that its terms name, paused. */
    public Change start(Promise promise, Terms terms, Stage stage) {
        Instant at = promise.startedAt();
        Course course = new Course(stage, at, Duration.ZERO, Duration.ZERO);
        SlaClock.Running running = running(promise, terms, course);
        SlaEvent started = new SlaEvent.ClockStarted(
                promise.conversation(),
                promise.id(),
                promise.metric(),
                terms.policy(),
                terms.policyVersion(),
                terms.target(),
                at,
                running.dueAt(),
                at);
        if (terms.pausedIn().contains(stage)) {
            return new Change(
                    new SlaClock.Paused(promise, terms, course),
                    List.of(),
                    List.of(started, paused(promise, stage, at)));
        }
        return new Change(running, List.of(), List.of(started));
    }

    /** What the act makes of the clock; an act that has no meaning in its state changes nothing. */
    public Change apply(SlaClock clock, ClockAct act) {
        Change change = switch (clock) {
            case SlaClock.Running running -> running(running, act);
            case SlaClock.Paused paused -> paused(paused, act);
            case SlaClock.Met met -> met(met, act);
            case SlaClock.Breached breached -> breached(breached, act);
            case SlaClock.Settled settled -> settled(settled, act);
            case SlaClock.Cancelled cancelled -> Change.none(cancelled);
        };
        ClockState after = change.clock().state();
        Set<ClockState> allowed = TABLE.getOrDefault(clock.state(), Map.of()).getOrDefault(act.kind(), Set.of());
        if (!allowed.contains(after)) {
            throw new IllegalStateException("Clock " + clock.promise().id() + " went from " + clock.state() + " by "
                    + act + " to " + after + ", allowed is " + allowed + ". Maybe the table misses a way.");
        }
        return change;
    }

    private Change running(SlaClock.Running clock, ClockAct act) {
        Instant at = notBefore(clock.course(), act.at());
        if (at.isAfter(clock.dueAt()) || (act instanceof ClockAct.Pass && at.equals(clock.dueAt()))) {
            Change breach = breach(clock);
            return act instanceof ClockAct.Pass ? breach : breach.then(apply(breach.clock(), act));
        }
        return switch (act) {
            case ClockAct.Pass pass -> warn(clock, at);
            case ClockAct.Enter enter -> {
                Change warned = warn(clock, at);
                yield warned.then(enter((SlaClock.Running) warned.clock(), enter.stage(), at));
            }
            case ClockAct.Fulfil fulfil -> {
                Segment last = segment(clock, at);
                Course course = ended(clock.course(), last);
                yield new Change(
                        new SlaClock.Met(clock.promise(), clock.terms(), course, clock.dueAt()),
                        List.of(last),
                        List.of(metEvent(clock, course, clock.dueAt())));
            }
            case ClockAct.Cancel cancel -> cancel(clock, cancel.cause(), at, null);
            case ClockAct.Rebase rebase -> {
                Change warned = warn(clock, at);
                yield warned.then(rebase(warned.clock(), rebase.terms(), at));
            }
            case ClockAct.Reopen reopen -> Change.none(clock);
        };
    }

    private Change paused(SlaClock.Paused clock, ClockAct act) {
        Instant at = notBefore(clock.course(), act.at());
        return switch (act) {
            case ClockAct.Pass pass -> Change.none(clock);
            case ClockAct.Enter enter -> {
                if (enter.stage() == clock.course().stage()) {
                    yield Change.none(clock);
                }
                Segment last = segment(clock, at);
                Course course = moved(clock.course(), last, enter.stage());
                if (clock.terms().pausedIn().contains(enter.stage())) {
                    yield new Change(
                            new SlaClock.Paused(clock.promise(), clock.terms(), course),
                            List.of(last),
                            List.of(paused(clock.promise(), enter.stage(), at)));
                }
                SlaClock.Running resumed = running(clock.promise(), clock.terms(), course);
                yield new Change(resumed, List.of(last), List.of(resumed(resumed)));
            }
            case ClockAct.Fulfil fulfil -> {
                Segment last = segment(clock, at);
                Course course = ended(clock.course(), last);
                Instant due = due(clock.terms(), at, clock.remaining());
                yield new Change(
                        new SlaClock.Met(clock.promise(), clock.terms(), course, due),
                        List.of(last),
                        List.of(metEvent(clock, course, due)));
            }
            case ClockAct.Cancel cancel -> cancel(clock, cancel.cause(), at, null);
            case ClockAct.Rebase rebase -> rebase(clock, rebase.terms(), at);
            case ClockAct.Reopen reopen -> Change.none(clock);
        };
    }

    private Change breached(SlaClock.Breached clock, ClockAct act) {
        Instant at = notBefore(clock.course(), act.at());
        return switch (act) {
            case ClockAct.Enter enter -> {
                if (enter.stage() == clock.course().stage()) {
                    yield Change.none(clock);
                }
                Segment last = segment(clock, at);
                Course course = moved(clock.course(), last, enter.stage());
                yield new Change(
                        new SlaClock.Breached(clock.promise(), clock.terms(), course, clock.dueAt()),
                        List.of(last),
                        List.of());
            }
            case ClockAct.Fulfil fulfil -> {
                Segment last = segment(clock, at);
                Course course = ended(clock.course(), last);
                // The news of a reply in time may come after the deadline: the reply counts, not the news.
                boolean inTime = !at.isAfter(clock.dueAt());
                yield inTime
                        ? new Change(
                                new SlaClock.Met(clock.promise(), clock.terms(), course, clock.dueAt()),
                                List.of(last),
                                List.of(metEvent(clock, course, clock.dueAt())))
                        : new Change(
                                new SlaClock.Settled(clock.promise(), clock.terms(), course, clock.dueAt()),
                                List.of(last),
                                List.of(new SlaEvent.ClockSettled(
                                        clock.promise().conversation(),
                                        clock.promise().id(),
                                        clock.promise().metric(),
                                        clock.terms().target(),
                                        course.worked(),
                                        clock.dueAt(),
                                        at)));
            }
            case ClockAct.Cancel cancel -> cancel(clock, cancel.cause(), at, clock.dueAt());
            case ClockAct.Pass pass -> Change.none(clock);
            case ClockAct.Rebase rebase -> Change.none(clock);
            case ClockAct.Reopen reopen -> Change.none(clock);
        };
    }

    private Change met(SlaClock.Met clock, ClockAct act) {
        if (!(act instanceof ClockAct.Reopen reopen)) {
            return Change.none(clock);
        }
        Instant at = notBefore(clock.course(), reopen.at());
        Segment between = new Segment(Stage.RESOLVED, clock.course().since(), at, false, Duration.ZERO);
        Course course = moved(clock.course(), between, reopen.stage());
        SlaClock.Running resumed = running(clock.promise(), clock.terms(), course);
        if (clock.terms().pausedIn().contains(reopen.stage())) {
            // Told as what it is to others: it goes on, and stands still.
            return new Change(
                    new SlaClock.Paused(clock.promise(), clock.terms(), course),
                    List.of(between),
                    List.of(resumed(resumed), paused(clock.promise(), reopen.stage(), at)));
        }
        return new Change(resumed, List.of(between), List.of(resumed(resumed)));
    }

    /** It counts on, and is told of again when it is settled again; the breach was told long ago. */
    private static Change settled(SlaClock.Settled clock, ClockAct act) {
        if (!(act instanceof ClockAct.Reopen reopen)) {
            return Change.none(clock);
        }
        Instant at = notBefore(clock.course(), reopen.at());
        Segment between = new Segment(Stage.RESOLVED, clock.course().since(), at, false, Duration.ZERO);
        Course course = moved(clock.course(), between, reopen.stage());
        return new Change(
                new SlaClock.Breached(clock.promise(), clock.terms(), course, clock.dueAt()),
                List.of(between),
                List.of());
    }

    /** Warnings whose moment has come, in order; none after the deadline. */
    private Change warn(SlaClock.Running clock, Instant now) {
        Change change = Change.none(clock);
        SlaClock.Running current = clock;
        while (current.warnAt() != null && !current.warnAt().isAfter(now) && now.isBefore(current.dueAt())) {
            Promise promise = current.promise();
            PlannedWarning warning = Objects.requireNonNull(
                    current.terms().warningAfter(current.course().warned()));
            SlaEvent event = new SlaEvent.ClockWarned(
                    promise.conversation(),
                    promise.id(),
                    promise.metric(),
                    warning.percentOf(current.terms().target()),
                    warning.to(),
                    current.dueAt(),
                    current.warnAt());
            Course course = current.course().warnedOf(warning.after());
            current = new SlaClock.Running(
                    promise, current.terms(), course, current.dueAt(), warnAt(current.terms(), course));
            change = change.then(new Change(current, List.of(), List.of(event)));
        }
        return change;
    }

    private static Change breach(SlaClock.Running clock) {
        Promise promise = clock.promise();
        return new Change(
                new SlaClock.Breached(promise, clock.terms(), clock.course(), clock.dueAt()),
                List.of(),
                List.of(new SlaEvent.ClockBreached(
                        promise.conversation(),
                        promise.id(),
                        promise.metric(),
                        clock.terms().target(),
                        clock.dueAt(),
                        clock.dueAt())));
    }

    private Change enter(SlaClock.Running clock, Stage stage, Instant at) {
        if (stage == clock.course().stage()) {
            return Change.none(clock);
        }
        Segment last = segment(clock, at);
        Course course = moved(clock.course(), last, stage);
        if (clock.terms().pausedIn().contains(stage)) {
            return new Change(
                    new SlaClock.Paused(clock.promise(), clock.terms(), course),
                    List.of(last),
                    List.of(paused(clock.promise(), stage, at)));
        }
        // Only the cause of the seconds changes: deadline and warning stay where they are.
        return new Change(
                new SlaClock.Running(clock.promise(), clock.terms(), course, clock.dueAt(), clock.warnAt()),
                List.of(last),
                List.of());
    }

    private Change rebase(SlaClock clock, Terms terms, Instant at) {
        if (terms.equals(clock.terms())) {
            return Change.none(clock);
        }
        Segment last = segment(clock, at);
        Course course = moved(clock.course(), last, clock.course().stage())
                .rescaled(clock.terms().target(), terms.target());
        SlaClock.Running running = running(clock.promise(), terms, course);
        SlaClock after = terms.pausedIn().contains(course.stage())
                ? new SlaClock.Paused(clock.promise(), terms, course)
                : running;
        Promise promise = clock.promise();
        SlaEvent rebased = new SlaEvent.ClockRebased(
                promise.conversation(),
                promise.id(),
                promise.metric(),
                terms.policy(),
                terms.policyVersion(),
                terms.target(),
                running.dueAt(),
                at);
        if (clock instanceof SlaClock.Running && after instanceof SlaClock.Paused) {
            return new Change(after, List.of(last), List.of(rebased, paused(promise, course.stage(), at)));
        }
        return clock instanceof SlaClock.Paused && after instanceof SlaClock.Running resumed
                ? new Change(after, List.of(last), List.of(rebased, resumed(resumed)))
                : new Change(after, List.of(last), List.of(rebased));
    }

    private Change cancel(SlaClock clock, String cause, Instant at, @Nullable Instant breachedAt) {
        Segment last = segment(clock, at);
        Promise promise = clock.promise();
        return new Change(
                new SlaClock.Cancelled(promise, clock.terms(), ended(clock.course(), last), cause, breachedAt),
                List.of(last),
                List.of(new SlaEvent.ClockCancelled(
                        promise.conversation(), promise.id(), promise.metric(), cause, at)));
    }

    /** The stretch from the beginning of the present stage. */
    private Segment segment(SlaClock clock, Instant at) {
        Course course = clock.course();
        boolean counted = !clock.terms().pausedIn().contains(course.stage());
        Duration worked = counted ? calendars.apply(clock.terms()).workedBetween(course.since(), at) : Duration.ZERO;
        return new Segment(course.stage(), course.since(), at, counted, worked);
    }

    private SlaClock.Running running(Promise promise, Terms terms, Course course) {
        Duration left = terms.target().minus(course.worked());
        Instant due = due(terms, course.since(), left.isNegative() ? Duration.ZERO : left);
        return new SlaClock.Running(promise, terms, course, due, warnAt(terms, course));
    }

    private @Nullable Instant warnAt(Terms terms, Course course) {
        PlannedWarning next = terms.warningAfter(course.warned());
        if (next == null) {
            return null;
        }
        Duration left = next.after().minus(course.worked());
        return due(terms, course.since(), left.isNegative() ? Duration.ZERO : left);
    }

    private Instant due(Terms terms, Instant from, Duration left) {
        return switch (calendars.apply(terms).deadlineAfter(from, left)) {
            case Deadline.Due due -> due.at();
            // Policies are checked before they are used, so that this takes a calendar that is edited out of existence.
            case Deadline.Never never -> never.horizon();
        };
    }

    private static Course moved(Course course, Segment last, Stage stage) {
        return new Course(stage, last.to(), course.worked().plus(last.worked()), course.warned());
    }

    private static Course ended(Course course, Segment last) {
        return moved(course, last, course.stage());
    }

    private static Instant notBefore(Course course, Instant at) {
        return at.isBefore(course.since()) ? course.since() : at;
    }

    private static SlaEvent metEvent(SlaClock clock, Course course, Instant dueAt) {
        Promise promise = clock.promise();
        return new SlaEvent.ClockMet(
                promise.conversation(),
                promise.id(),
                promise.metric(),
                clock.terms().target(),
                course.worked(),
                dueAt,
                course.since());
    }

    private static SlaEvent paused(Promise promise, Stage stage, Instant at) {
        return new SlaEvent.ClockPaused(promise.conversation(), promise.id(), promise.metric(), stage.code(), at);
    }

    private static SlaEvent resumed(SlaClock.Running clock) {
        Promise promise = clock.promise();
        return new SlaEvent.ClockResumed(
                promise.conversation(),
                promise.id(),
                promise.metric(),
                clock.dueAt(),
                clock.course().since());
    }

    @SafeVarargs
    private static void row(ClockState from, Set<ClockState>... byAct) {
        Map<ClockAct.Kind, Set<ClockState>> row = new EnumMap<>(ClockAct.Kind.class);
        for (ClockAct.Kind kind : ClockAct.Kind.values()) {
            row.put(kind, byAct[kind.ordinal()]);
        }
        TABLE.put(from, row);
    }

    private static Set<ClockState> of(ClockState first, ClockState... more) {
        return EnumSet.of(first, more);
    }
}
