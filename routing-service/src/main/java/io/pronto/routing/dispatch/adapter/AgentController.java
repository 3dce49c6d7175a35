package io.pronto.routing.dispatch.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Presence;
import io.pronto.contracts.PresenceCause;
import io.pronto.contracts.SkillId;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.security.Role;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.Agents;
import io.pronto.routing.dispatch.Dispatch;
import io.pronto.routing.dispatch.adapter.AgentViews.AgentView;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The people who answer. */
@RestController
@Tag(name = "agents")
class AgentController {
    private static final Comparator<Agent> BY_NAME = Comparator.comparing(Agent::username)
            .thenComparing(agent -> agent.id().value());

    private final Dispatch dispatch;
    private final Agents agents;
    private final AgentViews views;
    private final AuditedChanges changes;
    private final Clock clock;

    AgentController(Dispatch dispatch, Agents agents, AgentViews views, AuditedChanges changes, Clock clock) {
        this.dispatch = dispatch;
        this.agents = agents;
        this.views = views;
        this.changes = changes;
        this.clock = clock;
    }

    record PresenceBody(@NotNull Presence presence) {}

    record ProfileBody(
            @NotNull @Size(max = 100) List<@Valid @NotNull SkillBody> skills,

            @NotNull @Size(max = 20)
            List<@NotNull @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") String> languages,

            @NotNull @Min(0) @Max(Agent.MAX_CAPACITY) Integer capacity) {}

    record SkillBody(
            @NotBlank @Size(max = 100) String skill,
            @NotNull @Min(1) @Max(5) Integer level) {}

    @GetMapping("/api/v1/agents")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "All agents by user name, with presence, load and conversations")
    Slice<AgentView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Slice.limit(limit);
        List<String> after = Cursor.decode(cursor, 2).orElse(null);
        List<Agent> found = agents.active().stream()
                .sorted(BY_NAME)
                .filter(agent -> after == null || isAfter(agent, after))
                .limit(size + 1L)
                .toList();
        Slice<Agent> slice = Slice.of(
                found, size, agent -> Cursor.encode(agent.username(), agent.id().value()));
        return new Slice<>(views.all(slice.items()), slice.next());
    }

    private static boolean isAfter(Agent agent, List<String> after) {
        int byName = agent.username().compareTo(after.get(0));
        return byName > 0 || byName == 0 && agent.id().value().compareTo(after.get(1)) > 0;
    }

    @GetMapping("/api/v1/agents/me")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(summary = "Myself as an agent", description = "404 for a supervisor who never took work.")
    AgentView me(Actor actor) {
        AgentId id = new AgentId(actor.id());
        Agent agent = actor.is(Role.AGENT)
                ? appear(actor)
                : agents.find(id).filter(Agent::active).orElseThrow(Problem::notFound);
        return views.of(agent);
    }

    @PutMapping("/api/v1/agents/me/presence")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(
            summary = "Come, go, or be away",
            description =
                    "Whoever is not online has no open offers. Going offline also gives conversations back to the queue,"
                            + " but for those in which the customer speaks next.")
    AgentView myPresence(Actor actor, @Valid @RequestBody PresenceBody body) {
        Agent me = appear(actor);
        return views.of(Answers.granted(
                dispatch.staffing().presence(me.id(), body.presence(), PresenceCause.CHOSEN, clock.instant())));
    }

    @PutMapping("/api/v1/agents/{id}/presence")
    @PreAuthorize("hasRole('SUPERVISOR')")
    @Operation(summary = "Set somebody's presence")
    AgentView presence(Actor actor, @PathVariable AgentId id, @Valid @RequestBody PresenceBody body) {
        requireKnown(id);
        return views.of(changes.make(
                actor,
                "agent.presence",
                "agent:" + id,
                Map.of("presence", body.presence()),
                now -> dispatch.staffing().presence(id, body.presence(), PresenceCause.CHOSEN, now)));
    }

    @PutMapping("/api/v1/agents/{id}")
    @PreAuthorize("hasAnyRole('ADMIN', 'SUPERVISOR')")
    @Operation(summary = "What somebody can do: skills with levels, languages, capacity")
    AgentView profile(Actor actor, @PathVariable AgentId id, @Valid @RequestBody ProfileBody body) {
        requireKnown(id);
        Map<SkillId, Integer> skills = new HashMap<>();
        for (SkillBody skill : body.skills()) {
            if (skills.put(new SkillId(skill.skill()), skill.level()) != null) {
                throw Problem.invalidField("skills", "skill-twice");
            }
        }
        return views.of(changes.make(
                actor,
                "agent.profile",
                "agent:" + id,
                Map.of("skills", body.skills(), "languages", body.languages(), "capacity", body.capacity()),
                now -> dispatch.staffing().profile(id, Set.copyOf(body.languages()), skills, body.capacity(), now)));
    }

    /** An agent is known from the first request on, whatever the directory's last look was. */
    private Agent appear(Actor actor) {
        AgentId id = new AgentId(actor.id());
        return agents.find(id)
                .filter(known -> known.active()
                        && known.username().equals(actor.username())
                        && known.name().equals(actor.name()))
                .orElseGet(() ->
                        dispatch.staffing().appear(id, actor.username(), actor.name(), Set.of(), clock.instant()));
    }

    private void requireKnown(AgentId id) {
        if (agents.find(id).filter(Agent::active).isEmpty()) {
            throw Problem.notFound();
        }
    }
}
