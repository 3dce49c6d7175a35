package io.pronto.conversation.call.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CallId;
import io.pronto.contracts.ConversationId;
import io.pronto.conversation.ConversationSettings;
import io.pronto.conversation.PhoneNumbers;
import io.pronto.conversation.Viewers;
import io.pronto.conversation.call.AgentPhones;
import io.pronto.conversation.call.AgentPhones.AgentPhone;
import io.pronto.conversation.call.Call;
import io.pronto.conversation.call.CallDesk;
import io.pronto.conversation.call.CallFlow;
import io.pronto.conversation.call.CallPhase;
import io.pronto.conversation.call.CallRules;
import io.pronto.conversation.call.Calls;
import io.pronto.conversation.call.Step;
import io.pronto.conversation.call.adapter.CallViews.CallView;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Desk;
import io.pronto.conversation.enquiry.Viewer;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What agents do with telephone calls. */
@RestController
@Tag(name = "Calls")
class CallController {
    private final Calls calls;
    private final CallDesk calling;
    private final Desk desk;
    private final AgentPhones phones;
    private final Telephones telephones;
    private final CallRules rules;
    private final List<String> dispositions;
    private final CustomerNumbers numbers;
    private final String region;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;
    private final Clock clock;

    CallController(
            Calls calls,
            CallDesk calling,
            Desk desk,
            AgentPhones phones,
            Telephones telephones,
            ConversationSettings settings,
            CustomerNumbers numbers,
            AuditLog audit,
            TransactionTemplate transaction,
            Supplier<UUID> ids,
            Clock clock) {
        this.calls = calls;
        this.calling = calling;
        this.desk = desk;
        this.phones = phones;
        this.telephones = telephones;
        this.rules = settings.calls().rules();
        this.dispositions = settings.calls().dispositions();
        this.numbers = numbers;
        this.region = settings.callbacks().region();
        this.audit = audit;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param dispositions what may come of a call, in the house's words */
    record Mine(List<CallView> calls, @Nullable Phone phone, List<String> dispositions, boolean lines) {}

    /** @param rings whether it rings already for an offer */
    record Phone(
            AgentPhones.@NotNull Kind kind,

            @NotNull @Size(min = 1, max = AgentPhone.LONGEST) @Pattern(regexp = "[+0-9A-Za-z ._()/-]+")
            String address,

            @NotNull Boolean rings) {}

    @GetMapping("/api/v1/calls/mine")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(summary = "The calls I am in, am asked for or have something left to do about, and my telephone")
    Mine mine(Actor actor) {
        AgentId me = new AgentId(actor.id());
        return new Mine(
                calls.with(me).stream().map(CallView::of).toList(),
                phones.of(me)
                        .map(p -> new Phone(p.kind(), p.address(), p.rings()))
                        .orElse(null),
                dispositions,
                telephones.outgoing().isPresent());
    }

    @PutMapping("/api/v1/calls/phone")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(summary = "Say at which telephone I speak with callers")
    Phone phone(Actor actor, @RequestBody @Valid Phone body) {
        String address = body.kind() == AgentPhones.Kind.NUMBER
                ? PhoneNumbers.e164(body.address(), region, "address")
                : extension(body.address());
        phones.keep(new AgentId(actor.id()), new AgentPhone(body.kind(), address, body.rings()), clock.instant());
        return new Phone(body.kind(), address, body.rings());
    }

    @DeleteMapping("/api/v1/calls/phone")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "I speak with no callers")
    void noPhone(Actor actor) {
        phones.keep(new AgentId(actor.id()), null, clock.instant());
    }

    private static String extension(String text) {
        if (!text.matches("[0-9A-Za-z._-]+")) {
            throw Problem.unprocessable("phone-invalid").atField("address");
        }
        return text;
    }

    record CallList(List<CallView> items) {}

    @GetMapping("/api/v1/conversations/{id}/calls")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "The calls of a conversation, newest first")
    CallList of(Actor actor, @PathVariable UUID id) {
        return new CallList(
                calls.of(readable(actor, id).id()).stream().map(CallView::of).toList());
    }

    @PostMapping("/api/v1/conversations/{id}/calls")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Call the customer: my telephone rings, then hers",
            description = "409 `no-line`, `no-phone`, `no-number` or `call-going-on`.")
    CallView call(Actor actor, @PathVariable UUID id) {
        Conversation c = readable(actor, id);
        AgentId me = new AgentId(actor.id());
        if (!me.equals(c.state().assignee())) {
            throw Problem.conflict("conversation-not-yours");
        }
        Connection line = telephones.outgoing().orElseThrow(() -> Problem.conflict("no-line"));
        String address = telephones.address(line.id(), me).orElseThrow(() -> Problem.conflict("no-phone"));
        String number = numbers.of(c).orElseThrow(() -> Problem.conflict("no-number"));
        boolean busy = calls.with(me).stream().anyMatch(Call::live)
                || calls.of(c.id()).stream().anyMatch(Call::live);
        if (busy) {
            throw Problem.conflict("call-going-on");
        }
        Step step = CallFlow.outgoing(
                new CallId(ids.get()),
                line.id(),
                me,
                address,
                number,
                c.language(),
                c.customer(),
                c.id(),
                rules,
                now());
        transaction.executeWithoutResult(_ -> {
            calling.add(step);
            audit.record(
                    actor,
                    now(),
                    "call.placed",
                    "conversation:" + id,
                    Map.of("call", step.call().id().toString()));
        });
        return CallView.of(step.call());
    }

    /** @param held whether she is to wait */
    record Hold(@NotNull Boolean held) {}

    @PostMapping("/api/v1/calls/{id}/hold")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(summary = "Let the customer wait on the line, or speak with her again")
    CallView hold(Actor actor, @PathVariable UUID id, @RequestBody @Valid Hold body) {
        return change(actor, id, call -> CallFlow.hold(call, body.held(), now()), CallPhase.TALKING, CallPhase.HELD);
    }

    @PostMapping("/api/v1/calls/{id}/hang-up")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(summary = "Hang up")
    CallView hangUp(Actor actor, @PathVariable UUID id) {
        return change(
                actor,
                id,
                call -> CallFlow.hangUp(call, rules, now()),
                CallPhase.TALKING,
                CallPhase.HELD,
                CallPhase.DIALLING);
    }

    /** @param disposition one of the house's words @param resolve whether the enquiry is closed with that */
    record WrapUp(
            @Nullable @Size(max = 50) String disposition,
            @NotNull Boolean resolve) {}

    @PostMapping("/api/v1/calls/{id}/wrap-up")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Operation(summary = "Say what came of it")
    CallView wrapUp(Actor actor, @PathVariable UUID id, @RequestBody @Valid WrapUp body) {
        if (body.disposition() != null && !dispositions.contains(body.disposition())) {
            throw Problem.unprocessable("disposition-unknown").atField("disposition");
        }
        return change(
                actor,
                id,
                call -> CallFlow.wrapUpDone(call, body.disposition(), body.resolve(), now()),
                CallPhase.WRAP_UP);
    }

    private CallView change(Actor actor, UUID id, Function<Call, Step> decide, CallPhase... in) {
        AgentId me = new AgentId(actor.id());
        Call seen = calls.find(new CallId(id))
                .filter(call -> me.equals(CallRows.agent(call.state())))
                .orElseThrow(Problem::notFound);
        Step step = Objects.requireNonNull(transaction.execute(_ -> calling.change(seen.id(), call -> {
                    if (!me.equals(CallRows.agent(call.state()))) {
                        throw Problem.notFound();
                    }
                    if (!List.of(in).contains(call.phase())) {
                        throw Problem.conflict("call-not-there");
                    }
                    return decide.apply(call);
                })
                .orElseThrow(Problem::notFound)));
        return CallView.of(step.call());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Conversation readable(Actor actor, UUID id) {
        Viewer.Staff viewer = Viewers.staff(actor);
        return desk.read(viewer, new ConversationId(id)).orElseThrow(Problem::notFound);
    }
}
