package io.pronto.routing.dispatch.adapter;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.Tier;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Revision;
import io.pronto.platform.web.Slice;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.dispatch.Dispatch;
import io.pronto.routing.dispatch.Preview;
import io.pronto.routing.matching.Decision;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueFinding;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.queue.Queues;
import io.pronto.routing.queue.Weights;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where work waits, and how it is served. */
@RestController
@Tag(name = "queues")
class QueueController {
    private static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";
    private static final int USUAL_OFFER_SECONDS = 30;

    private final Dispatch dispatch;
    private final Queues queues;
    private final AuditedChanges changes;
    private final Clock clock;

    QueueController(Dispatch dispatch, Queues queues, AuditedChanges changes, Clock clock) {
        this.dispatch = dispatch;
        this.queues = queues;
        this.changes = changes;
        this.clock = clock;
    }

    /** @param minLevel 1 to 5 */
    record Need(
            @NotBlank @Size(max = 100) String skill,
            @NotNull @Min(1) @Max(5) Integer minLevel) {}

    /**
     * @param weights what a conversation takes of an agent's budget, by channel
     * @param warnings stable codes: {@code nobody-could-serve}, {@code nobody-present-could-serve}
     * @param findings what is wrong with its definition, by field
     * @param revision for {@code If-Match}
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
            List<String> warnings,
            QueueRulesBody rules,
            List<FindingView> findings,
            long revision) {}

    /** @param refuses whether such a queue cannot be kept */
    record FindingView(String field, String code, String detail, boolean refuses) {
        static FindingView of(QueueFinding finding) {
            return new FindingView(finding.field(), finding.code(), finding.detail(), finding.refuses());
        }
    }

    record QueueBody(
            @Nullable String id,
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 100) String nameZh,
            @Nullable @Size(max = 20) List<@Valid @NotNull Need> requiredSkills,
            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = LANGUAGE) String> languages,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) String> topics,
            @Nullable @Min(5) @Max(600) Integer offerSeconds,
            @Nullable Map<Channel, @NotNull @Min(1) @Max(Agent.FULL_ATTENTION) Integer> weights,
            @Nullable Boolean active,
            @Nullable @Valid QueueRulesBody rules) {}

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
    @Operation(summary = "One queue, with the revision for an edit in ETag")
    ResponseEntity<QueueView> queue(@PathVariable QueueId id) {
        return tagged(queues.find(id).orElseThrow(Problem::notFound));
    }

    @PutMapping("/api/v1/queues/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(
            summary = "Define or edit a queue",
            description =
                    "What waits there needs from now on what the queue requires now. Without rules it is served as usual."
                            + " 422 `queue-wrong` with all findings when it cannot work. An edit names the revision it is based on in"
                            + " If-Match.")
    ResponseEntity<QueueView> define(
            Actor actor,
            @PathVariable @Pattern(regexp = SkillController.KEY) String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody QueueBody body) {
        requireSame(id, body.id());
        Queue queue = queue(new QueueId(id), body);
        return tagged(changes.edit(
                actor,
                "queue.defined",
                "queue:" + id,
                Map.of(
                        "requiredSkills", queue.requiredSkills(),
                        "active", queue.active(),
                        "rules", QueueRulesBody.of(queue.rules())),
                () -> queues.revision(queue.id()),
                ifMatch,
                now -> {
                    refuseWhatCannotWork(queue);
                    return dispatch.catalogue().define(queue, now);
                }));
    }

    @PostMapping("/api/v1/queues/{id}/check")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMIN')")
    @Operation(
            summary = "What would be wrong with a queue defined like that, and who would get its work now",
            description = "Nothing is changed.")
    CheckView check(
            @PathVariable @Pattern(regexp = SkillController.KEY) String id, @Valid @RequestBody CheckBody body) {
        requireSame(id, body.queue().id());
        Queue queue = queue(new QueueId(id), body.queue());
        List<QueueFinding> findings = dispatch.catalogue().findings(queue);
        Preview preview = dispatch.catalogue()
                .preview(
                        queue,
                        new Preview.Asked(
                                body.channel() == null ? Channel.CHAT : body.channel(),
                                body.language() == null ? "en" : body.language(),
                                body.priority() == null ? Priority.NORMAL : body.priority(),
                                body.tier() == null ? Tier.STANDARD : body.tier(),
                                Duration.ofSeconds(body.waitedSeconds() == null ? 0 : body.waitedSeconds())),
                        clock.instant());
        return new CheckView(
                findings.stream().map(FindingView::of).toList(),
                preview.decision(),
                preview.ring(),
                preview.changesAtSeconds());
    }

    /** @param waitedSeconds as if it had waited so long: shows the rings */
    record CheckBody(
            @NotNull @Valid QueueBody queue,
            @Nullable Channel channel,
            @Nullable @Pattern(regexp = LANGUAGE) String language,
            @Nullable Priority priority,
            @Nullable Tier tier,
            @Nullable @Min(0) @Max(2_592_000) Integer waitedSeconds) {}

    /**
     * @param decision who would get it, with everybody's reasons
     * @param ring which ring holds then, 0 the first
     * @param changesAtSeconds at how much waiting another ring begins
     */
    record CheckView(List<FindingView> findings, Decision decision, int ring, List<Long> changesAtSeconds) {}

    private void refuseWhatCannotWork(Queue queue) {
        List<QueueFinding> refused = dispatch.catalogue().findings(queue).stream()
                .filter(QueueFinding::refuses)
                .toList();
        if (!refused.isEmpty()) {
            QueueFinding first = refused.getFirst();
            Problem problem = first instanceof QueueFinding.SkillUnknown
                    ? Problem.unprocessable("skill-unknown")
                    : Problem.unprocessable("queue-wrong", first.field(), first.code(), first.detail());
            throw problem.atField(first.field())
                    .with("findings", refused.stream().map(FindingView::of).toList());
        }
    }

    private ResponseEntity<QueueView> tagged(Queue queue) {
        QueueView view = view(queue);
        return ResponseEntity.ok().eTag(Revision.etag(view.revision())).body(view);
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
                active,
                body.rules() == null ? QueueRules.USUAL : body.rules().rules());
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
                dispatch.catalogue().warnings(queue),
                QueueRulesBody.of(queue.rules()),
                dispatch.catalogue().findings(queue).stream()
                        .map(FindingView::of)
                        .toList(),
                queues.revision(queue.id()));
    }

    private static void requireSame(String inAddress, @Nullable String inBody) {
        if (inBody != null && !inBody.equals(inAddress)) {
            throw Problem.invalidField("id", "id-mismatch");
        }
    }
}
