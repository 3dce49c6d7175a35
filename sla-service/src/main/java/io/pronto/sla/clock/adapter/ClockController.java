package io.pronto.sla.clock.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.security.Role;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import io.pronto.sla.clock.ClockState;
import io.pronto.sla.clock.Clocks;
import io.pronto.sla.clock.Promise;
import io.pronto.sla.clock.Segment;
import io.pronto.sla.clock.SlaClock;
import io.pronto.sla.clock.Terms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private static final Duration AHEAD = Duration.ofHours(24);

    private final Clocks clocks;
    private final Clock clock;

    ClockController(Clocks clocks, Clock clock) {
        this.clocks = clocks;
        this.clock = clock;
    }

    /**
     * A stretch of a clock's life.
     *
     * @param stage its cause, such as {@code with-agent}
     * @param to nothing while it lasts
     * @param counted whether the clock runs in it
     * @param workedSeconds what it added; nothing while it lasts
     */
    record SegmentView(
            String stage,
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
            int warnedPercent) {}

    record ClockLife(ClockView clock, List<SegmentView> segments) {}

    @GetMapping("/conversations/{id}/clocks")
    @PreAuthorize("hasAnyRole('AGENT','SUPERVISOR','MANAGER','ADMIN')")
    @Operation(
            summary = "A conversation's clocks with every second's cause",
            description = "An agent sees those of conversations that are or were his.")
    Slice<ClockLife> ofConversation(Actor actor, @PathVariable ConversationId id) {
        mayRead(actor, id);
        List<ClockLife> lives = clocks.all(id, MAX_CLOCKS).stream()
                .map(found -> new ClockLife(view(found), segments(found)))
                .toList();
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
                .map(ClockController::view);
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
            views.add(new SegmentView(
                    segment.stage().code(),
                    segment.from(),
                    segment.to(),
                    segment.counted(),
                    segment.worked().toSeconds()));
        }
        if (found.state().open()) {
            boolean counted = !found.terms().pausedIn().contains(found.course().stage());
            views.add(new SegmentView(
                    found.course().stage().code(), found.course().since(), null, counted, null));
        }
        return views;
    }

    private static ClockView view(SlaClock clock) {
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
                warnedPercent(clock));
    }

    private static int warnedPercent(SlaClock clock) {
        double share = 100.0
                * clock.course().warned().toNanos()
                / clock.terms().target().toNanos();
        return (int) Math.round(share);
    }
}
