package io.pronto.sla.clock;

import static io.pronto.sla.clock.ClockState.BREACHED;
import static io.pronto.sla.clock.ClockState.CANCELLED;
import static io.pronto.sla.clock.ClockState.MET;
import static io.pronto.sla.clock.ClockState.PAUSED;
import static io.pronto.sla.clock.ClockState.RUNNING;
import static io.pronto.sla.clock.ClockState.SETTLED;

import io.pronto.contracts.EscalationAction;
import io.pronto.contracts.SlaEvent;
import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.escalation.Ladder;
import io.pronto.sla.policy.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    private final Moments moments;

    /**
     * Without escalation.
     *
     * @param calendars the calendar, in the version, that the terms name
     */
    public ClockRules(Function<Terms, BusinessCalendar> calendars) {
        this(calendars, none -> List.of());
    }

    /**
     * @param calendars the calendar, in the version, that the terms name
     * @param ladders the steps of a ladder's version
     */
    public ClockRules(
            Function<Terms, BusinessCalendar> calendars, Function<Terms.LadderVersion, List<Ladder.Step>> ladders) {
        this.moments = new Moments(calendars, ladders);
    }

    /** A promise begins, running or, in a stage that its terms name, paused. */
    public Change start(Promise promise, Terms terms, Stage stage) {
        Instant at = promise.startedAt();
        Course course = new Course(stage, at, Duration.ZERO, Duration.ZERO);
        SlaClock.Running running = running(promise, terms, course);
        List<SlaEvent> told = new ArrayList<>();
        told.add(News.started(promise, terms, running.dueAt()));
        if (terms.adjusted() != null) {
            told.add(News.adjusted(promise, terms, running.dueAt(), at));
        }
        if (terms.pausedIn().contains(stage)) {
            told.add(News.paused(promise, stage, at));
            return new Change(new SlaClock.Paused(promise, terms, course), List.of(), told);
        }
        return new Change(running, List.of(), told);
    }

    /** Time that counts between two moments. */
    Duration worked(Terms terms, Instant from, Instant to) {
        return moments.hours(terms).workedBetween(from, to);
    }

    /** The deadline that would count without an adjustment; nothing for a clock that has none now. */
    public @Nullable Instant standardDeadline(SlaClock clock) {
        if (!(clock instanceof SlaClock.Running)) {
            return clock.deadline();
        }
        return moments.deadline(clock.terms(), clock.course(), clock.terms().standardTarget());
    }

    /** When so much of the terms' time has passed since a moment. */
    public Instant due(Terms terms, Instant from, Duration time) {
        return moments.due(terms, from, time);
    }

    /** A step of the ladder that is not taken yet. @param number from 1 */
    public record PlannedStep(int number, Instant at, List<EscalationAction> actions) {}

    /** The steps that will be taken if nothing happens before, in order; none while the clock stands still. */
    public List<PlannedStep> plannedSteps(SlaClock clock) {
        boolean goesOn = clock instanceof SlaClock.Running
                || (clock instanceof SlaClock.Breached breached && breached.nextAt() != null);
        if (!goesOn) {
            return List.of();
        }
        List<PlannedStep> planned = new ArrayList<>();
        Course course = clock.course();
        Mark.Climb step = moments.nextStep(clock.terms(), course);
        while (step != null) {
            Instant at = Objects.requireNonNull(moments.of(step, clock.terms(), clock.course()));
            planned.add(new PlannedStep(step.number(), at, step.actions()));
            course = course.climbedTo(step.offset());
            step = moments.nextStep(clock.terms(), course);
        }
        return planned;
    }

    /** When a running clock's warning is or was, if the clock had run as it does now all the time. */
    public Instant moment(SlaClock.Running clock, PlannedWarning warning) {
        return moments.deadline(clock.terms(), clock.course(), warning.after());
    }

    /** The stretch of an open clock that lasts, up to now. */
    public Segment present(SlaClock clock, Instant now) {
        return moments.segment(clock, notBefore(clock.course(), now));
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
            return overdue(clock, act, at);
        }
        return switch (act) {
            case ClockAct.Pass pass -> remind(clock, at);
            case ClockAct.Enter enter -> {
                Change reminded = remind(clock, at);
                yield reminded.then(enter((SlaClock.Running) reminded.clock(), enter.stage(), at));
            }
            case ClockAct.Fulfil fulfil -> {
                Segment last = moments.segment(clock, at);
                Course course = ended(clock.course(), last);
                yield new Change(
                        new SlaClock.Met(clock.promise(), clock.terms(), course, clock.dueAt()),
                        List.of(last),
                        List.of(News.met(clock, course, clock.dueAt())));
            }
            case ClockAct.Cancel cancel -> cancel(clock, cancel.cause(), at, null);
            case ClockAct.Rebase rebase -> {
                Change reminded = remind(clock, at);
                yield reminded.then(rebase(reminded.clock(), rebase.terms(), at));
            }
            case ClockAct.Reopen reopen -> Change.none(clock);
        };
    }

    /** The deadline passed before the act: first comes what should have come by itself. */
    private Change overdue(SlaClock.Running clock, ClockAct act, Instant at) {
        boolean over = act instanceof ClockAct.Fulfil || act instanceof ClockAct.Cancel;
        Change change = over ? Change.none(clock) : climbToDeadline(clock, at);
        change = change.then(breach((SlaClock.Running) change.clock()));
        SlaClock.Breached breached = (SlaClock.Breached) change.clock();
        return change.then(act instanceof ClockAct.Pass ? climb(breached, at) : apply(breached, act));
    }

    private Change paused(SlaClock.Paused clock, ClockAct act) {
        Instant at = notBefore(clock.course(), act.at());
        return switch (act) {
            case ClockAct.Pass pass -> Change.none(clock);
            case ClockAct.Enter enter -> {
                if (enter.stage() == clock.course().stage()) {
                    yield Change.none(clock);
                }
                Segment last = moments.segment(clock, at);
                Course course = moved(clock.course(), last, enter.stage());
                if (clock.terms().pausedIn().contains(enter.stage())) {
                    yield new Change(
                            new SlaClock.Paused(clock.promise(), clock.terms(), course),
                            List.of(last),
                            List.of(News.paused(clock.promise(), enter.stage(), at)));
                }
                SlaClock.Running resumed = running(clock.promise(), clock.terms(), course);
                yield new Change(resumed, List.of(last), List.of(News.resumed(resumed)));
            }
            case ClockAct.Fulfil fulfil -> {
                Segment last = moments.segment(clock, at);
                Course course = ended(clock.course(), last);
                Instant due = moments.due(clock.terms(), at, clock.remaining());
                yield new Change(
                        new SlaClock.Met(clock.promise(), clock.terms(), course, due),
                        List.of(last),
                        List.of(News.met(clock, course, due)));
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
                Change climbed = climb(clock, at);
                Segment last = moments.segment(climbed.clock(), at);
                Course course = moved(climbed.clock().course(), last, enter.stage());
                yield climbed.then(new Change(
                        breached(clock.promise(), clock.terms(), course, clock.dueAt()), List.of(last), List.of()));
            }
            case ClockAct.Fulfil fulfil -> {
                Segment last = moments.segment(clock, at);
                Course course = ended(clock.course(), last);
                // The news of a reply in time may come after the deadline: the reply counts, not the news.
                boolean inTime = !at.isAfter(clock.dueAt());
                yield inTime
                        ? new Change(
                                new SlaClock.Met(clock.promise(), clock.terms(), course, clock.dueAt()),
                                List.of(last),
                                List.of(News.met(clock, course, clock.dueAt())))
                        : new Change(
                                new SlaClock.Settled(clock.promise(), clock.terms(), course, clock.dueAt()),
                                List.of(last),
                                List.of(News.settled(clock, course, clock.dueAt())));
            }
            case ClockAct.Cancel cancel -> cancel(clock, cancel.cause(), at, clock.dueAt());
            case ClockAct.Pass pass -> climb(clock, at);
            case ClockAct.Rebase rebase -> Change.none(clock);
            case ClockAct.Reopen reopen -> Change.none(clock);
        };
    }

    private Change met(SlaClock.Met clock, ClockAct act) {
        if (!(act instanceof ClockAct.Reopen reopen)) {
            return Change.none(clock);
        }
        Segment between = between(clock, reopen);
        Course course = moved(clock.course(), between, reopen.stage());
        SlaClock.Running resumed = running(clock.promise(), clock.terms(), course);
        if (clock.terms().pausedIn().contains(reopen.stage())) {
            // Told as what it is to others: it goes on, and stands still.
            return new Change(
                    new SlaClock.Paused(clock.promise(), clock.terms(), course),
                    List.of(between),
                    List.of(News.resumed(resumed), News.paused(clock.promise(), reopen.stage(), between.to())));
        }
        return new Change(resumed, List.of(between), List.of(News.resumed(resumed)));
    }

    /** It counts on, and is told of again when it is settled again; the breach was told long ago. */
    private Change settled(SlaClock.Settled clock, ClockAct act) {
        if (!(act instanceof ClockAct.Reopen reopen)) {
            return Change.none(clock);
        }
        Segment between = between(clock, reopen);
        Course course = moved(clock.course(), between, reopen.stage());
        return new Change(breached(clock.promise(), clock.terms(), course, clock.dueAt()), List.of(between), List.of());
    }

    private static Segment between(SlaClock clock, ClockAct.Reopen reopen) {
        Instant at = notBefore(clock.course(), reopen.at());
        return new Segment(Stage.RESOLVED, clock.course().since(), at, false, Duration.ZERO);
    }

    /** Warnings and steps whose moment has come, in order; warnings never after the deadline, nothing at night. */
    private Change remind(SlaClock.Running clock, Instant now) {
        Change change = Change.none(clock);
        SlaClock.Running current = clock;
        Instant planned = current.nextAt();
        while (planned != null && !planned.isAfter(now) && now.isBefore(current.dueAt())) {
            if (moments.missed(current.terms(), planned, now)) {
                SlaClock later = current.remindedAt(moments.opening(current.terms(), now));
                return change.then(new Change(later, List.of(), List.of()));
            }
            Mark mark = Objects.requireNonNull(moments.nextBefore(current.terms(), current.course()));
            change = change.then(mark(current, mark, planned));
            current = (SlaClock.Running) change.clock();
            planned = inOrder(planned, current.nextAt());
        }
        return change;
    }

    private Change mark(SlaClock.Running clock, Mark mark, Instant at) {
        Course course = reached(clock.course(), mark);
        return new Change(
                new SlaClock.Running(
                        clock.promise(), clock.terms(), course, clock.dueAt(), nextBefore(clock.terms(), course)),
                List.of(),
                List.of(
                        switch (mark) {
                            case Mark.Warn warn -> News.warned(clock, warn.warning(), clock.dueAt(), at);
                            case Mark.Climb step -> News.escalated(clock, step, clock.dueAt(), at);
                        }));
    }

    /** Steps before the deadline that nobody took in time; warnings are not made up for. */
    private Change climbToDeadline(SlaClock.Running clock, Instant now) {
        Change change = Change.none(clock);
        Mark.Climb step = moments.nextStep(clock.terms(), clock.course());
        while (step != null
                && step.after().compareTo(clock.terms().target()) < 0
                && !moments.missed(clock.terms(), clock.dueAt(), now)) {
            SlaClock.Running current = (SlaClock.Running) change.clock();
            Instant planned = Objects.requireNonNull(moments.of(step, current.terms(), current.course()));
            if (planned.isAfter(clock.dueAt())) {
                // New terms made it overdue while nobody was there: it is taken when they open, after the breach.
                return change;
            }
            change = change.then(mark(current, step, planned));
            step = moments.nextStep(current.terms(), change.clock().course());
        }
        return change;
    }

    /** Steps whose moment has come after the deadline, in order. */
    private Change climb(SlaClock.Breached clock, Instant now) {
        Change change = Change.none(clock);
        SlaClock.Breached current = clock;
        Instant planned = inOrder(clock.dueAt(), current.nextAt());
        while (planned != null && !planned.isAfter(now)) {
            if (moments.missed(current.terms(), planned, now)) {
                SlaClock later = current.remindedAt(moments.opening(current.terms(), now));
                return change.then(new Change(later, List.of(), List.of()));
            }
            Mark.Climb step = Objects.requireNonNull(moments.nextStep(current.terms(), current.course()));
            current = breached(current.promise(), current.terms(), reached(current.course(), step), current.dueAt());
            change = change.then(
                    new Change(current, List.of(), List.of(News.escalated(current, step, current.dueAt(), planned))));
            planned = inOrder(planned, current.nextAt());
        }
        return change;
    }

    /** What was put off until people are there takes what should have come after it along. */
    private static @Nullable Instant inOrder(Instant done, @Nullable Instant next) {
        return next != null && next.isBefore(done) ? done : next;
    }

    private static Course reached(Course course, Mark mark) {
        return switch (mark) {
            case Mark.Warn warn -> course.warnedOf(warn.after());
            case Mark.Climb step -> course.climbedTo(step.offset());
        };
    }

    private Change breach(SlaClock.Running clock) {
        return new Change(
                breached(clock.promise(), clock.terms(), clock.course(), clock.dueAt()),
                List.of(),
                List.of(News.breached(clock, clock.dueAt())));
    }

    private Change enter(SlaClock.Running clock, Stage stage, Instant at) {
        if (stage == clock.course().stage()) {
            return Change.none(clock);
        }
        Segment last = moments.segment(clock, at);
        Course course = moved(clock.course(), last, stage);
        if (clock.terms().pausedIn().contains(stage)) {
            return new Change(
                    new SlaClock.Paused(clock.promise(), clock.terms(), course),
                    List.of(last),
                    List.of(News.paused(clock.promise(), stage, at)));
        }
        // Only the cause of the seconds changes: deadline and warning stay where they are.
        return new Change(
                new SlaClock.Running(clock.promise(), clock.terms(), course, clock.dueAt(), clock.nextAt()),
                List.of(last),
                List.of());
    }

    private Change rebase(SlaClock clock, Terms terms, Instant at) {
        if (terms.promiseTheSameAs(clock.terms())) {
            return Change.none(clock);
        }
        Segment last = moments.segment(clock, at);
        Course course = moved(clock.course(), last, clock.course().stage())
                .rescaled(clock.terms().target(), terms.target());
        Promise promise = clock.promise();
        SlaClock.Running running = running(promise, terms, course);
        List<SlaEvent> told = new ArrayList<>();
        if (!terms.sameStandardAs(clock.terms())) {
            told.add(News.rebased(promise, terms, running.dueAt(), at));
        }
        if (!Objects.equals(terms.adjustment(), clock.terms().adjustment())
                || (terms.adjusted() != null && told.isEmpty())) {
            told.add(News.adjusted(promise, terms, running.dueAt(), at));
        }
        boolean stands = terms.pausedIn().contains(course.stage());
        if (clock instanceof SlaClock.Running && stands) {
            told.add(News.paused(promise, course.stage(), at));
        }
        if (clock instanceof SlaClock.Paused && !stands) {
            told.add(News.resumed(running));
        }
        return new Change(stands ? new SlaClock.Paused(promise, terms, course) : running, List.of(last), told);
    }

    private Change cancel(SlaClock clock, String cause, Instant at, @Nullable Instant breachedAt) {
        Segment last = moments.segment(clock, at);
        Promise promise = clock.promise();
        return new Change(
                new SlaClock.Cancelled(promise, clock.terms(), ended(clock.course(), last), cause, breachedAt),
                List.of(last),
                List.of(News.cancelled(promise, cause, at)));
    }

    private SlaClock.Running running(Promise promise, Terms terms, Course course) {
        return new SlaClock.Running(
                promise, terms, course, moments.deadline(terms, course, terms.target()), nextBefore(terms, course));
    }

    private @Nullable Instant nextBefore(Terms terms, Course course) {
        return moments.of(moments.nextBefore(terms, course), terms, course);
    }

    private SlaClock.Breached breached(Promise promise, Terms terms, Course course, Instant dueAt) {
        // In a stage in which it would have stood still nobody is late any further.
        Instant next = terms.pausedIn().contains(course.stage())
                ? null
                : moments.of(moments.nextStep(terms, course), terms, course);
        return new SlaClock.Breached(promise, terms, course, dueAt, next);
    }

    private static Course moved(Course course, Segment last, Stage stage) {
        return new Course(stage, last.to(), course.worked().plus(last.worked()), course.warned(), course.climbed());
    }

    private static Course ended(Course course, Segment last) {
        return moved(course, last, course.stage());
    }

    private static Instant notBefore(Course course, Instant at) {
        return at.isBefore(course.since()) ? course.since() : at;
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
