package io.pronto.conversation.visitor.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Priority;
import io.pronto.conversation.ConversationSettings;
import io.pronto.conversation.attachment.Attachment;
import io.pronto.conversation.attachment.Attachments;
import io.pronto.conversation.customer.Customer;
import io.pronto.conversation.customer.Customers;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.CustomerActions;
import io.pronto.conversation.enquiry.Decision;
import io.pronto.conversation.enquiry.Enquirer;
import io.pronto.conversation.enquiry.Entrance;
import io.pronto.conversation.enquiry.Entry;
import io.pronto.conversation.enquiry.HandoffSummary;
import io.pronto.conversation.enquiry.Message;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.enquiry.Refusal;
import io.pronto.conversation.enquiry.Viewer;
import io.pronto.conversation.enquiry.Words;
import io.pronto.conversation.inbox.EntryView;
import io.pronto.conversation.inbox.Receipt;
import io.pronto.conversation.inbox.Receipts;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/widget/v1")
@Tag(name = "Widget")
class WidgetController {

    private static final int LONGEST_COMMENT = 2_000;
    private static final String PAGE = "\\S{1," + Entrance.LONGEST_PAGE + "}";

    private final Conversations conversations;
    private final Customers customers;
    private final Attachments attachments;
    private final Receipts receipts;
    private final Talks talks;
    private final MessageRate rate;
    private final ConversationSettings settings;
    private final Supplier<Moment> now;

    WidgetController(
            Conversations conversations,
            Customers customers,
            Attachments attachments,
            Receipts receipts,
            Talks talks,
            MessageRate rate,
            ConversationSettings settings,
            Supplier<Moment> now) {
        this.conversations = conversations;
        this.customers = customers;
        this.attachments = attachments;
        this.receipts = receipts;
        this.talks = talks;
        this.rate = rate;
        this.settings = settings;
        this.now = now;
    }

    @GetMapping("/conversation")
    @Operation(summary = "The visitor's conversation; 204 while there is none")
    ResponseEntity<WidgetViews.Talk> conversation(
            Viewer.Visitor visitor, @RequestParam(required = false) @Nullable UUID conversation) {
        CustomerId customer = visitor.customer();
        if (conversation != null) {
            return ResponseEntity.ok(talks.of(own(customer, conversation)));
        }
        return talks.current(customer)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @GetMapping("/conversation/entries")
    @Operation(summary = "The transcript after a sequence, oldest first; `next` is the sequence to go on from")
    Slice<EntryView> entries(
            Viewer.Visitor visitor,
            @RequestParam(required = false) @Nullable UUID conversation,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(required = false) @Nullable Integer limit) {
        CustomerId customer = visitor.customer();
        int most = limit == null ? Slice.MAX_LIMIT : Slice.limit(limit);
        Conversation c =
                conversation == null ? conversations.current(customer).orElse(null) : own(customer, conversation);
        if (c == null) {
            return new Slice<>(List.of(), null);
        }
        List<Entry> page = conversations.after(c.id(), after, most);
        Receipt receipt = receipts.of(c.id());
        return new Slice<>(
                page.stream()
                        .filter(Entry::visibleToCustomer)
                        .map(e -> EntryView.of(e.forCustomer(), receipt))
                        .toList(),
                page.size() == most ? Long.toString(page.getLast().sequence()) : null);
    }

    record WidgetMessage(
            @NotNull String text,
            @Nullable @Size(min = 1, max = 100) String clientId,

            @Nullable @Size(max = Attachments.MOST_PER_MESSAGE)
            List<@NotNull UUID> attachmentIds,

            @Nullable ArticleId chosenArticle,

            @Nullable @Pattern(regexp = PAGE) String page,

            @Nullable @Size(max = Entrance.MOST_FIELDS)
            Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 500) String> fields) {}

    record Written(EntryView entry, WidgetViews.Talk conversation) {}

    @PostMapping("/messages")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "It was sent before", useReturnTypeSchema = true)
    @Operation(
            summary = "Write a message",
            description =
                    "Opens a conversation, goes on with the open one, or reopens one that was resolved not long ago. "
                            + "The same clientId, or the same Idempotency-Key, makes one message however often it is sent.")
    ResponseEntity<Written> write(
            Viewer.Visitor visitor,
            @RequestParam(required = false) @Nullable UUID conversation,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(min = 1, max = 100) String key,
            @RequestBody @Valid WidgetMessage body) {
        CustomerId id = visitor.customer();
        MessageRate.Answer allowance = allowed(id);
        List<UUID> files = Objects.requireNonNullElse(body.attachmentIds(), List.of());
        check("text", body.text(), Words.LONGEST, !files.isEmpty());
        if (conversation != null) {
            own(id, conversation);
        }
        String clientId = body.clientId() == null ? key : body.clientId();
        Customer customer = known(id);
        Enquirer who = enquirer(customer);
        Moment moment = now.get();
        Supplier<Message> message = () -> new Message(body.text(), refs(id, files), clientId);
        Decision decision = conversations
                .changeCurrent(
                        id,
                        clientId,
                        c -> CustomerActions.write(c, who, message.get(), body.chosenArticle(), moment),
                        opening(
                                customer,
                                () -> message.get(),
                                body.chosenArticle(),
                                Entrance.of(null, body.page(), body.fields()),
                                moment,
                                true))
                .orElseThrow();
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(
                        decision instanceof Decision.Changed ? HttpStatus.CREATED : HttpStatus.OK)
                .header("RateLimit-Limit", Long.toString(allowance.limit()))
                .header("RateLimit-Remaining", Long.toString(allowance.remaining()))
                .header("RateLimit-Reset", Long.toString(allowance.resetSeconds()));
        return switch (decision) {
            case Decision.Changed changed ->
                answer.body(new Written(
                        view(changed.entries().stream()
                                .filter(e -> e.kind() == Entry.Kind.MESSAGE)
                                .findFirst()
                                .orElseThrow()),
                        talks.of(changed.after())));
            case Decision.Unchanged(Conversation c, Entry earlier)
            when earlier != null -> answer.body(new Written(view(earlier), talks.of(c)));
            case Decision.Unchanged _ -> throw new IllegalStateException("A message was neither new nor sent before.");
            case Decision.Refused(Refusal refusal) -> throw Problem.conflict(refusal.code());
        };
    }

    private MessageRate.Answer allowed(CustomerId visitor) {
        return rate.require(visitor);
    }

    private LongFunction<Decision> opening(
            Customer customer,
            Supplier<@Nullable Message> first,
            @Nullable ArticleId chosen,
            Entrance entrance,
            Moment moment,
            boolean withBot) {
        return number -> CustomerActions.start(
                enquirer(customer),
                new CustomerActions.Opening(
                        new ConversationId(moment.ids().get()),
                        number,
                        Channel.CHAT,
                        null,
                        customer.language(),
                        Priority.NORMAL,
                        null,
                        entrance,
                        null,
                        withBot,
                        settings.widget().greeting(customer.language())),
                first.get(),
                chosen,
                moment);
    }

    private List<Entry.AttachmentRef> refs(CustomerId customer, List<UUID> files) {
        List<Attachment> found = attachments.unused(customer, true, customer.toString(), files);
        if (found.size() != files.stream().distinct().count()) {
            throw Problem.unprocessable("attachment-unknown").atField("attachmentIds");
        }
        return found.stream().map(Attachment::ref).toList();
    }

    private static EntryView view(Entry entry) {
        return EntryView.of(entry.forCustomer(), Receipt.NONE);
    }

    /** Where she asks from, when there is no conversation yet. */
    record PersonWanted(
            @Nullable @Pattern(regexp = PAGE) String page,

            @Nullable @Size(max = Entrance.MOST_FIELDS)
            Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 500) String> fields) {}

    @PostMapping("/person")
    @Operation(summary = "Ask for a person")
    WidgetViews.Talk person(
            Viewer.Visitor visitor,
            @RequestParam(required = false) @Nullable UUID conversation,
            @RequestBody(required = false) @Valid @Nullable PersonWanted body) {
        CustomerId id = visitor.customer();
        allowed(id);
        if (conversation != null) {
            own(id, conversation);
        }
        Customer customer = known(id);
        Moment moment = now.get();
        Decision decision = conversations
                .changeCurrent(
                        id,
                        null,
                        c -> CustomerActions.askForPerson(c, enquirer(customer), summary(c), moment),
                        opening(
                                customer,
                                () -> null,
                                null,
                                body == null ? Entrance.UNKNOWN : Entrance.of(null, body.page(), body.fields()),
                                moment,
                                false))
                .orElseThrow();
        return talks.of(after(decision));
    }

    record Judgement(@NotNull UUID entryId, @NotNull Boolean helpful) {}

    @PostMapping("/judgements")
    @Operation(summary = "Say whether an answer of the bot helped; if not, people take over")
    WidgetViews.Talk judge(
            Viewer.Visitor visitor,
            @RequestParam(required = false) @Nullable UUID conversation,
            @RequestBody @Valid Judgement body) {
        CustomerId id = visitor.customer();
        allowed(id);
        Enquirer who = enquirer(known(id));
        return talks.of(after(changeOwn(
                id,
                conversation,
                c -> CustomerActions.judge(
                        c,
                        who,
                        conversations
                                .entry(c.id(), new MessageId(body.entryId()))
                                .orElseThrow(Problem::notFound),
                        body.helpful(),
                        summary(c),
                        now.get()))));
    }

    record Address(@NotBlank @Email @Size(max = 200) String email) {}

    @PostMapping("/email")
    @Operation(summary = "Leave an e-mail address, so that leaving the page ends nothing")
    WidgetViews.Person email(Viewer.Visitor visitor, @RequestBody @Valid Address body) {
        CustomerId id = visitor.customer();
        allowed(id);
        Customer is = known(id).with(null, body.email(), null, null);
        if (!customers.update(is)) {
            throw Problem.conflict("conflict");
        }
        conversations.changeCurrent(id, null, c -> CustomerActions.reachable(c, now.get()), null);
        return new WidgetViews.Person(id.value(), is.name(), is.email(), is.language());
    }

    record NewRating(@Min(1) @Max(5) int score, @Nullable String comment) {}

    @PostMapping("/rating")
    @Operation(summary = "Rate the resolved conversation, 1 (bad) to 5 (good)")
    WidgetViews.Talk rate(
            Viewer.Visitor visitor,
            @RequestParam(required = false) @Nullable UUID conversation,
            @RequestBody @Valid NewRating body) {
        CustomerId id = visitor.customer();
        allowed(id);
        if (body.comment() != null) {
            check("comment", body.comment(), LONGEST_COMMENT, true);
        }
        String comment = body.comment() == null || body.comment().isBlank()
                ? null
                : body.comment().strip();
        return talks.of(
                after(changeOwn(id, conversation, c -> CustomerActions.rate(c, body.score(), comment, now.get()))));
    }

    private Decision changeOwn(
            CustomerId customer,
            @Nullable UUID conversation,
            java.util.function.Function<Conversation, Decision> decide) {
        return (conversation == null
                        ? conversations.changeCurrent(customer, null, decide, null)
                        : conversations.change(own(customer, conversation).id(), null, decide))
                .orElseThrow(Problem::notFound);
    }

    private static Conversation after(Decision decision) {
        return switch (decision) {
            case Decision.Changed changed -> changed.after();
            case Decision.Unchanged unchanged -> unchanged.conversation();
            case Decision.Refused(Refusal refusal) -> throw Problem.conflict(refusal.code());
        };
    }

    private String summary(Conversation c) {
        return HandoffSummary.of(conversations.lastWordsOfCustomer(c.id(), HandoffSummary.MESSAGES));
    }

    private Conversation own(CustomerId customer, UUID conversation) {
        return conversations
                .find(new ConversationId(conversation))
                .filter(c -> c.customer().equals(customer))
                .orElseThrow(Problem::notFound);
    }

    private Customer known(CustomerId id) {
        // A token outlives its customer only if somebody erased her.
        return customers.find(id).orElseThrow(Problem::unauthenticated);
    }

    private static Enquirer enquirer(Customer c) {
        return new Enquirer(c.id(), c.name(), c.tier(), c.reachable(), c.vouched());
    }

    private static void check(String field, String text, int longest, boolean mayBeBlank) {
        Words.@Nullable Fault fault = Words.fault(text, longest, mayBeBlank);
        if (fault != null) {
            throw Problem.unprocessable(fault.code(), longest, text.length()).atField(field);
        }
    }
}
