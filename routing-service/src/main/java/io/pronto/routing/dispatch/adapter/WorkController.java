package io.pronto.routing.dispatch.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.QueueId;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.security.Role;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import io.pronto.routing.agent.Agents;
import io.pronto.routing.dispatch.ByHand;
import io.pronto.routing.dispatch.ByHand.Person;
import io.pronto.routing.dispatch.Dispatch;
import io.pronto.routing.dispatch.Reasons;
import io.pronto.routing.dispatch.adapter.WorkViews.WorkView;
import io.pronto.routing.matching.Decision;
import io.pronto.routing.matching.Decisions;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkItems;
import io.pronto.routing.work.WorkState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits, who has it, why, and how people decide it themselves. */
@RestController
@Tag(name = "work")
class WorkController {
    private final Dispatch dispatch;
    private final WorkItems work;
    private final Decisions decisions;
    private final Agents agents;
    private final WorkViews views;
    private final AuditedChanges changes;
    private final Clock clock;

    WorkController(
            Dispatch dispatch,
            WorkItems work,
            Decisions decisions,
            Agents agents,
            WorkViews views,
            AuditedChanges changes,
            Clock clock) {
        this.dispatch = dispatch;
        this.work = work;
        this.decisions = decisions;
        this.agents = agents;
        this.views = views;
        this.changes = changes;
        this.clock = clock;
    }

    record TransferBody(
            @Nullable @Size(max = 100) String queue,
            @Nullable @Size(max = 100) String agent,
            @Nullable @Size(max = 2000) String note) {}

    record AssignBody(@NotNull AgentId agent) {}

    record MoveBody(@NotNull QueueId queue) {}

    /** @param weight 1 to 100 */
    record WeightBody(@NotNull @Min(1) @Max(100) Integer weight) {}

    /** @param agent for {@code ASSIGN} @param queue for {@code MOVE} */
    record BulkBody(
            @NotNull BulkAction action,
            @NotNull @Size(min = 1, max = 100) List<@NotNull UUID> conversations,
            @Nullable @Size(max = 100) String agent,
            @Nullable @Size(max = 100) String queue) {}

    /** What can be done with many at once. */
    enum BulkAction {
        ASSIGN,
        MOVE,
        REQUEUE
    }

    /** @param work as it is then, when it was done @param refused the code of why it was not */
    record DoneView(
            UUID conversationId,
            @Nullable WorkView work,
            @Nullable String refused) {}

    @GetMapping("/api/v1/work")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'MANAGER')")
    @Operation(summary = "What waits, is offered or assigned, in the order in which it is served")
    Slice<WorkView> list(
            @RequestParam(required = false) @Nullable String queue,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Boolean reasons,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Slice.limit(limit);
        List<String> after = Cursor.decode(cursor, 2).orElse(null);
        List<WorkItem> found;
        try {
            found = work.unfinished(
                    queue == null || queue.isBlank() ? null : new QueueId(queue),
                    kind(state),
                    after == null ? null : Instant.parse(after.get(0)),
                    after == null ? null : ConversationId.of(after.get(1)),
                    size + 1);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw Cursor.invalid();
        }
        Slice<WorkItem> slice = Slice.of(found, size, item -> Cursor.encode(item.place(), item.conversation()));
        return Boolean.TRUE.equals(reasons) ? withReasons(slice) : slice.map(views::of);
    }

    private Slice<WorkView> withReasons(Slice<WorkItem> slice) {
        List<WorkItem> waiting = slice.items().stream()
                .filter(item -> item.state().kind() == WorkState.Kind.WAITING)
                .toList();
        List<Reasons.Waits> reasons = dispatch.reasons().inShort(waiting, clock.instant());
        Map<ConversationId, Reasons.Waits> byConversation = new HashMap<>();
        for (int i = 0; i < waiting.size(); i++) {
            byConversation.put(waiting.get(i).conversation(), reasons.get(i));
        }
        return slice.map(item -> {
            Reasons.Waits waits = byConversation.get(item.conversation());
            WorkView view = views.of(item);
            return waits == null ? view : view.because(waits);
        });
    }

    @GetMapping("/api/v1/work/{conversation}/why")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER')")
    @Operation(
            summary = "Why it still waits, or who would get it: every candidate as things are now",
            description = "Nothing is decided, and nothing is kept.")
    Decision whyNow(Actor actor, @PathVariable UUID conversation) {
        return dispatch.reasons().whole(visible(actor, conversation), clock.instant());
    }

    @GetMapping("/api/v1/work/to-take")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(
            summary = "What waits in queues that agents take from, and fits me",
            description = "In the order in which it is served, at most as many as asked for.")
    Slice<WorkView> toTake(Actor actor, @RequestParam(required = false) @Nullable Integer limit) {
        return new Slice<>(
                dispatch.byHand().toTake(person(actor), clock.instant(), Slice.limit(limit)).stream()
                        .map(views::of)
                        .toList(),
                null);
    }

    @PostMapping("/api/v1/work/take-next")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(
            summary = "Take what is first among the work that waits to be taken and fits me",
            description = "409 `nothing-to-take` when there is none.")
    WorkView takeNext(Actor actor) {
        return views.of(changes.make(
                actor,
                "work.taken",
                item -> "conversation:" + item.conversation(),
                Map.of(),
                now -> dispatch.byHand().takeNext(person(actor), now)));
    }

    @PostMapping("/api/v1/work/{conversation}/requeue")
    @PreAuthorize("hasRole('SUPERVISOR')")
    @Operation(summary = "Take a conversation away from whoever has it, back into its queue")
    WorkView requeue(Actor actor, @PathVariable UUID conversation) {
        return views.of(changes.make(
                actor,
                "work.requeued",
                "conversation:" + conversation,
                Map.of(),
                now -> dispatch.byHand().requeue(person(actor), new ConversationId(conversation), now)));
    }

    @PutMapping("/api/v1/work/{conversation}/weight")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(
            summary = "How much of its agent's budget this conversation takes, other than usual",
            description =
                    "An agent only of the agent's own, a supervisor also of what waits; 409 `no-room` if it would exceed the"
                            + " agent's budget. It holds until the conversation goes to another queue.")
    WorkView weigh(Actor actor, @PathVariable UUID conversation, @Valid @RequestBody WeightBody body) {
        return views.of(changes.make(
                actor,
                "work.weighed",
                "conversation:" + conversation,
                Map.of("weight", body.weight()),
                now -> dispatch.byHand().weigh(person(actor), new ConversationId(conversation), body.weight(), now)));
    }

    @PostMapping("/api/v1/work/bulk")
    @PreAuthorize("hasRole('SUPERVISOR')")
    @Operation(
            summary = "Assign, move or re-queue many at once",
            description =
                    "Each for itself: the answer tells for every conversation whether it was done, in the same order.")
    Slice<DoneView> bulk(Actor actor, @Valid @RequestBody BulkBody body) {
        return new Slice<>(
                body.conversations().stream()
                        .distinct()
                        .map(conversation -> one(actor, conversation, body))
                        .toList(),
                null);
    }

    private DoneView one(Actor actor, UUID conversation, BulkBody body) {
        String agent = body.agent();
        String queue = body.queue();
        try {
            WorkView done = switch (body.action()) {
                case ASSIGN -> assign(actor, conversation, new AssignBody(new AgentId(named(agent, "agent"))));
                case MOVE -> move(actor, conversation, new MoveBody(new QueueId(named(queue, "queue"))));
                case REQUEUE -> requeue(actor, conversation);
            };
            return new DoneView(conversation, done, null);
        } catch (Problem refused) {
            if (refused.getStatusCode().value() == HttpStatus.BAD_REQUEST.value()) {
                throw refused;
            }
            return new DoneView(conversation, null, refused.code());
        }
    }

    private static String named(@Nullable String key, String field) {
        if (key == null || key.isBlank()) {
            throw Problem.invalidField(field, "missing-parameter", field);
        }
        return key;
    }

    private static WorkState.@Nullable Kind kind(@Nullable String state) {
        if (state == null) {
            return null;
        }
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "waiting" -> WorkState.Kind.WAITING;
            case "offered" -> WorkState.Kind.OFFERED;
            case "assigned" -> WorkState.Kind.ASSIGNED;
            default -> throw Problem.invalidField("state", "invalid-parameter", "state", "waiting, offered, assigned");
        };
    }

    @GetMapping("/api/v1/work/{conversation}")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER')")
    @Operation(summary = "Where a conversation stands")
    WorkView one(Actor actor, @PathVariable UUID conversation) {
        return views.of(visible(actor, conversation));
    }

    @GetMapping("/api/v1/work/{conversation}/decisions")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER')")
    @Operation(
            summary = "Why: each decision with its candidates and the reasons for and against them, latest first",
            description = "For supervisors, and for the agent who has the conversation or is asked.")
    Slice<Decision> why(
            Actor actor, @PathVariable UUID conversation, @RequestParam(required = false) @Nullable Integer limit) {
        return new Slice<>(decisions.about(visible(actor, conversation).conversation(), Slice.limit(limit)), null);
    }

    @PostMapping("/api/v1/work/{conversation}/transfer")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(
            summary = "Hand a conversation on to a queue or a colleague",
            description = "An agent only the agent's own.")
    WorkView transfer(Actor actor, @PathVariable UUID conversation, @Valid @RequestBody TransferBody body) {
        String queue = body.queue();
        String agent = body.agent();
        if ((queue == null) == (agent == null) || blank(queue) || blank(agent)) {
            throw Problem.badRequest("one-target").atField("queue");
        }
        ByHand byHand = dispatch.byHand();
        ConversationId id = new ConversationId(conversation);
        return views.of(changes.make(
                actor,
                "work.transferred",
                "conversation:" + conversation,
                details("queue", queue, "agent", agent),
                now -> queue == null
                        ? byHand.transferToAgent(
                                person(actor), id, new AgentId(agent == null ? "" : agent), body.note(), now)
                        : byHand.transferToQueue(person(actor), id, new QueueId(queue), body.note(), now)));
    }

    @PostMapping("/api/v1/work/{conversation}/assign")
    @PreAuthorize("hasRole('SUPERVISOR')")
    @Operation(summary = "Give a conversation to an agent, whatever the rules say")
    WorkView assign(Actor actor, @PathVariable UUID conversation, @Valid @RequestBody AssignBody body) {
        return views.of(changes.make(
                actor,
                "work.assigned",
                "conversation:" + conversation,
                Map.of("agent", body.agent()),
                now -> dispatch.byHand().assign(person(actor), new ConversationId(conversation), body.agent(), now)));
    }

    @PostMapping("/api/v1/work/{conversation}/take")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(
            summary = "Take a conversation",
            description = "An agent only one that waits and that the agent has the skills, language and room for.")
    WorkView take(Actor actor, @PathVariable UUID conversation) {
        AgentId me = new AgentId(actor.id());
        return views.of(changes.make(actor, "work.taken", "conversation:" + conversation, Map.of(), now -> {
            if (agents.find(me).isEmpty()) {
                dispatch.staffing().appear(me, actor.username(), actor.name(), Set.of(), now);
            }
            return dispatch.byHand().take(person(actor), new ConversationId(conversation), now);
        }));
    }

    @PostMapping("/api/v1/work/{conversation}/move")
    @PreAuthorize("hasRole('SUPERVISOR')")
    @Operation(summary = "Send a conversation to another queue, from wherever it is")
    WorkView move(Actor actor, @PathVariable UUID conversation, @Valid @RequestBody MoveBody body) {
        return views.of(changes.make(
                actor,
                "work.moved",
                "conversation:" + conversation,
                Map.of("queue", body.queue()),
                now -> dispatch.byHand().move(person(actor), new ConversationId(conversation), body.queue(), now)));
    }

    private WorkItem visible(Actor actor, UUID conversation) {
        boolean overAll = actor.is(Role.SUPERVISOR, Role.MANAGER);
        AgentId me = new AgentId(actor.id());
        return work.find(new ConversationId(conversation))
                .filter(item -> overAll || item.holder().filter(me::equals).isPresent())
                .orElseThrow(Problem::notFound);
    }

    private static Person person(Actor actor) {
        return new Person(new AgentId(actor.id()), actor.is(Role.SUPERVISOR));
    }

    private static boolean blank(@Nullable String text) {
        return text != null && text.isBlank();
    }

    private static Map<String, String> details(
            String oneKey, @Nullable String one, String otherKey, @Nullable String other) {
        Map<String, String> details = new HashMap<>();
        if (one != null) {
            details.put(oneKey, one);
        }
        if (other != null) {
            details.put(otherKey, other);
        }
        return details;
    }
}
