package io.pronto.analytics.fact;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where facts and measurements are kept. Every method runs in the transaction of the event that calls it. */
public interface FactBook {
    /** The row of this conversation, held against other writers until the transaction ends. */
    Optional<ConversationFact> find(ConversationId conversation);

    /**
     * Stores the row, adds or replaces what was measured and removes what no longer holds. Measurements of the
     * conversation as a whole follow its channel, queue and agent.
     */
    void save(Story.Step step);

    /** Stores one measurement of a known conversation; replaces one with the same measure and key. */
    void measure(ConversationId conversation, Measurement measurement);

    /** Keeps an event of a conversation that is not known yet: services do not wait for each other. */
    void keepEarly(ConversationId conversation, Event event);

    /** The kept events of this conversation in their order of arrival; they are kept no longer. */
    List<Event> takeEarly(ConversationId conversation);

    /** The conversations that the bot resolved for this customer since then and whose customer has not come back yet. */
    List<ConversationFact> selfServedSince(CustomerId customer, Instant since);
}
