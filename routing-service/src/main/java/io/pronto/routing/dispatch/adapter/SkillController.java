package io.pronto.routing.dispatch.adapter;

import io.pronto.contracts.SkillId;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Revision;
import io.pronto.platform.web.Slice;
import io.pronto.routing.dispatch.Dispatch;
import io.pronto.routing.skill.Skill;
import io.pronto.routing.skill.Skills;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

/** What agents can be good at. */
@RestController
@Tag(name = "skills")
class SkillController {
    static final String KEY = "[a-z0-9][a-z0-9_-]{0,63}";

    private final Dispatch dispatch;
    private final Skills skills;
    private final AuditedChanges changes;

    SkillController(Dispatch dispatch, Skills skills, AuditedChanges changes) {
        this.dispatch = dispatch;
        this.skills = skills;
        this.changes = changes;
    }

    /** @param neighbours skills whose holders can help out @param revision for {@code If-Match} */
    record SkillView(SkillId id, String name, String nameZh, List<SkillId> neighbours, long revision) {
        static SkillView of(Skill skill) {
            return new SkillView(
                    skill.id(),
                    skill.name(),
                    skill.nameZh(),
                    skill.neighbours().stream()
                            .sorted(Comparator.comparing(SkillId::value))
                            .toList(),
                    skill.revision());
        }
    }

    record SkillBody(
            @Nullable String id,
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 100) String nameZh,
            @Nullable @Size(max = Skill.MAX_NEIGHBOURS) List<@NotBlank @Size(max = 100) String> neighbours) {}

    @GetMapping("/api/v1/skills")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "All skills by key")
    Slice<SkillView> skills(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Slice.limit(limit);
        String after = Cursor.decode(cursor, 1).map(List::getFirst).orElse("");
        return Slice.of(
                        skills.all().stream()
                                .filter(skill -> skill.id().value().compareTo(after) > 0)
                                .limit(size + 1L)
                                .toList(),
                        size,
                        skill -> Cursor.encode(skill.id()))
                .map(SkillView::of);
    }

    @GetMapping("/api/v1/skills/{id}")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "One skill, with the revision for an edit in ETag")
    ResponseEntity<SkillView> skill(@PathVariable SkillId id) {
        return tagged(skills.find(id).orElseThrow(Problem::notFound));
    }

    @PutMapping("/api/v1/skills/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(
            summary = "Define or edit a skill",
            description = "What is left out is none. An edit names the revision it is based on in If-Match.")
    ResponseEntity<SkillView> define(
            Actor actor,
            @PathVariable @Pattern(regexp = KEY) String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SkillBody body) {
        if (body.id() != null && !body.id().equals(id)) {
            throw Problem.invalidField("id", "id-mismatch");
        }
        SkillId key = new SkillId(id);
        Set<SkillId> neighbours = body.neighbours() == null
                ? Set.of()
                : body.neighbours().stream().map(SkillId::new).collect(Collectors.toUnmodifiableSet());
        if (neighbours.contains(key)) {
            throw Problem.invalidField("neighbours", "own-neighbour");
        }
        Skill skill = new Skill(key, body.name(), body.nameZh(), neighbours, 0);
        return tagged(changes.edit(
                actor,
                "skill.defined",
                "skill:" + id,
                Map.of("name", body.name(), "neighbours", neighbours),
                () -> skills.find(key).map(Skill::revision).orElse(0L),
                ifMatch,
                now -> dispatch.catalogue().define(skill)));
    }

    @DeleteMapping("/api/v1/skills/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a skill that no queue requires", description = "Agents lose it.")
    void remove(Actor actor, @PathVariable SkillId id) {
        Skill gone = changes.make(
                actor,
                "skill.removed",
                "skill:" + id,
                Map.of(),
                now -> dispatch.catalogue().remove(id, now));
        assert gone.id().equals(id);
    }

    private static ResponseEntity<SkillView> tagged(Skill skill) {
        return ResponseEntity.ok().eTag(Revision.etag(skill.revision())).body(SkillView.of(skill));
    }
}
