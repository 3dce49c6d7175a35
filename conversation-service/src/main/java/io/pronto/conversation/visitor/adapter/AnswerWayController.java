package io.pronto.conversation.visitor.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.OpeningHours;
import io.pronto.conversation.ConversationSettings;
import io.pronto.conversation.PhoneNumbers;
import io.pronto.conversation.customer.Customer;
import io.pronto.conversation.customer.Customers;
import io.pronto.conversation.directory.Directory;
import io.pronto.conversation.enquiry.CallbackActions;
import io.pronto.conversation.enquiry.CallbackTimes;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Decision;
import io.pronto.conversation.enquiry.Enquirer;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.enquiry.Refusal;
import io.pronto.conversation.enquiry.Viewer;
import io.pronto.platform.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a visitor may do instead of waiting: be called, or be answered by e-mail. Only about her own conversation. */
@RestController
@RequestMapping("/widget/v1")
@Tag(name = "Widget")
class AnswerWayController {
    private static final int MOST_TIMES = 60;

    private final Conversations conversations;
    private final Customers customers;
    private final Directory directory;
    private final Talks talks;
    private final MessageRate rate;
    private final ConversationSettings.Callbacks settings;
    private final Supplier<Moment> now;

    AnswerWayController(
            Conversations conversations,
            Customers customers,
            Directory directory,
            Talks talks,
            MessageRate rate,
            ConversationSettings settings,
            Supplier<Moment> now) {
        this.conversations = conversations;
        this.customers = customers;
        this.directory = directory;
        this.talks = talks;
        this.rate = rate;
        this.settings = settings.callbacks();
        this.now = now;
    }

    /** Moments at which a call may begin, soonest first. @param open whether somebody is there now */
    record Times(boolean open, List<Instant> times) {}

    @GetMapping("/callback-times")
    @Operation(summary = "When the visitor can be called: full and half hours at which her queue is open")
    Times times(Viewer.Visitor visitor, @RequestParam(required = false) @Nullable UUID conversation) {
        Conversation c = own(visitor.customer(), conversation);
        OpeningHours hours = hours(c);
        Instant at = now.get().at();
        return new Times(CallbackTimes.open(hours, at), CallbackTimes.next(hours, at, settings.latest(), MOST_TIMES));
    }

    /** @param number as people write it @param from when; as soon as it is her turn when absent */
    record Wish(
            @NotBlank @Size(max = 40) String number,
            @Nullable Instant from) {}

    @PostMapping("/callback")
    @Operation(
            summary = "Be called back instead of waiting",
            description = "The place in the line is kept. Asked again it changes the number or the time.")
    WidgetViews.Talk callback(
            Viewer.Visitor visitor,
            @RequestParam(required = false) @Nullable UUID conversation,
            @RequestBody @Valid Wish body) {
        rate.require(visitor.customer());
        String number = PhoneNumbers.e164(body.number(), settings.region(), "number");
        Conversation seen = own(visitor.customer(), conversation);
        if (body.from() != null && !CallbackTimes.open(hours(seen), body.from())) {
            throw Problem.unprocessable("callback-closed").atField("from");
        }
        return change(
                visitor.customer(),
                seen.id(),
                (c, who) -> CallbackActions.ask(c, who, number, body.from(), settings.rules(), now.get()));
    }

    @PostMapping("/callback/withdrawal")
    @Operation(summary = "Rather wait here again")
    WidgetViews.Talk withdraw(Viewer.Visitor visitor, @RequestParam(required = false) @Nullable UUID conversation) {
        rate.require(visitor.customer());
        return change(
                visitor.customer(),
                own(visitor.customer(), conversation).id(),
                (c, who) -> CallbackActions.withdraw(c, who, now.get()));
    }

    /** @param email where to; the address that is known when absent */
    record Address(
            @Nullable @Email @Size(min = 1, max = 200) String email) {}

    @PostMapping("/email-answer")
    @Operation(summary = "Be answered by e-mail instead of waiting; the place in the line is kept")
    WidgetViews.Talk byEmail(
            Viewer.Visitor visitor,
            @RequestParam(required = false) @Nullable UUID conversation,
            @RequestBody @Valid Address body) {
        rate.require(visitor.customer());
        Conversation seen = own(visitor.customer(), conversation);
        Customer is = known(visitor.customer());
        if (body.email() == null && is.email() == null) {
            throw Problem.invalidField("email", "missing-parameter", "email");
        }
        if (body.email() != null && !customers.update(is.with(null, body.email(), null, null))) {
            throw Problem.conflict("conflict");
        }
        return change(visitor.customer(), seen.id(), (c, who) -> CallbackActions.byEmail(c, who, now.get()));
    }

    private WidgetViews.Talk change(
            CustomerId customer, ConversationId id, BiFunction<Conversation, Enquirer, Decision> decide) {
        Customer who = known(customer);
        Enquirer enquirer = new Enquirer(who.id(), who.name(), who.tier(), who.reachable(), who.vouched());
        Decision decision =
                conversations.change(id, null, c -> decide.apply(c, enquirer)).orElseThrow(Problem::notFound);
        return talks.of(
                switch (decision) {
                    case Decision.Changed changed -> changed.after();
                    case Decision.Unchanged unchanged -> unchanged.conversation();
                    case Decision.Refused(Refusal refusal) -> throw Problem.conflict(refusal.code());
                });
    }

    private Conversation own(CustomerId customer, @Nullable UUID conversation) {
        Optional<Conversation> found = conversation == null
                ? conversations.current(customer)
                : conversations
                        .find(new ConversationId(conversation))
                        .filter(c -> c.customer().equals(customer));
        return found.orElseThrow(Problem::notFound);
    }

    private @Nullable OpeningHours hours(Conversation c) {
        return c.queue() == null ? null : directory.hoursOf(c.queue()).orElse(null);
    }

    private Customer known(CustomerId id) {
        // A token outlives its customer only if somebody erased her.
        return customers.find(id).orElseThrow(Problem::unauthenticated);
    }
}
