package io.pronto.conversation.inbox.adapter;

import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.conversation.ConversationSettings;
import io.pronto.conversation.Viewers;
import io.pronto.conversation.attachment.Attachment;
import io.pronto.conversation.attachment.Attachments;
import io.pronto.conversation.channel.Obstacle;
import io.pronto.conversation.channel.Replies;
import io.pronto.conversation.customer.Customer;
import io.pronto.conversation.customer.Customers;
import io.pronto.conversation.enquiry.AgentActions;
import io.pronto.conversation.enquiry.AgentActions.Colleague;
import io.pronto.conversation.enquiry.CallbackActions;
import io.pronto.conversation.enquiry.CallbackActions.CallbackRules;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.CustomerActions;
import io.pronto.conversation.enquiry.Decision;
import io.pronto.conversation.enquiry.Desk;
import io.pronto.conversation.enquiry.Enquirer;
import io.pronto.conversation.enquiry.Entrance;
import io.pronto.conversation.enquiry.Entry;
import io.pronto.conversation.enquiry.Message;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.enquiry.PhoneActions;
import io.pronto.conversation.enquiry.Refusal;
import io.pronto.conversation.enquiry.Viewer;
import io.pronto.conversation.enquiry.Words;
import io.pronto.conversation.inbox.ConversationSummary;
import io.pronto.conversation.inbox.EntryView;
import io.pronto.conversation.inbox.Inbox;
import io.pronto.conversation.inbox.Receipt;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.IdempotentRequests;
import io.pronto.platform.web.Revision;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

@RestController
@RequestMapping("/api/v1/conversations")
@Tag(name = "Conversations")
class WorkController {

    static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";

    private final Desk desk;
    private final Conversations conversations;
    private final Customers customers;
    private final Attachments attachments;
    private final Inbox inbox;
    private final IdempotentRequests once;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Supplier<Moment> now;
    private final ObjectMapper json;
    private final Replies replies;
    private final CallbackRules callbacks;

    WorkController(
            Desk desk,
            Conversations conversations,
            Customers customers,
            Attachments attachments,
            Inbox inbox,
            IdempotentRequests once,
            AuditLog audit,
            TransactionTemplate transaction,
            Supplier<Moment> now,
            ObjectMapper json,
            Replies replies,
            ConversationSettings settings) {
        this.replies = replies;
        this.callbacks = settings.callbacks().rules();
        this.desk = desk;
        this.conversations = conversations;
        this.customers = customers;
        this.attachments = attachments;
        this.inbox = inbox;
        this.once = once;
        this.audit = audit;
        this.transaction = transaction;
        this.now = now;
        this.json = json;
    }

    /** {@code withBot}: whether the bot answers first; false where nothing is said. */
    record NewConversation(
            @NotNull UUID customerId,
            @Nullable @Pattern(regexp = "API") String channel,
            @NotNull @Pattern(regexp = LANGUAGE) String language,
            @Nullable @Size(max = 200) String subject,
            @Nullable @Size(min = 1, max = 100) String queue,
            @Nullable Priority priority,

            @Nullable @Pattern(regexp = "\\S{1," + Entrance.LONGEST_PAGE + "}")
            String page,

            @Nullable @Size(max = Entrance.MOST_FIELDS)
            Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 500) String> fields,

            @NotNull String text,
            @Nullable @Size(min = 1, max = 100) String clientId,
            @Nullable Boolean withBot) {}

    @PostMapping
    @PreAuthorize("hasAnyRole('INTEGRATOR', 'AGENT', 'SUPERVISOR')")
    @Operation(summary = "Open a conversation on the API channel in a customer's name")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ConversationSummary.class)))
    ResponseEntity<?> open(
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody @Valid NewConversation body) {
        Viewer viewer = Viewers.of(actor);
        Refusals.check("text", body.text(), Words.LONGEST, false);
        return once.once(actor, key, "open " + json.writeValueAsString(body), () -> {
            Customer customer = customers
                    .find(new CustomerId(body.customerId()))
                    .filter(c -> !(viewer instanceof Viewer.Integrator(String client)) || client.equals(c.owner()))
                    .orElseThrow(() -> Problem.unprocessable("customer-unknown").atField("customerId"));
            Moment moment = now.get();
            Decision decision = conversations.start(
                    customer.id(),
                    number -> CustomerActions.start(
                            enquirer(customer),
                            new CustomerActions.Opening(
                                    new ConversationId(moment.ids().get()),
                                    number,
                                    Channel.API,
                                    viewer instanceof Viewer.Integrator(String client) ? client : null,
                                    body.language(),
                                    Objects.requireNonNullElse(body.priority(), Priority.NORMAL),
                                    body.subject(),
                                    Entrance.of(body.subject(), body.page(), body.fields()),
                                    body.queue() == null ? null : new QueueId(body.queue()),
                                    Boolean.TRUE.equals(body.withBot()),
                                    null),
                            new Message(body.text(), List.of(), body.clientId()),
                            null,
                            moment));
            if (!(decision instanceof Decision.Changed changed)) {
                throw new IllegalStateException("A new conversation came out as " + decision + ".");
            }
            return ResponseEntity.status(HttpStatus.CREATED)
                    .eTag(Revision.etag(changed.after().revision()))
                    .header(
                            "Location",
                            "/api/v1/conversations/" + changed.after().id())
                    .body(row(changed.after(), viewer));
        });
    }

    /**
     * {@code kind} is {@code reply} or {@code note} for staff; {@code author} is {@code customer} for integrators.
     * {@code details}: what the customer's channel has to know of a reply, such as {@code visibility} ({@code public} or
     * {@code private}).
     */
    record NewMessage(
            @NotNull String text,
            @Nullable @Pattern(regexp = "reply|note") String kind,
            @Nullable @Pattern(regexp = "customer") String author,
            @Nullable @Size(min = 1, max = 100) String clientId,

            @Nullable @Size(max = Attachments.MOST_PER_MESSAGE)
            List<@NotNull UUID> attachmentIds,

            @Nullable Boolean thenWait,

            @Nullable @Size(max = 10)
            Map<@NotBlank @Size(max = 30) String, @NotNull @Size(max = Entry.LONGEST_DETAIL) String> details) {}

    @PostMapping("/{id}/messages")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'INTEGRATOR')")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "It was sent before", useReturnTypeSchema = true)
    @Operation(
            summary = "Write in a conversation",
            description = "Staff reply to the customer or leave a note; an integrator writes in the customer's name. "
                    + "The same clientId, or the same Idempotency-Key, makes one message however often it is sent.")
    ResponseEntity<EntryView> write(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(min = 1, max = 100) String key,
            @RequestBody @Valid NewMessage body) {
        Viewer viewer = Viewers.of(actor);
        List<UUID> files = Objects.requireNonNullElse(body.attachmentIds(), List.of());
        Refusals.check("text", body.text(), Words.LONGEST, !files.isEmpty());
        String clientId = body.clientId() == null ? key : body.clientId();
        Decision decision = Refusals.decided(desk.change(viewer, new ConversationId(id), clientId, c -> {
            Message message = new Message(body.text(), refs(c, actor, viewer, files), clientId, details(viewer, body));
            return switch (viewer) {
                case Viewer.Integrator _ -> CustomerActions.write(c, enquirer(customer(c)), message, null, now.get());
                case Viewer.Staff staff
                when "note".equals(body.kind()) -> AgentActions.note(c, colleague(staff), message, now.get());
                case Viewer.Staff staff -> {
                    sendable(c, message);
                    yield AgentActions.reply(
                            c, colleague(staff), message, Boolean.TRUE.equals(body.thenWait()), now.get());
                }
                case Viewer.Visitor _ -> throw Problem.forbidden();
            };
        }));
        return switch (decision) {
            case Decision.Changed changed ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(EntryView.of(
                                changed.entries().stream()
                                        .filter(e -> e.kind() != Entry.Kind.EVENT)
                                        .findFirst()
                                        .orElseThrow(),
                                Receipt.NONE));
            case Decision.Unchanged(Conversation _, Entry earlier)
            when earlier != null -> ResponseEntity.ok(EntryView.of(earlier, Receipt.NONE));
            case Decision.Unchanged _ -> throw new IllegalStateException("A message was neither new nor sent before.");
            case Decision.Refused(Refusal refusal) -> throw Refusals.problem(refusal);
        };
    }

    private static Map<String, String> details(Viewer viewer, NewMessage body) {
        boolean reply = viewer instanceof Viewer.Staff && !"note".equals(body.kind());
        return reply && body.details() != null ? body.details() : Map.of();
    }

    /** What the customer's channel would not take is refused before it is written. */
    private void sendable(Conversation c, Message message) {
        List<Obstacle> obstacles = replies.obstacles(
                c.id(),
                message.text(),
                message.attachments().stream()
                        .map(a -> new Obstacle.File(a.name(), a.mediaType(), a.size()))
                        .toList(),
                message.details().getOrDefault("visibility", ""),
                now.get().at());
        if (!obstacles.isEmpty()) {
            Obstacle first = obstacles.getFirst();
            throw Problem.unprocessable(first.code(), first.values().toArray())
                    .atField(first.field())
                    .with("remedyCode", first.remedy());
        }
    }

    private List<Entry.AttachmentRef> refs(Conversation c, Actor actor, Viewer viewer, List<UUID> files) {
        List<Attachment> found =
                attachments.unused(c.customer(), viewer instanceof Viewer.Integrator, actor.id(), files);
        if (found.size() != files.stream().distinct().count()
                || found.stream()
                        .anyMatch(a ->
                                a.conversation() != null && !a.conversation().equals(c.id()))) {
            throw Problem.unprocessable("attachment-unknown").atField("attachmentIds");
        }
        return found.stream().map(Attachment::ref).toList();
    }

    private Customer customer(Conversation c) {
        return customers
                .find(c.customer())
                .orElseThrow(() -> new IllegalStateException(
                        "Conversation " + c.id() + " has no customer, though the database should not allow it."));
    }

    private static Enquirer enquirer(Customer c) {
        return new Enquirer(c.id(), c.name(), c.tier(), c.reachable());
    }

    static Colleague colleague(Viewer.Staff staff) {
        return new Colleague(staff.id(), staff.name(), staff.senior());
    }

    @PostMapping("/{id}/wait")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(summary = "Say that it is the customer's turn: promises pause")
    ResponseEntity<ConversationSummary> waitForCustomer(Actor actor, @PathVariable UUID id) {
        return change(
                actor, id, "conversation.awaits-customer", null, (staff, c) -> AgentActions.await(c, staff, now.get()));
    }

    @PostMapping("/{id}/resolve")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(summary = "Resolve a conversation")
    ResponseEntity<ConversationSummary> resolve(Actor actor, @PathVariable UUID id) {
        return change(
                actor, id, "conversation.resolved", null, (staff, c) -> AgentActions.resolve(c, staff, now.get()));
    }

    @PostMapping("/{id}/reopen")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(summary = "Reopen a resolved conversation; it goes to people again, its last agent first")
    ResponseEntity<ConversationSummary> reopen(Actor actor, @PathVariable UUID id) {
        return change(
                actor,
                id,
                "conversation.reopened",
                null,
                (staff, c) -> AgentActions.reopen(c, staff, customer(c).reachable(), now.get()));
    }

    /** What is null stays as it is. */
    record Reclassification(
            @Nullable Priority priority,
            @Nullable @Size(max = 200) String topic,
            @Nullable @Pattern(regexp = LANGUAGE) String language) {}

    @PatchMapping("/{id}")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(summary = "Correct priority, topic or language; needs If-Match with the revision read")
    ResponseEntity<ConversationSummary> reclassify(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid Reclassification body) {
        long revision = Revision.required(ifMatch);
        return change(
                actor,
                id,
                "conversation.reclassified",
                revision,
                (staff, c) ->
                        AgentActions.reclassify(c, staff, body.priority(), body.topic(), body.language(), now.get()));
    }

    /** Each up to 50 characters. */
    record Tags(@NotNull @Size(max = Conversation.MOST_TAGS) Set<@NotBlank @Size(max = 50) String> tags) {}

    @PutMapping("/{id}/tags")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(summary = "Set the tags of a conversation; a policy may depend on them")
    ResponseEntity<ConversationSummary> tag(Actor actor, @PathVariable UUID id, @RequestBody @Valid Tags body) {
        Set<String> tags = body.tags().stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
        return change(
                actor, id, "conversation.tagged", null, (staff, c) -> AgentActions.tag(c, staff, tags, now.get()));
    }

    /** @param channel EMAIL, PHONE, CHAT, SOCIAL or API */
    record Move(@NotNull Channel channel) {}

    @PostMapping("/{id}/move")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(
            summary = "Go on on another channel",
            description = "What was promised stays promised, from when it was; only the terms are the other channel's.")
    ResponseEntity<ConversationSummary> move(Actor actor, @PathVariable UUID id, @RequestBody @Valid Move body) {
        return change(
                actor,
                id,
                "conversation.moved",
                null,
                (staff, c) -> PhoneActions.moved(c, staff, body.channel(), now.get()));
    }

    /** @param reached whether the customer answered the call */
    record CallOutcome(@NotNull Boolean reached) {}

    @PostMapping("/{id}/callback/outcome")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(
            summary = "Say whether the customer who wanted to be called was reached",
            description = "If not, she is tried again some time later, a few times at most; until then nobody has her.")
    ResponseEntity<ConversationSummary> called(
            Actor actor, @PathVariable UUID id, @RequestBody @Valid CallOutcome body) {
        return change(
                actor,
                id,
                Boolean.TRUE.equals(body.reached()) ? "conversation.callback-reached" : "conversation.callback-missed",
                null,
                (staff, c) -> CallbackActions.outcome(c, staff, body.reached(), callbacks, now.get()));
    }

    private interface Action {
        Decision on(Colleague staff, Conversation c);
    }

    private ResponseEntity<ConversationSummary> change(
            Actor actor, UUID id, String what, @Nullable Long revision, Action action) {
        Viewer.Staff staff = Viewers.staff(actor);
        Function<Conversation, Decision> decide = c -> {
            if (revision != null && revision != c.revision()) {
                throw Problem.stale(c.revision());
            }
            return action.on(colleague(staff), c);
        };
        Decision decision = Objects.requireNonNull(transaction.execute(_ -> {
            Decision made = Refusals.decided(desk.change(staff, new ConversationId(id), null, decide));
            if (made instanceof Decision.Changed) {
                audit.record(actor, now.get().at(), what, "conversation:" + id, Map.of());
            }
            return made;
        }));
        Conversation after = switch (decision) {
            case Decision.Changed changed -> changed.after();
            case Decision.Unchanged unchanged -> unchanged.conversation();
            case Decision.Refused(Refusal refusal) -> throw Refusals.problem(refusal);
        };
        return ResponseEntity.ok().eTag(Revision.etag(after.revision())).body(row(after, staff));
    }

    private ConversationSummary row(Conversation c, Viewer viewer) {
        return inbox.summaries(List.of(c.id()), ConversationController.reader(viewer))
                .getFirst();
    }
}
