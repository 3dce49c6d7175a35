package io.pronto.sla.clock;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.sla.policy.Enquiry;
import io.pronto.sla.policy.Stage;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the promises of a conversation depend on, gathered from events.
 *
 * <p>Conversation and routing tell independently, so that news of one may overtake the other's: each fact is kept on its
 * own and {@link #stage()} is read off all of them.
 *
 * @param facts what policies match on
 * @param withBot the bot is answering
 * @param awaitingCustomer the agent waits for the customer
 * @param offeredTo who is being asked to take it
 * @param assignee who has it
 * @param seenBy everybody who ever had it or answered, the last {@value #MAX_SEEN}
 * @param greeted the automatic greeting went out, or the enquiry is past it
 * @param humanReplied a person has answered once
 * @param askedAt the first customer message of the enquiry, if there was one
 * @param unansweredSince the first customer message after the last human reply
 * @param waitingSince the same without the time of the bot: since then a person is awaited
 */
public record EnquiryState(
        ConversationId conversation,
        Enquiry facts,
        boolean withBot,
        boolean awaitingCustomer,
        boolean resolved,
        @Nullable AgentId offeredTo,
        @Nullable AgentId assignee,
        Set<AgentId> seenBy,
        boolean greeted,
        boolean humanReplied,
        @Nullable Instant askedAt,
        @Nullable Instant unansweredSince,
        @Nullable Instant waitingSince) {
    static final int MAX_SEEN = 50;

    public EnquiryState {
        seenBy = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(seenBy));
    }

    /** Before its first event. */
    public static EnquiryState unknown(ConversationId conversation) {
        Enquiry facts = new Enquiry(Channel.CHAT, null, Priority.NORMAL, Tier.STANDARD, "en", null);
        return new EnquiryState(
                conversation, facts, false, false, false, null, null, Set.of(), false, false, null, null, null);
    }

    /** Where the enquiry is. */
    public Stage stage() {
        if (resolved) {
            return Stage.RESOLVED;
        }
        if (withBot) {
            return Stage.BOT;
        }
        if (awaitingCustomer) {
            return Stage.CUSTOMER;
        }
        if (assignee != null) {
            return Stage.AGENT;
        }
        return offeredTo != null ? Stage.OFFERED : Stage.ROUTING;
    }

    EnquiryState with(Enquiry known) {
        return new EnquiryState(
                conversation,
                known,
                withBot,
                awaitingCustomer,
                resolved,
                offeredTo,
                assignee,
                seenBy,
                greeted,
                humanReplied,
                askedAt,
                unansweredSince,
                waitingSince);
    }

    EnquiryState withQueue(String queue) {
        return with(facts.inQueue(queue));
    }

    EnquiryState withBot(boolean answering) {
        return new EnquiryState(
                conversation,
                facts,
                answering,
                awaitingCustomer,
                resolved,
                offeredTo,
                assignee,
                seenBy,
                greeted,
                humanReplied,
                askedAt,
                unansweredSince,
                waitingSince);
    }

    /** A person is to answer from now on. */
    EnquiryState handedOff(Instant at) {
        return new EnquiryState(
                conversation,
                facts,
                false,
                awaitingCustomer,
                resolved,
                offeredTo,
                assignee,
                seenBy,
                greeted,
                humanReplied,
                askedAt,
                unansweredSince,
                unansweredSince == null ? null : at);
    }

    EnquiryState awaitingCustomer(boolean waiting) {
        return new EnquiryState(
                conversation,
                facts,
                withBot,
                waiting,
                resolved,
                offeredTo,
                assignee,
                seenBy,
                greeted,
                humanReplied,
                askedAt,
                unansweredSince,
                waitingSince);
    }

    EnquiryState offeredTo(@Nullable AgentId agent) {
        return new EnquiryState(
                conversation,
                facts,
                withBot,
                awaitingCustomer,
                resolved,
                agent,
                assignee,
                seenBy,
                greeted,
                humanReplied,
                askedAt,
                unansweredSince,
                waitingSince);
    }

    EnquiryState assignedTo(@Nullable AgentId agent) {
        return new EnquiryState(
                conversation,
                facts,
                withBot,
                awaitingCustomer,
                resolved,
                null,
                agent,
                agent == null ? seenBy : seenAlsoBy(agent),
                greeted,
                humanReplied,
                askedAt,
                unansweredSince,
                waitingSince);
    }

    EnquiryState greetingSent() {
        return new EnquiryState(
                conversation,
                facts,
                withBot,
                awaitingCustomer,
                resolved,
                offeredTo,
                assignee,
                seenBy,
                true,
                humanReplied,
                askedAt,
                unansweredSince,
                waitingSince);
    }

    /** The customer wrote: an agent who waited for that waits no longer, and a resolved enquiry goes on. */
    EnquiryState asked(Instant at, boolean awaitsBot) {
        return new EnquiryState(
                conversation,
                facts,
                resolved ? awaitsBot : withBot,
                false,
                false,
                offeredTo,
                assignee,
                seenBy,
                greeted,
                humanReplied,
                askedAt == null ? at : askedAt,
                unansweredSince == null ? at : unansweredSince,
                waitingSince == null ? at : waitingSince);
    }

    EnquiryState repliedBy(AgentId agent) {
        return new EnquiryState(
                conversation,
                facts,
                false,
                awaitingCustomer,
                resolved,
                offeredTo,
                assignee,
                seenAlsoBy(agent),
                greeted,
                true,
                askedAt,
                null,
                null);
    }

    /** @param byPeople whether people resolved it; otherwise the next question is a new enquiry with new promises */
    EnquiryState ended(boolean byPeople) {
        return new EnquiryState(
                conversation,
                facts,
                false,
                false,
                true,
                null,
                null,
                seenBy,
                true,
                humanReplied,
                byPeople ? askedAt : null,
                null,
                null);
    }

    EnquiryState reopened(boolean bot) {
        return new EnquiryState(
                conversation,
                facts,
                bot,
                false,
                false,
                offeredTo,
                assignee,
                seenBy,
                greeted,
                humanReplied,
                askedAt,
                unansweredSince,
                waitingSince);
    }

    private Set<AgentId> seenAlsoBy(AgentId agent) {
        Set<AgentId> all = new LinkedHashSet<>(seenBy);
        all.remove(agent);
        if (all.size() >= MAX_SEEN) {
            all.remove(all.iterator().next());
        }
        all.add(agent);
        return all;
    }
}
