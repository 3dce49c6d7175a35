package io.pronto.conversation.call;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CallEnding;
import io.pronto.contracts.CallId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Priority;
import io.pronto.conversation.customer.Customer;
import io.pronto.conversation.customer.Customers;
import io.pronto.conversation.directory.Directory;
import io.pronto.conversation.enquiry.CallbackActions;
import io.pronto.conversation.enquiry.CallbackActions.CallbackRules;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.CustomerActions.Opening;
import io.pronto.conversation.enquiry.Decision;
import io.pronto.conversation.enquiry.Enquirer;
import io.pronto.conversation.enquiry.Entrance;
import io.pronto.conversation.enquiry.Entry;
import io.pronto.conversation.enquiry.Message;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.enquiry.PhoneActions;
import io.pronto.conversation.enquiry.PhoneActions.CallFacts;
import io.pronto.conversation.enquiry.RoutingNews.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Changes calls together with their conversations. */
public final class CallDesk {
    private final Calls calls;
    private final Conversations conversations;
    private final Customers customers;
    private final Directory directory;
    private final CallbackRules callbacks;
    private final Supplier<Moment> now;

    public CallDesk(
            Calls calls,
            Conversations conversations,
            Customers customers,
            Directory directory,
            CallbackRules callbacks,
            Supplier<Moment> now) {
        this.calls = calls;
        this.conversations = conversations;
        this.customers = customers;
        this.directory = directory;
        this.callbacks = callbacks;
        this.now = now;
    }

    /** Takes in a new call, unless its line is known. */
    public boolean add(Step first) {
        return calls.add(first, this::told);
    }

    /** Changes a call. */
    public Optional<Step> change(CallId id, Function<Call, Step> decide) {
        return calls.change(id, decide, this::told);
    }

    /** Changes the call that has been due longest. */
    public Optional<Step> changeDue(Instant at, Function<Call, Step> decide) {
        return calls.changeDue(at, decide, this::told);
    }

    /** A message was brought from the provider. @param files none when it could not be had */
    public void keepMessage(CallId id, String words, List<Entry.AttachmentRef> files) {
        calls.change(
                id,
                call -> new Step(call, List.of(), List.of(new News.Said(words))),
                step -> said(step.call(), words, files));
    }

    private Call said(Call call, String words, List<Entry.AttachmentRef> files) {
        Moment moment = now.get();
        Message message = new Message(words, files, "voicemail-" + call.id());
        CallFacts facts = facts(call, CallEnding.VOICEMAIL, null);
        Enquirer who = enquirer(call);
        ConversationId known = call.conversation();
        if (known == null) {
            return call.of(started(
                    call,
                    number -> PhoneActions.voicemail(
                            who, opening(call, number, moment), message, call.number(), facts, moment)));
        }
        conversations.change(
                known,
                message.clientId(),
                c -> PhoneActions.leftMessage(c, who, message, call.number(), facts, moment));
        return call;
    }

    private Call told(Step step) {
        Call call = step.call();
        for (News news : step.news()) {
            call = told(call, news);
        }
        return call;
    }

    private Call told(Call call, News news) {
        Moment moment = now.get();
        ConversationId id = call.conversation();
        switch (news) {
            case News.Said _ -> throw new IllegalStateException("Messages are kept with their files. Use keepMessage.");
            case News.InLine _ -> {
                return call.of(started(
                        call, number -> PhoneActions.inLine(enquirer(call), opening(call, number, moment), moment)));
            }
            case News.Over over
            when id == null -> {
                return over.ending() == CallEnding.MISSED
                        ? call.of(started(
                                call,
                                number -> PhoneActions.missed(
                                        enquirer(call),
                                        opening(call, number, moment),
                                        facts(call, over.ending(), over.agent()),
                                        moment)))
                        : call;
            }
            case News.Over over ->
                change(id, c -> PhoneActions.over(c, facts(call, over.ending(), over.agent()), callbacks, moment));
            case News.PickedUp picked ->
                change(id, c -> PhoneActions.pickedUp(c, picked.offer(), picked.agent(), picked.accepted(), moment));
            case News.Spoke spoke ->
                change(
                        id,
                        c -> PhoneActions.spoke(
                                c, named(spoke.agent()), call.outgoing(), spoke.first(), callbacks, moment));
            case News.Lost lost -> change(id, c -> PhoneActions.lost(c, named(lost.agent()), moment));
            case News.Held held -> change(id, c -> PhoneActions.held(c, held.agent(), held.held(), moment));
            case News.CallbackWanted _ -> {
                String number = call.number();
                if (number != null) {
                    change(id, c -> CallbackActions.ask(c, enquirer(call), number, null, callbacks, moment));
                }
            }
            case News.WrappedUp done ->
                change(
                        id,
                        c -> PhoneActions.wrappedUp(
                                c, named(done.agent()), call.id(), done.disposition(), done.resolve(), moment));
        }
        return call;
    }

    private void change(@Nullable ConversationId id, Function<Conversation, Decision> decide) {
        if (id != null) {
            conversations.change(id, null, decide);
        }
    }

    private ConversationId started(Call call, java.util.function.LongFunction<Decision> start) {
        if (conversations.start(call.customer(), start) instanceof Decision.Changed changed) {
            return changed.after().id();
        }
        throw new IllegalStateException("Call " + call.id() + " could not begin its conversation.");
    }

    private static Opening opening(Call call, long number, Moment moment) {
        return new Opening(
                new ConversationId(moment.ids().get()),
                number,
                Channel.PHONE,
                null,
                call.language(),
                Priority.NORMAL,
                call.topic(),
                Entrance.UNKNOWN,
                call.queue(),
                false,
                null);
    }

    private CallFacts facts(Call call, CallEnding ending, @Nullable AgentId agent) {
        return new CallFacts(
                call.id(),
                ending,
                call.outgoing(),
                call.startedAt(),
                call.queuedAt(),
                call.answeredAt(),
                call.held(),
                agent == null ? null : named(agent));
    }

    private Enquirer enquirer(Call call) {
        Customer customer = customers
                .find(call.customer())
                .orElseThrow(() -> new IllegalStateException(
                        "Call " + call.id() + " has no customer, though the database should not allow it."));
        return new Enquirer(
                customer.id(),
                customer.name() == null ? call.number() : customer.name(),
                customer.tier(),
                customer.reachable() || call.number() != null);
    }

    private Named named(AgentId agent) {
        return new Named(agent, directory.nameOf(agent).orElse(null));
    }
}
