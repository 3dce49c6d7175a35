package io.pronto.conversation.enquiry;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Outcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose turn it is in a conversation. Which state may follow which is in {@link Transitions}. */
public sealed interface ConversationState {

    /** Which of the states this is. */
    Status status();

    /** When somebody has to look again even if nothing happens; null when only an event can move it. */
    @Nullable
    Instant dueAt();

    /** Who answers the customer, if it is a person by now. */
    default @Nullable AgentId assignee() {
        return null;
    }

    /**
     * The bot answers.
     *
     * @param open customer messages that the bot has not answered, oldest first
     * @param quietUntil when silence means that the answer was enough; null while a question is open
     */
    record WithBot(List<OpenQuestion> open, @Nullable Instant quietUntil) implements ConversationState {
        public WithBot {
            open = List.copyOf(open);
        }

        /** Whether the bot still owes an answer to that message. */
        public boolean owes(MessageId message) {
            return open.stream().anyMatch(q -> q.message().equals(message));
        }

        @Override
        public Status status() {
            return Status.WITH_BOT;
        }

        @Override
        public @Nullable Instant dueAt() {
            return open.stream()
                    .map(OpenQuestion::due)
                    .min(Comparator.naturalOrder())
                    .orElse(quietUntil);
        }
    }

    /** A customer message that the bot has to answer until {@code due}. */
    record OpenQuestion(MessageId message, Instant due) {}

    /**
     * People are needed and nobody has it yet.
     *
     * @param since the first unanswered customer message
     * @param goneCheckAt when to see whether the customer is still there; null when she can be reached anyway
     */
    record Waiting(Instant since, @Nullable Instant goneCheckAt) implements ConversationState {
        @Override
        public Status status() {
            return Status.WAITING;
        }

        @Override
        public @Nullable Instant dueAt() {
            return goneCheckAt;
        }
    }

    /** An agent has it and it is the agent's turn, or nobody's. */
    record Assigned(AgentId agent, Instant since) implements ConversationState {
        @Override
        public Status status() {
            return Status.ASSIGNED;
        }

        @Override
        public @Nullable Instant dueAt() {
            return null;
        }

        @Override
        public AgentId assignee() {
            return agent;
        }
    }

    /** An agent has it and said that the customer has to answer first. */
    record AwaitingCustomer(AgentId agent, Instant since) implements ConversationState {
        @Override
        public Status status() {
            return Status.AWAITING_CUSTOMER;
        }

        @Override
        public @Nullable Instant dueAt() {
            return null;
        }

        @Override
        public AgentId assignee() {
            return agent;
        }
    }

    /** Closed. {@code agent} is who had it last, if anybody. */
    record Resolved(Outcome outcome, @Nullable AgentId agent, Instant at) implements ConversationState {
        @Override
        public Status status() {
            return Status.RESOLVED;
        }

        @Override
        public @Nullable Instant dueAt() {
            return null;
        }
    }
}
