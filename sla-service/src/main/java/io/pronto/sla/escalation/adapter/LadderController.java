package io.pronto.sla.escalation.adapter;

import io.pronto.contracts.EscalationAction;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Revision;
import io.pronto.platform.web.Slice;
import io.pronto.sla.escalation.Ladder;
import io.pronto.sla.escalation.LadderRefusal;
import io.pronto.sla.escalation.LadderRules;
import io.pronto.sla.escalation.Ladders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sla/ladders")
@Tag(name = "Escalation ladders", description = "What is done before and after a deadline")
class LadderController {
    private static final String ID = "[a-z0-9][a-z0-9-]{0,62}";

    private final Ladders ladders;
    private final LadderRules rules;
    private final AuditLog audit;
    private final Clock clock;

    LadderController(Ladders ladders, LadderRules rules, AuditLog audit, Clock clock) {
        this.ladders = ladders;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One thing that is done.
     *
     * @param to the person, queue or priority that it is about, for those kinds that need one
     * @param media how people are told, for those kinds that tell
     */
    record ActionForm(
            EscalationAction.@NotNull Kind kind,
            @Nullable @Size(max = 100) String to,
            @Nullable Set<EscalationAction.@NotNull Medium> media) {
        EscalationAction action() {
            return new EscalationAction(kind, to, media == null ? Set.of() : media);
        }
    }

    /** A step. @param offsetSeconds from the deadline, negative before it, in the time that the target counts in */
    record StepForm(
            @NotNull @Min(-31_622_400) @Max(31_622_400) Long offsetSeconds,
            @NotNull @Size(max = Ladder.MAX_ACTIONS) List<@Valid @NotNull ActionForm> actions) {
        Ladder.Step step() {
            return new Ladder.Step(
                    Duration.ofSeconds(offsetSeconds),
                    actions.stream().map(ActionForm::action).toList());
        }
    }

    /** A ladder as it is put. */
    record LadderEdit(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 100) String nameZh,
            @NotNull @Size(max = Ladder.MAX_STEPS) List<@Valid @NotNull StepForm> steps) {}

    /** A ladder as it is shown. */
    record LadderView(String id, int version, String name, String nameZh, List<StepForm> steps) {
        static LadderView of(Ladder ladder) {
            return new LadderView(
                    ladder.id(),
                    ladder.version(),
                    ladder.name(),
                    ladder.nameZh(),
                    ladder.steps().stream()
                            .map(step -> new StepForm(
                                    step.offset().toSeconds(),
                                    step.actions().stream()
                                            .map(action -> new ActionForm(
                                                    action.kind(), action.to(), new TreeSet<>(action.media())))
                                            .toList()))
                            .toList());
        }
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('AGENT','SUPERVISOR','MANAGER','ADMIN','INTEGRATOR')")
    @Operation(summary = "The newest version of each ladder")
    Slice<LadderView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Slice.byId(ladders.current(), Ladder::id, cursor, limit).map(LadderView::of);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('AGENT','SUPERVISOR','MANAGER','ADMIN','INTEGRATOR')")
    @Operation(summary = "The newest version of a ladder")
    ResponseEntity<LadderView> get(@PathVariable String id) {
        return answer(ladders.current(id).orElseThrow(Problem::notFound));
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    @Operation(
            summary = "Make a ladder, or its next version",
            description = "An edit names the version it is an edit of in If-Match. Clocks keep the version that they"
                    + " have until their terms change.")
    ResponseEntity<LadderView> put(
            Actor actor,
            @PathVariable @Pattern(regexp = ID) String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody LadderEdit edit) {
        int current = ladders.current(id).map(Ladder::version).orElse(0);
        Revision.expect(ifMatch, current);
        Ladder next = new Ladder(
                id,
                ladders.lastVersion(id) + 1,
                edit.name(),
                edit.nameZh(),
                edit.steps().stream().map(StepForm::step).toList());
        rules.check(next).ifPresent(refusal -> {
            throw Problem.unprocessable(code(refusal.reason()), refusal.detail(), refusal.remedy())
                    .atField(refusal.field());
        });
        if (!ladders.add(next)) {
            throw Problem.stale(next.version());
        }
        audit.record(actor, clock.instant(), "ladder.changed", "ladder:" + id, Map.of("version", next.version()));
        return answer(next);
    }

    @DeleteMapping("/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    @Operation(summary = "Take a ladder out of use", description = "Refused while a policy names it.")
    ResponseEntity<Void> delete(
            Actor actor,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Ladder current = ladders.current(id).orElseThrow(Problem::notFound);
        Revision.expect(ifMatch, current.version());
        List<String> users = rules.users(id);
        if (!users.isEmpty()) {
            throw Problem.conflict("ladder-in-use", String.join(", ", users)).with("policies", users);
        }
        ladders.delete(id);
        audit.record(actor, clock.instant(), "ladder.deleted", "ladder:" + id, Map.of("version", current.version()));
        return ResponseEntity.noContent().build();
    }

    private static String code(LadderRefusal.Reason reason) {
        return switch (reason) {
            case STEPS -> "ladder-steps";
            case ORDER -> "ladder-order";
            case ACTIONS -> "ladder-actions";
            case RECIPIENT -> "ladder-recipient";
            case MEDIA -> "ladder-media";
            case CIRCULAR -> "ladder-circular";
            case UNKNOWN_QUEUE -> "queue-unknown";
        };
    }

    private static ResponseEntity<LadderView> answer(Ladder ladder) {
        return ResponseEntity.ok().eTag(Revision.etag(ladder.version())).body(LadderView.of(ladder));
    }
}
