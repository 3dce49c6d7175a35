package io.pronto.routing.dispatch.adapter;

import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Revision;
import io.pronto.platform.web.Slice;
import io.pronto.routing.agent.Agents;
import io.pronto.routing.dispatch.Dispatch;
import io.pronto.routing.dispatch.Verdict;
import io.pronto.routing.team.Team;
import io.pronto.routing.team.TeamId;
import io.pronto.routing.team.Teams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Agents who belong together. */
@RestController
@Tag(name = "teams")
class TeamController {
    private final Dispatch dispatch;
    private final Teams teams;
    private final Agents agents;
    private final AuditedChanges changes;

    TeamController(Dispatch dispatch, Teams teams, Agents agents, AuditedChanges changes) {
        this.dispatch = dispatch;
        this.teams = teams;
        this.agents = agents;
        this.changes = changes;
    }

    /** @param members how many active agents are in it @param revision for {@code If-Match} */
    record TeamView(TeamId id, String name, String nameZh, int members, long revision) {}

    record TeamBody(
            @Nullable String id,
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 100) String nameZh) {}

    @GetMapping("/api/v1/teams")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "All teams by key")
    Slice<TeamView> all(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Slice.limit(limit);
        String after = Cursor.decode(cursor, 1).map(List::getFirst).orElse("");
        return Slice.of(
                        teams.all().stream()
                                .filter(team -> team.id().value().compareTo(after) > 0)
                                .limit(size + 1L)
                                .toList(),
                        size,
                        team -> Cursor.encode(team.id()))
                .map(this::view);
    }

    @GetMapping("/api/v1/teams/{id}")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "One team, with the revision for an edit in ETag")
    ResponseEntity<TeamView> one(@PathVariable TeamId id) {
        return tagged(teams.find(id).orElseThrow(Problem::notFound));
    }

    @PutMapping("/api/v1/teams/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(
            summary = "Define or rename a team",
            description = "An edit names the revision it is based on in If-Match.")
    ResponseEntity<TeamView> define(
            Actor actor,
            @PathVariable @Pattern(regexp = SkillController.KEY) String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TeamBody body) {
        if (body.id() != null && !body.id().equals(id)) {
            throw Problem.invalidField("id", "id-mismatch");
        }
        TeamId key = new TeamId(id);
        return tagged(changes.edit(
                actor,
                "team.defined",
                "team:" + id,
                Map.of("name", body.name()),
                () -> teams.find(key).map(Team::revision).orElse(0L),
                ifMatch,
                now -> Verdict.granted(dispatch.catalogue().define(key, body.name(), body.nameZh()))));
    }

    @DeleteMapping("/api/v1/teams/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a team that no queue names", description = "Its agents leave it.")
    void remove(Actor actor, @PathVariable TeamId id) {
        Team gone = changes.make(
                actor,
                "team.removed",
                "team:" + id,
                Map.of(),
                now -> dispatch.catalogue().remove(id, now));
        assert gone.id().equals(id);
    }

    private ResponseEntity<TeamView> tagged(Team team) {
        return ResponseEntity.ok().eTag(Revision.etag(team.revision())).body(view(team));
    }

    private TeamView view(Team team) {
        return new TeamView(
                team.id(),
                team.name(),
                team.nameZh(),
                (int) agents.active().stream()
                        .filter(agent -> agent.teams().contains(team.id()))
                        .count(),
                team.revision());
    }
}
