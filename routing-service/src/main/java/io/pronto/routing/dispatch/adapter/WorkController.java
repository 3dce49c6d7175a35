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
import io.pronto.routing.dispatch.adapter.WorkViews.WorkView;
import io.pronto.routing.matching.Decision;
import io.pronto.routing.matching.Decisions;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkItems;
import io.pronto.routing.work.WorkState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

    @GetMapping("/api/v1/work")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'MANAGER')")
    @Operation(summary = "What waits, is offered or assigned, in the order in which it is served")
    Slice<WorkView> list(
            @RequestParam(required = false) @Nullable String queue,
            @RequestParam(required = false) @Nullable String state,
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
        return Slice.of(found, size, item -> Cursor.encode(item.place(), item.conversation()))
                .map(views::of);
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
