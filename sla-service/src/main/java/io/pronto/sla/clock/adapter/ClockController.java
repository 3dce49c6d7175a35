package io.pronto.sla.clock.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.EscalationAction;
import io.pronto.contracts.Metric;
import io.pronto.contracts.WarningRecipient;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.security.Role;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import io.pronto.sla.clock.ClockRules;
import io.pronto.sla.clock.ClockState;
import io.pronto.sla.clock.Clocks;
import io.pronto.sla.clock.FrozenTerms;
import io.pronto.sla.clock.GivenMark;
import io.pronto.sla.clock.Promise;
import io.pronto.sla.clock.Segment;
import io.pronto.sla.clock.SlaClock;
import io.pronto.sla.clock.Terms;
import io.pronto.sla.clock.Timeline;
import io.pronto.sla.escalation.LadderBook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sla")
@Tag(name = "SLA clocks", description = "Promises being measured, and where their time went")
class ClockController {
    private static final int MAX_CLOCKS = 100;
    private static final int MAX_SEGMENTS = 500;
    private static final int MAX_MARKS = 100;
    private static final Duration LONGEST_PERIOD = Duration.ofDays(366);
    private static final Duration AHEAD = Duration.ofHours(24);

    private final Clocks clocks;
    private final ClockRules rules;
    private final FrozenTerms terms;
    private final LadderBook ladders;
    private final Clock clock;

    ClockController(Clocks clocks, ClockRules rules, FrozenTerms terms, LadderBook ladders, Clock clock) {
        this.clocks = clocks;
        this.rules = rules;
        this.terms = terms;
        this.ladders = ladders;
        this.clock = clock;
    }

    /**
     * A stretch of a clock's life.
     *
     * @param stage its cause, such as {@code with-agent}
     * @param to nothing while it lasts
     * @param where the stage it was in, also when another cause, such as closed hours, comes before it
     * @param counted whether the clock runs in it
     * @param workedSeconds what it added; nothing while it lasts
     */
    record SegmentView(
            String stage,
            String where,
            Instant from,
            @Nullable Instant to,
            boolean counted,
            @Nullable Long workedSeconds) {}

    /**
     * A clock.
     *
     * @param dueAt the deadline; nothing while the clock stands still before it
     * @param remainingSeconds what is left when it runs again; only while it stands still
     * @param workedSeconds what has counted before the present stage
     * @param since when the present stage began, or when the clock ended
     * @param cause why it was cancelled
     * @param breached whether the deadline passed
     */
    record ClockView(
            ClockId id,
            ConversationId conversation,
            Metric metric,
            String state,
            String policy,
            int policyVersion,
            long targetSeconds,
            @Nullable Long goalSeconds,
            Instant startedAt,
            @Nullable Instant dueAt,
            @Nullable Long remainingSeconds,
            long workedSeconds,
            String stage,
            Instant since,
            @Nullable String cause,
            boolean breached,
            int warnedPercent,
            List<String> reasons,
            @Nullable AdjustmentName adjustment,
            @Nullable Long standardTargetSeconds,
            @Nullable Instant standardDueAt,
            @Nullable String ladder) {}

    /** The adjustment that applies. */
    record AdjustmentName(String id, String name) {}

    /** A warning. @param given whether it was given; otherwise it will be, if nothing happens before */
    record WarningView(Instant at, int percent, Set<WarningRecipient> to, boolean given) {}

    /** A step of the ladder. @param taken whether it was taken; otherwise it will be, if nothing happens before */
    record EscalationView(int step, Instant at, List<EscalationAction> actions, boolean taken) {}

    record ClockLife(
            ClockView clock,
            List<SegmentView> segments,
            List<WarningView> warnings,
            List<EscalationView> escalations) {}

    /** Where the time of clocks that ended in a period went. */
    record CauseView(Metric metric, String cause, boolean breached, long clocks, long seconds) {}

    @GetMapping("/causes")
    @PreAuthorize("hasAnyRole('SUPERVISOR','MANAGER','ADMIN')")
    @Operation(
            summary = "Where the time of promises went",
            description = "Seconds by metric and cause over all clocks that ended in the period, those that broke their"
                    + " promise apart. A period of at most 366 days.")
    Slice<CauseView> causes(@RequestParam Instant from, @RequestParam Instant to) {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST_PERIOD) > 0) {
            throw Problem.unprocessable("assessment-range", LONGEST_PERIOD.toDays())
                    .atField("to");
        }
        return new Slice<>(
                clocks.causes(from, to).stream()
                        .map(sum -> new CauseView(
                                sum.metric(),
                                sum.cause(),
                                sum.breached(),
                                sum.clocks(),
                                sum.time().toSeconds()))
                        .toList(),
                null);
    }

    @GetMapping("/conversations/{id}/clocks")
    @PreAuthorize("hasAnyRole('AGENT','SUPERVISOR','MANAGER','ADMIN')")
    @Operation(
            summary = "A conversation's clocks with every second's cause",
            description = "An agent sees those of conversations that are or were his.")
    Slice<ClockLife> ofConversation(Actor actor, @PathVariable ConversationId id) {
        mayRead(actor, id);
        List<ClockLife> lives =
                clocks.all(id, MAX_CLOCKS).stream().map(this::life).toList();
        return new Slice<>(lives, null);
    }

    @GetMapping("/clocks")
    @PreAuthorize("hasAnyRole('SUPERVISOR','MANAGER','ADMIN')")
    @Operation(
            summary = "Running clocks by deadline, the next first",
            description = "Those due in the next 24 hours unless dueBefore says otherwise.")
    Slice<ClockView> running(
            @RequestParam(required = false) @Nullable Instant dueBefore,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Slice.limit(limit);
        Instant until = dueBefore == null ? clock.instant().plus(AHEAD) : dueBefore;
        Clocks.Place after =
                Cursor.decode(cursor, 2).map(ClockController::place).orElse(Clocks.Place.START);
        return Slice.of(
                        clocks.runningUntil(until, after, size + 1),
                        size,
                        last -> Cursor.encode(last.dueAt(), last.promise().id()))
                .map(this::view);
    }

    private ClockLife life(SlaClock found) {
        List<WarningView> warnings = new ArrayList<>();
        List<EscalationView> escalations = new ArrayList<>();
        for (GivenMark mark : clocks.marks(found.promise().id(), MAX_MARKS)) {
            switch (mark) {
                case GivenMark.Warned warned ->
                    warnings.add(new WarningView(warned.at(), warned.percent(), new TreeSet<>(warned.to()), true));
                case GivenMark.Climbed climbed ->
                    escalations.add(new EscalationView(
                            climbed.step(),
                            climbed.at(),
                            ladders.version(climbed.ladder(), climbed.ladderVersion())
                                    .steps()
                                    .get(climbed.step() - 1)
                                    .actions(),
                            true));
            }
        }
        if (found instanceof SlaClock.Running running) {
            running.terms().warnings().stream()
                    .filter(warning ->
                            warning.after().compareTo(running.course().warned()) > 0)
                    .forEach(warning -> warnings.add(new WarningView(
                            rules.moment(running, warning),
                            warning.percentOf(running.terms().target()),
                            new TreeSet<>(warning.to()),
                            false)));
        }
        rules.plannedSteps(found)
                .forEach(step -> escalations.add(new EscalationView(step.number(), step.at(), step.actions(), false)));
        return new ClockLife(view(found), segments(found), warnings, escalations);
    }

    private void mayRead(Actor actor, ConversationId id) {
        if (actor.is(Role.SUPERVISOR, Role.MANAGER, Role.ADMIN)) {
            return;
        }
        boolean theirs = clocks.enquiry(id)
                .map(enquiry -> enquiry.seenBy().contains(new AgentId(actor.id())))
                .orElse(false);
        if (!theirs) {
            throw Problem.notFound();
        }
    }

    private static Clocks.Place place(List<String> parts) {
        try {
            return new Clocks.Place(Instant.parse(parts.get(0)), ClockId.of(parts.get(1)));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw Cursor.invalid();
        }
    }

    private List<SegmentView> segments(SlaClock found) {
        List<SegmentView> views = new ArrayList<>();
        for (Segment segment : clocks.segments(found.promise().id(), MAX_SEGMENTS)) {
            add(segment, views, false);
        }
        if (found.state().open()) {
            Instant now = clock.instant();
            // What lasts is shown up to now, taken apart like what is over; its last stretch has no end yet.
            Segment present = rules.present(found, now);
            add(present, views, true);
        }
        return views;
    }

    private void add(Segment segment, List<SegmentView> views, boolean lasts) {
        List<Timeline.Stretch> stretches = Timeline.of(segment, terms.calendar(segment));
        for (int i = 0; i < stretches.size(); i++) {
            Timeline.Stretch stretch = stretches.get(i);
            boolean open = lasts && i == stretches.size() - 1;
            views.add(new SegmentView(
                    stretch.cause(),
                    stretch.where(),
                    stretch.from(),
                    open ? null : stretch.to(),
                    stretch.counted(),
                    open ? null : (Long) stretch.worked().toSeconds()));
        }
    }

    private ClockView view(SlaClock clock) {
        Promise promise = clock.promise();
        Terms terms = clock.terms();
        Duration goal = terms.goal();
        boolean breached = clock.state() == ClockState.BREACHED
                || clock.state() == ClockState.SETTLED
                || (clock instanceof SlaClock.Cancelled cancelled && cancelled.breachedAt() != null);
        return new ClockView(
                promise.id(),
                promise.conversation(),
                promise.metric(),
                clock.state().name().toLowerCase(Locale.ROOT),
                terms.policy(),
                terms.policyVersion(),
                terms.target().toSeconds(),
                goal == null ? null : goal.toSeconds(),
                promise.startedAt(),
                clock.deadline(),
                clock instanceof SlaClock.Paused paused ? paused.remaining().toSeconds() : null,
                clock.course().worked().toSeconds(),
                clock.course().stage().code(),
                clock.course().since(),
                clock instanceof SlaClock.Cancelled cancelled ? cancelled.cause() : null,
                breached,
                warnedPercent(clock),
                terms.reasons(),
                terms.adjusted() == null
                        ? null
                        : new AdjustmentName(
                                terms.adjusted().id(), terms.adjusted().name()),
                terms.adjusted() == null
                        ? null
                        : (Long) terms.adjusted().standard().toSeconds(),
                terms.adjusted() == null ? null : rules.standardDeadline(clock),
                terms.ladder() == null ? null : terms.ladder().id());
    }

    private static int warnedPercent(SlaClock clock) {
        double share = 100.0
                * clock.course().warned().toNanos()
                / clock.terms().target().toNanos();
        return (int) Math.round(share);
    }
}
