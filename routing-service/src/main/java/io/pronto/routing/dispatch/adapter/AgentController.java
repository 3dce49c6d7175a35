package io.pronto.routing.dispatch.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.Presence;
import io.pronto.contracts.PresenceCause;
import io.pronto.contracts.SkillId;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.security.Role;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Revision;
import io.pronto.platform.web.Slice;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.AgentProfile;
import io.pronto.routing.agent.Agents;
import io.pronto.routing.agent.NewWorkCap;
import io.pronto.routing.dispatch.Dispatch;
import io.pronto.routing.dispatch.adapter.AgentViews.AgentView;
import io.pronto.routing.dispatch.adapter.AgentViews.CapBody;
import io.pronto.routing.team.TeamId;
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
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
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
    private final PresenceFlips flips;
    private final Clock clock;

    AgentController(
            Dispatch dispatch,
            Agents agents,
            AgentViews views,
            AuditedChanges changes,
            PresenceFlips flips,
            Clock clock) {
        this.dispatch = dispatch;
        this.agents = agents;
        this.views = views;
        this.changes = changes;
        this.flips = flips;
        this.clock = clock;
    }

    /** @param minutes after so long the agent is online again by itself, for a wrap-up or an absence */
    record PresenceBody(
            @NotNull Presence presence,
            @Nullable @Min(1) @Max(720) Integer minutes) {}

    record ChannelsBody(@NotNull @Size(max = 10) List<@NotNull Channel> paused) {}

    record ProfileBody(
            @NotNull @Size(max = 100) List<@Valid @NotNull SkillBody> skills,

            @NotNull @Size(max = 20)
            List<@NotNull @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") String> languages,

            @NotNull @Min(0) @Max(Agent.MAX_CAPACITY) Integer capacity,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> teams,
            @Nullable @Valid WeekBody hours,
            @Nullable @Valid CapBody cap,
            @Nullable @Min(0) @Max(1800) Integer wrapUpSeconds) {}

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

    @GetMapping("/api/v1/agents/{id}")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "One agent, with the revision for an edit in ETag")
    ResponseEntity<AgentView> one(@PathVariable AgentId id) {
        return tagged(agents.find(id).filter(Agent::active).orElseThrow(Problem::notFound));
    }

    @PutMapping("/api/v1/agents/me/presence")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(
            summary = "Come, go, or be away",
            description =
                    "Whoever is not online has no open offers. Going offline, or away while giving back, also gives conversations"
                            + " back to the queue, but for those in which the customer speaks next. 429 when it changes too often.")
    AgentView myPresence(Actor actor, @Valid @RequestBody PresenceBody body) {
        Agent me = appear(actor);
        // What is so already costs the pool nothing, however often it is said.
        if (me.presence() == body.presence()
                && me.attendance().until() == null
                && body.minutes() == null
                && me.attendance().goneSince() == null) {
            return views.of(me);
        }
        flips.require(actor.id());
        Instant now = clock.instant();
        return views.of(Answers.granted(
                dispatch.staffing().attend(me.id(), body.presence(), until(body, now), PresenceCause.CHOSEN, now)));
    }

    @PutMapping("/api/v1/agents/me/channels")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(summary = "Take nothing from some channels for a while", description = "All of them are named, or none.")
    AgentView myChannels(Actor actor, @Valid @RequestBody ChannelsBody body) {
        Agent me = appear(actor);
        if (me.attendance().paused().equals(Set.copyOf(body.paused()))) {
            return views.of(me);
        }
        flips.require(actor.id());
        return views.of(
                Answers.granted(dispatch.staffing().pause(me.id(), Set.copyOf(body.paused()), clock.instant())));
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
                now -> dispatch.staffing()
                        .attend(id, body.presence(), until(body, now), PresenceCause.SET_BY_SUPERVISOR, now)));
    }

    @PutMapping("/api/v1/agents/{id}")
    @PreAuthorize("hasAnyRole('ADMIN', 'SUPERVISOR')")
    @Operation(
            summary =
                    "What somebody can do and how work comes: skills with levels, languages, capacity, teams, hours, cap, wrap-up",
            description = "What is left out is none. An edit of an edit names the revision in If-Match.")
    ResponseEntity<AgentView> profile(
            Actor actor,
            @PathVariable AgentId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ProfileBody body) {
        requireKnown(id);
        AgentProfile profile = profile(body);
        return tagged(changes.edit(
                actor,
                "agent.profile",
                "agent:" + id,
                Map.of(
                        "skills", body.skills(),
                        "languages", body.languages(),
                        "capacity", body.capacity(),
                        "teams", profile.teams()),
                () -> agents.find(id).map(agent -> agent.profile().revision()).orElse(0L),
                ifMatch,
                now -> dispatch.staffing().profile(id, profile, now)));
    }

    private static AgentProfile profile(ProfileBody body) {
        Map<SkillId, Integer> skills = new HashMap<>();
        for (SkillBody skill : body.skills()) {
            if (skills.put(new SkillId(skill.skill()), skill.level()) != null) {
                throw Problem.invalidField("skills", "skill-twice");
            }
        }
        CapBody cap = body.cap();
        return new AgentProfile(
                Set.copyOf(body.languages()),
                skills,
                body.capacity(),
                body.teams() == null
                        ? Set.of()
                        : body.teams().stream().map(TeamId::new).collect(Collectors.toUnmodifiableSet()),
                WeekBody.hours(body.hours(), "hours"),
                cap == null ? null : new NewWorkCap(cap.most(), Duration.ofSeconds(cap.perSeconds())),
                Duration.ofSeconds(body.wrapUpSeconds() == null ? 0 : body.wrapUpSeconds()),
                0);
    }

    private static @Nullable Instant until(PresenceBody body, Instant now) {
        if (body.minutes() == null) {
            return null;
        }
        if (body.presence() == Presence.ONLINE || body.presence() == Presence.OFFLINE) {
            throw Problem.invalidField("minutes", "ends-not-by-itself");
        }
        return now.plus(Duration.ofMinutes(body.minutes()));
    }

    private ResponseEntity<AgentView> tagged(Agent agent) {
        return ResponseEntity.ok()
                .eTag(Revision.etag(agent.profile().revision()))
                .body(views.of(agent));
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
