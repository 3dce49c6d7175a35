package io.pronto.conversation.live.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.conversation.ConversationSettings;
import io.pronto.conversation.Viewers;
import io.pronto.conversation.enquiry.Access;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Desk;
import io.pronto.conversation.enquiry.Viewer;
import io.pronto.conversation.inbox.EntryView;
import io.pronto.conversation.inbox.Receipts;
import io.pronto.conversation.live.LiveEvent;
import io.pronto.conversation.live.LiveFeed;
import io.pronto.conversation.live.Mailbox;
import io.pronto.conversation.live.StaffGroup;
import io.pronto.conversation.live.Switchboard;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

@RestController
@Tag(name = "Live")
class LiveController {
    /** How long somebody who looks is believed to look. */
    private static final Duration VIEWING = Duration.ofSeconds(45);

    private final EventStream streams;
    private final Conversations conversations;
    private final Desk desk;
    private final Receipts receipts;
    private final DeliveryMarks marks;
    private final LiveFeed feed;
    private final ConversationSettings settings;
    private final ObjectMapper json;
    private final Clock clock;

    LiveController(
            EventStream streams,
            Conversations conversations,
            Desk desk,
            Receipts receipts,
            DeliveryMarks marks,
            LiveFeed feed,
            ConversationSettings settings,
            ObjectMapper json,
            Clock clock) {
        this.streams = streams;
        this.conversations = conversations;
        this.desk = desk;
        this.receipts = receipts;
        this.marks = marks;
        this.feed = feed;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/stream")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(
            summary = "Hear what changes, as server-sent events",
            description =
                    "Events: ready, ping, conversation, entry, delivery, typing, viewing, offer, offerEnded, presence, wait, "
                            + "notice, resync. After `resync` and after every reconnect, read lists and transcripts again.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    void stream(
            Actor actor,
            @RequestParam(name = "conversations", required = false) @Nullable String which,
            @Parameter(hidden = true) HttpServletResponse response) {
        Viewer.Staff staff = Viewers.staff(actor);
        if (which != null && !which.equals("all") && !which.equals("mine")) {
            throw Problem.invalidField("conversations", "invalid-parameter", "conversations", "mine, all");
        }
        boolean watcher = "all".equals(which);
        if (watcher && !staff.seesAll()) {
            throw Problem.forbidden();
        }
        streams.run(
                new Switchboard.StaffPage(
                        staff.id().value(),
                        watcher,
                        groups(actor),
                        new Mailbox(settings.streams().mailbox())),
                response);
    }

    private static Set<StaffGroup> groups(Actor actor) {
        Set<StaffGroup> groups = EnumSet.noneOf(StaffGroup.class);
        if (actor.is(Role.AGENT)) {
            groups.add(StaffGroup.AGENTS);
        }
        if (actor.is(Role.SUPERVISOR)) {
            groups.add(StaffGroup.SUPERVISORS);
        }
        if (actor.is(Role.MANAGER)) {
            groups.add(StaffGroup.MANAGERS);
        }
        return groups;
    }

    /** {@code sequence}: of the last entry that was read. */
    record Read(@NotNull @Positive Long sequence) {}

    @PostMapping("/api/v1/conversations/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "Say how far one has read")
    void read(Actor actor, @PathVariable UUID id, @RequestBody @Valid Read body) {
        Viewer.Staff staff = Viewers.staff(actor);
        Conversation c = desk.read(staff, new ConversationId(id)).orElseThrow(Problem::notFound);
        long upTo = Math.min(body.sequence(), c.lastSequence());
        receipts.read(c.id(), staff.id(), upTo);
        if (staff.id().equals(c.state().assignee())) {
            // Only whoever answers it reads it for the customer; a supervisor who looks in does not.
            marks.add(new Receipts.Mark(c.id(), Receipts.Side.STAFF, true, upTo));
        }
        feed.changed(c.id());
    }

    record Typing(@NotNull Boolean active) {}

    private record TypingNews(UUID conversationId, EntryView.Writer author, boolean active) {}

    @PostMapping("/api/v1/conversations/{id}/typing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(summary = "Show that one is writing")
    void typing(Actor actor, @PathVariable UUID id, @RequestBody @Valid Typing body) {
        Viewer.Staff staff = Viewers.staff(actor);
        Conversation c = conversations
                .find(new ConversationId(id))
                .filter(found -> desk.access(staff, found) != Access.NONE)
                .orElseThrow(Problem::notFound);
        if (desk.access(staff, c) != Access.WRITE) {
            throw Problem.forbidden();
        }
        EntryView.Writer full = new EntryView.Writer("agent", staff.id().value(), staff.name());
        feed.send(LiveEvent.of(
                "typing", json.writeValueAsString(new TypingNews(id, full, body.active())), LiveChanges.staff(c)));
        if (staff.id().equals(c.state().assignee())) {
            feed.send(LiveEvent.of(
                    "typing",
                    json.writeValueAsString(
                            new TypingNews(id, new EntryView.Writer("agent", null, staff.name()), body.active())),
                    new io.pronto.conversation.live.Audience.Customer(
                            c.customer().toString())));
        }
    }

    /** {@code active}: whether one still looks. */
    record Viewing(@NotNull Boolean active) {}

    /** Somebody looks at a conversation until {@code expiresAt}, unless it is said again; nothing when he left. */
    private record ViewingNews(
            UUID conversationId, Onlooker viewer, @Nullable Instant expiresAt) {}

    private record Onlooker(String id, @Nullable String name) {}

    @PostMapping("/api/v1/conversations/{id}/viewing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(
            summary = "Show the others that one looks at a conversation",
            description =
                    "Told live to its staff, and stored nowhere: say it again every 20 seconds, or it is forgotten"
                            + " after 45.")
    void viewing(Actor actor, @PathVariable UUID id, @RequestBody @Valid Viewing body) {
        Viewer.Staff staff = Viewers.staff(actor);
        Conversation c = conversations
                .find(new ConversationId(id))
                .filter(found -> desk.access(staff, found) != Access.NONE)
                .orElseThrow(Problem::notFound);
        ViewingNews news = new ViewingNews(
                id,
                new Onlooker(staff.id().value(), staff.name()),
                body.active() ? clock.instant().plus(VIEWING) : null);
        feed.send(LiveEvent.of("viewing", json.writeValueAsString(news), LiveChanges.staff(c)));
    }

    @GetMapping(path = "/widget/v1/stream")
    @Operation(
            summary = "Hear what changes in the visitor's conversation, as server-sent events",
            description = "Events: ready, ping, entry, delivery, typing, agent, state, wait, resync.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    void streamForVisitor(
            Viewer.Visitor visitor,
            @RequestParam(required = false) @Nullable UUID conversation,
            @Parameter(hidden = true) HttpServletResponse response) {
        CustomerId customer = visitor.customer();
        if (conversation != null) {
            visible(customer, conversation);
        }
        streams.run(
                new Switchboard.CustomerPage(
                        customer.toString(), new Mailbox(settings.streams().mailbox())),
                response);
    }

    /** {@code sequence}: of the last entry that the visitor has seen. */
    record Seen(@NotNull @PositiveOrZero Long sequence) {}

    @PostMapping("/widget/v1/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say how far the visitor has read")
    void readByVisitor(
            Viewer.Visitor visitor,
            @RequestParam(required = false) @Nullable UUID conversation,
            @RequestBody @Valid Seen body) {
        Optional<Conversation> found = visibleOrCurrent(visitor.customer(), conversation);
        found.ifPresent(c -> marks.add(
                new Receipts.Mark(c.id(), Receipts.Side.CUSTOMER, true, Math.min(body.sequence(), c.lastSequence()))));
    }

    @PostMapping("/widget/v1/typing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Show that the visitor is writing")
    void typingByVisitor(
            Viewer.Visitor visitor,
            @RequestParam(required = false) @Nullable UUID conversation,
            @RequestBody @Valid Typing body) {
        visibleOrCurrent(visitor.customer(), conversation)
                .ifPresent(c -> feed.send(LiveEvent.of(
                        "typing",
                        json.writeValueAsString(new TypingNews(
                                c.id().value(),
                                new EntryView.Writer("customer", c.customer().toString(), null),
                                body.active())),
                        LiveChanges.staff(c))));
    }

    private Optional<Conversation> visibleOrCurrent(CustomerId customer, @Nullable UUID conversation) {
        return conversation == null ? conversations.current(customer) : Optional.of(visible(customer, conversation));
    }

    private Conversation visible(CustomerId customer, UUID conversation) {
        return desk.read(new Viewer.Visitor(customer), new ConversationId(conversation))
                .orElseThrow(Problem::notFound);
    }
}
