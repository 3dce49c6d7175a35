package io.pronto.sla.adjustment.adapter;

import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import io.pronto.sla.adjustment.Adjustment;
import io.pronto.sla.adjustment.AdjustmentRefusal;
import io.pronto.sla.adjustment.AdjustmentRules;
import io.pronto.sla.adjustment.Adjustments;
import io.pronto.sla.policy.Match;
import io.pronto.sla.queue.KnownQueues;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sla/adjustments")
@Tag(name = "Standard adjustments", description = "Another standard for a while, approved by a manager")
class AdjustmentController {
    private final Adjustments adjustments;
    private final KnownQueues queues;
    private final AuditLog audit;
    private final Clock clock;
    private final Supplier<UUID> ids;

    AdjustmentController(Adjustments adjustments, KnownQueues queues, AuditLog audit, Clock clock, Supplier<UUID> ids) {
        this.adjustments = adjustments;
        this.queues = queues;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** Why something is decided so. */
    record Ruling(@Nullable @Size(max = 1000) String reason) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('AGENT','SUPERVISOR','MANAGER','ADMIN','INTEGRATOR')")
    @Operation(summary = "Adjustments, the newest request first")
    Slice<AdjustmentView> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Slice.limit(limit);
        Instant now = now();
        Adjustments.Place after =
                Cursor.decode(cursor, 2).map(AdjustmentController::place).orElse(null);
        return Slice.of(
                        adjustments.list(state(state), now, after, size + 1),
                        size,
                        last -> Cursor.encode(last.requestedAt(), last.id()))
                .map(found -> AdjustmentView.of(found, now));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('AGENT','SUPERVISOR','MANAGER','ADMIN','INTEGRATOR')")
    @Operation(summary = "An adjustment")
    AdjustmentView get(@PathVariable UUID id) {
        return AdjustmentView.of(adjustments.find(id).orElseThrow(Problem::notFound), now());
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('SUPERVISOR','MANAGER','ADMIN')")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(summary = "Ask for an adjustment", description = "It applies once a manager has approved it.")
    AdjustmentView request(Actor actor, @Valid @RequestBody AdjustmentView.Request asked) {
        Instant now = now();
        boolean one = (asked.mustSeconds() == null) != (asked.percent() == null);
        if (!one) {
            throw refused(new AdjustmentRefusal(
                    AdjustmentRefusal.Reason.TARGET,
                    "mustSeconds",
                    "It says the new target twice or not at all.",
                    "Give either mustSeconds or percent."));
        }
        Adjustment adjustment = new Adjustment(
                ids.get(),
                asked.name(),
                asked.kind(),
                asked.reason(),
                asked.match() == null ? Match.ANY : asked.match().match(),
                asked.metrics(),
                asked.from().truncatedTo(ChronoUnit.MICROS),
                asked.until().truncatedTo(ChronoUnit.MICROS),
                target(asked.mustSeconds(), asked.percent()),
                person(actor),
                now,
                null,
                null);
        adjustment.check(now).or(() -> unknownQueue(adjustment.match())).ifPresent(refusal -> {
            throw refused(refusal);
        });
        adjustments.save(adjustment);
        audit.record(
                actor,
                now,
                "adjustment.requested",
                "adjustment:" + adjustment.id(),
                Map.of("name", adjustment.name(), "reason", adjustment.reason()));
        return AdjustmentView.of(adjustment, now);
    }

    @PostMapping("/{id}/approve")
    @PreAuthorize("hasRole('MANAGER')")
    @Transactional
    @Operation(summary = "Approve it", description = "By a manager who did not ask for it.")
    AdjustmentView approve(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable Ruling ruling) {
        if (adjustments.standing(now()).size() >= Adjustments.MAX_STANDING) {
            throw Problem.conflict("adjustments-too-many", Adjustments.MAX_STANDING);
        }
        return act(actor, id, AdjustmentRules.Act.APPROVE, ruling);
    }

    @PostMapping("/{id}/reject")
    @PreAuthorize("hasRole('MANAGER')")
    @Transactional
    @Operation(summary = "Reject it", description = "By a manager who did not ask for it.")
    AdjustmentView reject(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable Ruling ruling) {
        return act(actor, id, AdjustmentRules.Act.REJECT, ruling);
    }

    @PostMapping("/{id}/withdraw")
    @PreAuthorize("hasAnyRole('SUPERVISOR','MANAGER','ADMIN')")
    @Transactional
    @Operation(summary = "Take a request back before it begins", description = "By who asked for it.")
    AdjustmentView withdraw(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable Ruling ruling) {
        return act(actor, id, AdjustmentRules.Act.WITHDRAW, ruling);
    }

    @PostMapping("/{id}/end")
    @PreAuthorize("hasAnyRole('SUPERVISOR','MANAGER','ADMIN')")
    @Transactional
    @Operation(summary = "End it before its time")
    AdjustmentView end(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable Ruling ruling) {
        return act(actor, id, AdjustmentRules.Act.END, ruling);
    }

    private AdjustmentView act(Actor actor, UUID id, AdjustmentRules.Act act, @Nullable Ruling ruling) {
        Adjustment before = adjustments.hold(id).orElseThrow(Problem::notFound);
        Instant now = now();
        String reason = ruling == null ? null : ruling.reason();
        return switch (AdjustmentRules.apply(before, act, person(actor), now, reason)) {
            case AdjustmentRules.Result.Refused no -> throw refused(no.refusal());
            case AdjustmentRules.Result.Done done -> {
                adjustments.save(done.adjustment());
                audit.record(
                        actor,
                        now,
                        "adjustment." + act.name().toLowerCase(Locale.ROOT),
                        "adjustment:" + id,
                        reason == null ? Map.of() : Map.of("reason", reason));
                yield AdjustmentView.of(done.adjustment(), now);
            }
        };
    }

    private Optional<AdjustmentRefusal> unknownQueue(Match match) {
        return queues.unknownAmong(match.queues()).stream()
                .findFirst()
                .map(unknown -> new AdjustmentRefusal(
                        AdjustmentRefusal.Reason.UNKNOWN_QUEUE,
                        "match.queues",
                        "There is no queue '" + unknown + "'.",
                        KnownQueues.REMEDY));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Adjustment.Person person(Actor actor) {
        return new Adjustment.Person(actor.id(), actor.name());
    }

    private static Adjustment.NewTarget target(@Nullable Long mustSeconds, @Nullable Integer percent) {
        if (mustSeconds != null) {
            return new Adjustment.NewTarget.Fixed(Duration.ofSeconds(mustSeconds));
        }
        return new Adjustment.NewTarget.Share(percent == null ? 0 : percent);
    }

    private static Adjustment.@Nullable State state(@Nullable String name) {
        if (name == null) {
            return null;
        }
        try {
            return Adjustment.State.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.invalidField(
                    "state",
                    "invalid-parameter",
                    "state",
                    List.of(Adjustment.State.values()).toString().toLowerCase(Locale.ROOT));
        }
    }

    private static Adjustments.Place place(List<String> parts) {
        try {
            return new Adjustments.Place(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw Cursor.invalid();
        }
    }

    private static Problem refused(AdjustmentRefusal refusal) {
        return switch (refusal.reason()) {
            case PERIOD -> invalid("adjustment-period", refusal);
            case METRICS -> invalid("adjustment-metrics", refusal);
            case TARGET -> invalid("adjustment-target", refusal);
            case UNKNOWN_QUEUE -> invalid("queue-unknown", refusal);
            case OWN_REQUEST -> Problem.of(HttpStatus.FORBIDDEN, "adjustment-own-request");
            case NOT_REQUESTER -> Problem.of(HttpStatus.FORBIDDEN, "adjustment-not-requester");
            case STATE -> Problem.conflict("adjustment-state", refusal.detail());
        };
    }

    private static Problem invalid(String code, AdjustmentRefusal refusal) {
        return Problem.unprocessable(code, refusal.detail(), refusal.remedy()).atField(refusal.field());
    }
}
