package io.pronto.routing.dispatch.adapter;

import io.pronto.contracts.Channel;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.dispatch.Dispatch;
import io.pronto.routing.dispatch.Verdict;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.Queues;
import io.pronto.routing.queue.Weights;
import io.pronto.routing.skill.Skill;
import io.pronto.routing.skill.Skills;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Queues and skills. */
@RestController
@Tag(name = "queues and skills")
class CatalogueController {
    private static final String KEY = "[a-z0-9][a-z0-9_-]{0,63}";
    private static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";
    private static final int USUAL_OFFER_SECONDS = 30;

    private final Dispatch dispatch;
    private final Queues queues;
    private final Skills skills;
    private final AuditedChanges changes;

    CatalogueController(Dispatch dispatch, Queues queues, Skills skills, AuditedChanges changes) {
        this.dispatch = dispatch;
        this.queues = queues;
        this.skills = skills;
        this.changes = changes;
    }

    record SkillView(SkillId id, String name, String nameZh) {
        static SkillView of(Skill skill) {
            return new SkillView(skill.id(), skill.name(), skill.nameZh());
        }
    }

    record SkillBody(
            @Nullable String id,
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 100) String nameZh) {}

    /** @param minLevel 1 to 5 */
    record Need(
            @NotBlank @Size(max = 100) String skill,
            @NotNull @Min(1) @Max(5) Integer minLevel) {}

    /**
     * @param weights what a conversation takes of an agent's budget, by channel
     * @param warnings stable codes: {@code nobody-could-serve}, {@code nobody-present-could-serve}
     */
    record QueueView(
            QueueId id,
            String name,
            String nameZh,
            List<Need> requiredSkills,
            List<String> languages,
            List<String> topics,
            long offerSeconds,
            Map<Channel, Integer> weights,
            boolean active,
            List<String> warnings) {}

    record QueueBody(
            @Nullable String id,
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 100) String nameZh,
            @Nullable @Size(max = 20) List<@Valid @NotNull Need> requiredSkills,
            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = LANGUAGE) String> languages,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) String> topics,
            @Nullable @Min(5) @Max(600) Integer offerSeconds,
            @Nullable Map<Channel, @NotNull @Min(1) @Max(Agent.FULL_ATTENTION) Integer> weights,
            @Nullable Boolean active) {}

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
    @Operation(summary = "One skill")
    SkillView skill(@PathVariable SkillId id) {
        return skills.find(id).map(SkillView::of).orElseThrow(Problem::notFound);
    }

    @PutMapping("/api/v1/skills/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "Define or rename a skill")
    SkillView define(Actor actor, @PathVariable @Pattern(regexp = KEY) String id, @Valid @RequestBody SkillBody body) {
        requireSame(id, body.id());
        Skill skill = new Skill(new SkillId(id), body.name(), body.nameZh());
        return SkillView.of(changes.make(actor, "skill.defined", "skill:" + id, Map.of("name", body.name()), now -> {
            dispatch.catalogue().define(skill);
            return Verdict.granted(skill);
        }));
    }

    @DeleteMapping("/api/v1/skills/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a skill that no queue requires", description = "Agents lose it.")
    void removeSkill(Actor actor, @PathVariable SkillId id) {
        Skill gone = changes.make(
                actor,
                "skill.removed",
                "skill:" + id,
                Map.of(),
                now -> dispatch.catalogue().remove(id, now));
        assert gone.id().equals(id);
    }

    @GetMapping("/api/v1/queues")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "All queues by key, with warnings about those that nobody could serve")
    Slice<QueueView> queues(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Slice.limit(limit);
        String after = Cursor.decode(cursor, 1).map(List::getFirst).orElse("");
        return Slice.of(
                        queues.all().stream()
                                .filter(queue -> queue.id().value().compareTo(after) > 0)
                                .limit(size + 1L)
                                .toList(),
                        size,
                        queue -> Cursor.encode(queue.id()))
                .map(this::view);
    }

    @GetMapping("/api/v1/queues/{id}")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "One queue")
    QueueView queue(@PathVariable QueueId id) {
        return queues.find(id).map(this::view).orElseThrow(Problem::notFound);
    }

    @PutMapping("/api/v1/queues/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(
            summary = "Define or edit a queue",
            description = "What waits there needs from now on what the queue requires now.")
    QueueView define(Actor actor, @PathVariable @Pattern(regexp = KEY) String id, @Valid @RequestBody QueueBody body) {
        requireSame(id, body.id());
        Queue queue = queue(new QueueId(id), body);
        return view(changes.make(
                actor,
                "queue.defined",
                "queue:" + id,
                Map.of("requiredSkills", queue.requiredSkills(), "active", queue.active()),
                now -> dispatch.catalogue().define(queue, now)));
    }

    @DeleteMapping("/api/v1/queues/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a queue in which nothing is open")
    void removeQueue(Actor actor, @PathVariable QueueId id) {
        Queue gone = changes.make(
                actor,
                "queue.removed",
                "queue:" + id,
                Map.of(),
                now -> dispatch.catalogue().remove(id, now));
        assert gone.id().equals(id);
    }

    private static Queue queue(QueueId id, QueueBody body) {
        List<SkillNeed> required = body.requiredSkills() == null
                ? List.of()
                : body.requiredSkills().stream()
                        .map(need -> new SkillNeed(new SkillId(need.skill()), need.minLevel()))
                        .toList();
        if (required.stream().map(SkillNeed::skill).distinct().count() != required.size()) {
            throw Problem.invalidField("requiredSkills", "skill-twice");
        }
        Set<String> languages = body.languages() == null ? Set.of() : Set.copyOf(body.languages());
        boolean active = body.active() == null || body.active();
        if (id.equals(Queue.DEFAULT) && (!active || !required.isEmpty() || !languages.isEmpty())) {
            throw Problem.unprocessable("default-queue", id);
        }
        return new Queue(
                id,
                body.name(),
                body.nameZh(),
                required,
                languages,
                body.topics() == null ? Set.of() : Set.copyOf(body.topics()),
                Duration.ofSeconds(body.offerSeconds() == null ? USUAL_OFFER_SECONDS : body.offerSeconds()),
                body.weights() == null ? Weights.USUAL : new Weights(body.weights()),
                active);
    }

    private QueueView view(Queue queue) {
        return new QueueView(
                queue.id(),
                queue.name(),
                queue.nameZh(),
                queue.requiredSkills().stream()
                        .map(need -> new Need(need.skill().value(), need.level()))
                        .toList(),
                queue.languages().stream().sorted().toList(),
                queue.topics().stream().sorted().toList(),
                queue.offerTime().toSeconds(),
                queue.weights().all(),
                queue.active(),
                dispatch.catalogue().warnings(queue));
    }

    private static void requireSame(String inAddress, @Nullable String inBody) {
        if (inBody != null && !inBody.equals(inAddress)) {
            throw Problem.invalidField("id", "id-mismatch");
        }
    }
}
