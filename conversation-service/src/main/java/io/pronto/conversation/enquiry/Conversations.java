package io.pronto.conversation.enquiry;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** All conversations and their transcripts. A change is one transaction: state, entries and events, or nothing. */
public interface Conversations {

    /**
     * Changes one conversation. Changes of the same conversation take place one after the other.
     *
     * @param clientId the writer's name for the message; when an entry of this conversation has it already, nothing is
     *     decided and that entry comes back in {@link Decision.Unchanged}
     * @return nothing if there is no such conversation
     */
    Optional<Decision> change(ConversationId id, @Nullable String clientId, Function<Conversation, Decision> decide);

    /**
     * Changes the customer's newest chat conversation. Concurrent calls for one customer never make two conversations
     * of one.
     *
     * @param start what to do when there is none, or when {@code decide} refuses with {@link Refusal#TOO_OLD}; gets a
     *     fresh {@link Conversation#number()}. Null: nothing is started and nothing, or the refusal, comes back
     */
    Optional<Decision> changeCurrent(
            CustomerId customer,
            @Nullable String clientId,
            Function<Conversation, Decision> decide,
            @Nullable LongFunction<Decision> start);

    /** Starts a conversation; {@code start} gets a fresh {@link Conversation#number()}. */
    Decision start(CustomerId customer, LongFunction<Decision> start);

    /** The conversation, if there is one of that id. */
    Optional<Conversation> find(ConversationId id);

    /** The customer's newest chat conversation. */
    Optional<Conversation> current(CustomerId customer);

    /** Whether the agent has, had or wrote in a conversation of that customer. */
    boolean serves(AgentId agent, CustomerId customer);

    /** Up to {@code limit} (1 to 200) entries after that sequence, oldest first. */
    List<Entry> after(ConversationId id, long sequence, int limit);

    /** Up to {@code limit} (1 to 200) entries before that sequence, oldest first. */
    List<Entry> before(ConversationId id, long sequence, int limit);

    /** One entry of one conversation. */
    Optional<Entry> entry(ConversationId id, MessageId entry);

    /** The newest {@code limit} messages that customers wrote in it, oldest first. */
    List<Entry> lastWordsOfCustomer(ConversationId id, int limit);

    /**
     * Takes the conversation that has been due longest, if any is due, and changes it; two callers never take the same.
     *
     * @return what was decided; nothing when none is due
     */
    Optional<Decision> changeDue(Instant now, Function<Conversation, Decision> decide);
}
