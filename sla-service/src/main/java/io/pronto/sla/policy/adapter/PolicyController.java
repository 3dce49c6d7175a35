package io.pronto.sla.policy.adapter;

import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Revision;
import io.pronto.platform.web.Slice;
import io.pronto.sla.policy.Policies;
import io.pronto.sla.policy.PolicyCheck;
import io.pronto.sla.policy.PolicyRefusal;
import io.pronto.sla.policy.SlaPolicy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sla/policies")
@Tag(name = PolicyController.TAG, description = PolicyController.ABOUT)
class PolicyController {
    static final String TAG = "SLA policies";
    static final String ABOUT = "Which promise applies to which enquiry";
    static final String ID = "[a-z0-9][a-z0-9-]{0,62}";

    private final Policies policies;
    private final PolicyCheck check;
    private final AuditLog audit;
    private final Clock clock;

    PolicyController(Policies policies, PolicyCheck check, AuditLog audit, Clock clock) {
        this.policies = policies;
        this.check = check;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('AGENT','SUPERVISOR','MANAGER','ADMIN','INTEGRATOR')")
    @Operation(summary = "The newest version of each policy")
    Slice<PolicyView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Slice.byId(policies.current(), SlaPolicy::id, cursor, limit).map(PolicyView::of);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('AGENT','SUPERVISOR','MANAGER','ADMIN','INTEGRATOR')")
    @Operation(summary = "The newest version of a policy")
    ResponseEntity<PolicyView> get(@PathVariable String id) {
        return answer(policies.current(id).orElseThrow(Problem::notFound));
    }

    @GetMapping("/{id}/versions")
    @PreAuthorize("hasAnyRole('SUPERVISOR','MANAGER','ADMIN')")
    @Operation(summary = "The last 100 versions of a policy, newest first")
    Slice<PolicyView> versions(@PathVariable String id) {
        List<SlaPolicy> found = policies.versions(id);
        if (found.isEmpty()) {
            throw Problem.notFound();
        }
        return new Slice<>(found.stream().map(PolicyView::of).toList(), null);
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    @Operation(
            summary = "Make a policy, or its next version",
            description = "An edit names the version it is an edit of in If-Match. New clocks follow the new version"
                    + " within a second. Running ones are re-based in the background: time worked stays worked, and what"
                    + " was met or breached stays so.")
    ResponseEntity<PolicyView> put(
            Actor actor,
            @PathVariable @Pattern(regexp = ID) String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody PolicyView.PolicyEdit edit) {
        int current = policies.current(id).map(SlaPolicy::version).orElse(0);
        Revision.expect(ifMatch, current);
        SlaPolicy next = edit.policy(id, current + 1);
        check.of(next, clock.instant()).ifPresent(refusal -> {
            throw refused(refusal, "");
        });
        if (!policies.add(next)) {
            throw Problem.stale(next.version());
        }
        audit.record(actor, clock.instant(), "policy.changed", "policy:" + id, Map.of("version", next.version()));
        return answer(next);
    }

    /** @param within where the policy is in the request, before its own fields */
    static Problem refused(PolicyRefusal refusal, String within) {
        return Problem.unprocessable(code(refusal.reason()), refusal.detail(), refusal.remedy())
                .atField(within + refusal.field());
    }

    private static String code(PolicyRefusal.Reason reason) {
        return switch (reason) {
            case NO_TARGET -> "policy-without-target";
            case TWICE -> "policy-metric-twice";
            case DURATION_OUT_OF_RANGE -> "policy-duration-out-of-range";
            case GOAL_OVER_TARGET -> "policy-goal-over-target";
            case WARNING_OUT_OF_RANGE -> "policy-warnings-out-of-range";
            case ATTAINMENT_OUT_OF_RANGE -> "policy-attainment-out-of-range";
            case LADDER_WITHOUT_DEADLINE -> "policy-ladder-without-deadline";
            case UNKNOWN_LADDER -> "policy-ladder-unknown";
            case LADDER_CIRCULAR -> "policy-ladder-circular";
            case NEVER_DUE -> "policy-never-due";
            case TOO_MANY -> "policy-too-large";
            case UNKNOWN_CALENDAR -> "policy-calendar-unknown";
            case UNKNOWN_QUEUE -> "queue-unknown";
        };
    }

    private static ResponseEntity<PolicyView> answer(SlaPolicy policy) {
        return ResponseEntity.ok().eTag(Revision.etag(policy.version())).body(PolicyView.of(policy));
    }
}
