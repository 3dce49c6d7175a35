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
import java.util.function.Consumer;
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
        return with(copy -> copy.facts = known);
    }

    EnquiryState withQueue(String queue) {
        return with(facts.inQueue(queue));
    }

    EnquiryState withBot(boolean answering) {
        return with(copy -> copy.withBot = answering);
    }

    /** A person is to answer from now on. */
    EnquiryState handedOff(Instant at) {
        return with(copy -> {
            copy.withBot = false;
            copy.waitingSince = unansweredSince == null ? null : at;
        });
    }

    EnquiryState awaitingCustomer(boolean waiting) {
        return with(copy -> copy.awaitingCustomer = waiting);
    }

    EnquiryState offeredTo(@Nullable AgentId agent) {
        return with(copy -> copy.offeredTo = agent);
    }

    EnquiryState assignedTo(@Nullable AgentId agent) {
        return with(copy -> {
            copy.offeredTo = null;
            copy.assignee = agent;
            copy.seenBy = agent == null ? seenBy : seenAlsoBy(agent);
        });
    }

    EnquiryState greetingSent() {
        return with(copy -> copy.greeted = true);
    }

    /** The customer wrote: an agent who waited for that waits no longer, and a resolved enquiry goes on. */
    EnquiryState asked(Instant at, boolean awaitsBot) {
        return with(copy -> {
            copy.withBot = resolved ? awaitsBot : withBot;
            copy.awaitingCustomer = false;
            copy.resolved = false;
            copy.askedAt = askedAt == null ? at : askedAt;
            copy.unansweredSince = unansweredSince == null ? at : unansweredSince;
            copy.waitingSince = waitingSince == null ? at : waitingSince;
        });
    }

    EnquiryState repliedBy(AgentId agent) {
        return with(copy -> {
            copy.withBot = false;
            copy.seenBy = seenAlsoBy(agent);
            copy.humanReplied = true;
            copy.unansweredSince = null;
            copy.waitingSince = null;
        });
    }

    /** @param byPeople whether people resolved it; otherwise the next question is a new enquiry with new promises */
    EnquiryState ended(boolean byPeople) {
        return with(copy -> {
            copy.withBot = false;
            copy.awaitingCustomer = false;
            copy.resolved = true;
            copy.offeredTo = null;
            copy.assignee = null;
            copy.greeted = true;
            copy.askedAt = byPeople ? askedAt : null;
            copy.unansweredSince = null;
            copy.waitingSince = null;
        });
    }

    EnquiryState reopened(boolean bot) {
        return with(copy -> {
            copy.withBot = bot;
            copy.awaitingCustomer = false;
            copy.resolved = false;
        });
    }

    private EnquiryState with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.done();
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

    /** All facts, laid open for one change. */
    private static final class Copy {
        private final ConversationId conversation;
        private Enquiry facts;
        private boolean withBot;
        private boolean awaitingCustomer;
        private boolean resolved;
        private @Nullable AgentId offeredTo;
        private @Nullable AgentId assignee;
        private Set<AgentId> seenBy;
        private boolean greeted;
        private boolean humanReplied;
        private @Nullable Instant askedAt;
        private @Nullable Instant unansweredSince;
        private @Nullable Instant waitingSince;

        Copy(EnquiryState of) {
            conversation = of.conversation;
            facts = of.facts;
            withBot = of.withBot;
            awaitingCustomer = of.awaitingCustomer;
            resolved = of.resolved;
            offeredTo = of.offeredTo;
            assignee = of.assignee;
            seenBy = of.seenBy;
            greeted = of.greeted;
            humanReplied = of.humanReplied;
            askedAt = of.askedAt;
            unansweredSince = of.unansweredSince;
            waitingSince = of.waitingSince;
        }

        EnquiryState done() {
            return new EnquiryState(
                    conversation,
                    facts,
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
    }
}
