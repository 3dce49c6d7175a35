package io.pronto.sla.policy.adapter;

import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Slice;
import io.pronto.sla.calendar.CalendarDefinition;
import io.pronto.sla.policy.PackInstallation;
import io.pronto.sla.policy.Policies;
import io.pronto.sla.policy.PolicyPack;
import io.pronto.sla.policy.ShippedPacks;
import io.pronto.sla.policy.SlaPolicy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sla/packs")
@Tag(name = "SLA packs", description = "Ready-made policies to install and edit")
class PackController {
    private final Policies policies;
    private final PackInstallation installation;
    private final AuditLog audit;
    private final Clock clock;

    PackController(Policies policies, PackInstallation installation, AuditLog audit, Clock clock) {
        this.policies = policies;
        this.installation = installation;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param installed all its policies are active, in whatever version */
    record PackSummary(String id, String name, String nameZh, String about, String aboutZh, boolean installed) {}

    record PackContents(
            String id,
            String name,
            String nameZh,
            String about,
            String aboutZh,
            boolean installed,
            List<PolicyView> policies,
            List<CalendarDefinition> calendars) {}

    record Installed(String id, List<PackInstallation.Line> lines) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('SUPERVISOR','MANAGER','ADMIN')")
    @Operation(summary = "All packs that come with the product")
    Slice<PackSummary> list() {
        Set<String> active = active();
        return new Slice<>(
                ShippedPacks.all().stream()
                        .map(pack -> new PackSummary(
                                pack.id(),
                                pack.name(),
                                pack.nameZh(),
                                pack.about(),
                                pack.aboutZh(),
                                installed(pack, active)))
                        .toList(),
                null);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('SUPERVISOR','MANAGER','ADMIN')")
    @Operation(summary = "What a pack contains")
    PackContents get(@PathVariable String id) {
        PolicyPack pack = ShippedPacks.named(id).orElseThrow(Problem::notFound);
        return new PackContents(
                pack.id(),
                pack.name(),
                pack.nameZh(),
                pack.about(),
                pack.aboutZh(),
                installed(pack, active()),
                pack.policies().stream().map(PolicyView::of).toList(),
                pack.calendars());
    }

    @PostMapping("/{id}/install")
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    @Operation(
            summary = "Bring a pack into force",
            description = "Policies and calendars that are there already stay as they were edited; policies that were"
                    + " switched off are switched on. Installing twice is harmless.")
    Installed install(Actor actor, @PathVariable String id) {
        PolicyPack pack = ShippedPacks.named(id).orElseThrow(Problem::notFound);
        List<PackInstallation.Line> lines = installation.install(pack);
        audit.record(actor, clock.instant(), "pack.installed", "pack:" + id, Map.of("lines", lines));
        return new Installed(id, lines);
    }

    private Set<String> active() {
        return policies.current().stream()
                .filter(SlaPolicy::active)
                .map(SlaPolicy::id)
                .collect(Collectors.toSet());
    }

    private static boolean installed(PolicyPack pack, Set<String> active) {
        return pack.policies().stream().allMatch(policy -> active.contains(policy.id()));
    }
}
