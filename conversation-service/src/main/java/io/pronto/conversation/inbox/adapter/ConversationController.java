package io.pronto.conversation.inbox.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.conversation.Viewers;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Desk;
import io.pronto.conversation.enquiry.Entry;
import io.pronto.conversation.enquiry.Status;
import io.pronto.conversation.enquiry.Viewer;
import io.pronto.conversation.inbox.ConversationSummary;
import io.pronto.conversation.inbox.EntryView;
import io.pronto.conversation.inbox.Inbox;
import io.pronto.conversation.inbox.Receipt;
import io.pronto.conversation.inbox.Receipts;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Revision;
import io.pronto.platform.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN', 'INTEGRATOR')")
@Tag(name = "Conversations")
class ConversationController {

    private final Inbox inbox;
    private final Desk desk;
    private final Conversations conversations;
    private final Receipts receipts;

    ConversationController(Inbox inbox, Desk desk, Conversations conversations, Receipts receipts) {
        this.inbox = inbox;
        this.desk = desk;
        this.conversations = conversations;
        this.receipts = receipts;
    }

    @GetMapping("/conversations")
    @Operation(summary = "List the conversations that one may see, newest first")
    Slice<ConversationSummary> list(
            Actor actor,
            @RequestParam(defaultValue = "all") String scope,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String queue,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable UUID customer,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Viewer viewer = Viewers.of(actor);
        int most = Slice.limit(limit);
        Inbox.Question question = new Inbox.Question(
                scope(scope, viewer),
                state == null ? null : Status.of(state).orElseThrow(() -> unknown("state", words(Status.values()))),
                queue,
                assignee,
                customer == null ? null : new CustomerId(customer),
                q == null || q.length() <= 200 ? q : q.substring(0, 200));
        return Slice.of(
                inbox.list(viewer, question, before(cursor).orElse(null), most + 1),
                most,
                row -> Cursor.encode(row.id()));
    }

    private static Inbox.Scope scope(String word, Viewer viewer) {
        return switch (word) {
            // An integrator has no conversations assigned: its own are all that it may see.
            case "mine" -> viewer instanceof Viewer.Staff ? Inbox.Scope.MINE : Inbox.Scope.ALL;
            case "waiting" -> Inbox.Scope.WAITING;
            case "all" -> Inbox.Scope.ALL;
            default -> throw unknown("scope", "mine, waiting, all");
        };
    }

    private static String words(Status[] values) {
        return String.join(", ", Arrays.stream(values).map(Status::word).toList());
    }

    private static Problem unknown(String parameter, String expected) {
        return Problem.invalidField(parameter, "invalid-parameter", parameter, expected);
    }

    static Optional<UUID> before(@Nullable String cursor) {
        return Cursor.decode(cursor, 1).map(parts -> {
            try {
                return UUID.fromString(parts.getFirst());
            } catch (IllegalArgumentException e) {
                throw Cursor.invalid();
            }
        });
    }

    @GetMapping("/conversations/{id}")
    @Operation(summary = "Read one conversation")
    ResponseEntity<ConversationSummary> one(Actor actor, @PathVariable UUID id) {
        Viewer viewer = Viewers.of(actor);
        Conversation c = desk.read(viewer, new ConversationId(id)).orElseThrow(Problem::notFound);
        ConversationSummary row = inbox.summaries(List.of(c.id()), reader(viewer)).stream()
                .findFirst()
                .orElseThrow(Problem::notFound);
        return ResponseEntity.ok().eTag(Revision.etag(row.revision())).body(row);
    }

    static @Nullable String reader(Viewer viewer) {
        return viewer instanceof Viewer.Staff staff ? staff.id().value() : null;
    }

    @GetMapping("/conversations/{id}/entries")
    @Operation(
            summary = "Read a transcript",
            description =
                    "Oldest first. `after` gives the entries after a sequence, `before` those before one; without "
                            + "either the newest come. `next` is the sequence to go on from, in the same direction.")
    Slice<EntryView> entries(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Integer limit) {
        Viewer viewer = Viewers.of(actor);
        int most = limit == null ? Slice.MAX_LIMIT : Slice.limit(limit);
        Conversation c = desk.read(viewer, new ConversationId(id)).orElseThrow(Problem::notFound);
        Receipt receipt = receipts.of(c.id());
        List<Entry> page;
        String next;
        if (after != null) {
            page = conversations.after(c.id(), after, most);
            next = page.size() == most ? Long.toString(page.getLast().sequence()) : null;
        } else {
            page = conversations.before(c.id(), before == null ? Long.MAX_VALUE : before, most);
            next = page.size() == most && page.getFirst().sequence() > 1
                    ? Long.toString(page.getFirst().sequence())
                    : null;
        }
        return new Slice<>(
                page.stream()
                        .filter(e -> viewer instanceof Viewer.Staff || e.visibleToCustomer())
                        .map(e -> EntryView.of(e, receipt))
                        .toList(),
                next);
    }

    @GetMapping("/customers/{id}/conversations")
    @Operation(summary = "List the conversations of a customer that one may see, newest first")
    Slice<ConversationSummary> ofCustomer(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Viewer viewer = Viewers.of(actor);
        int most = Slice.limit(limit);
        CustomerId customer = new CustomerId(id);
        UUID before = before(cursor).orElse(null);
        // Whoever serves a customer may read all that was said with her before.
        boolean all =
                viewer instanceof Viewer.Staff staff && (staff.seesAll() || conversations.serves(staff.id(), customer));
        List<ConversationSummary> found = all
                ? inbox.ofCustomer(customer, reader(viewer), before, most + 1)
                : inbox.list(
                        viewer,
                        new Inbox.Question(Inbox.Scope.ALL, null, null, null, customer, null),
                        before,
                        most + 1);
        return Slice.of(found, most, row -> Cursor.encode(row.id()));
    }
}
