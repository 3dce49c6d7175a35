package io.pronto.conversation.enquiry;

import io.pronto.contracts.ConversationId;
import java.util.Optional;

/** The newest estimates for those who wait. */
@FunctionalInterface
public interface Waits {

    /** What was said last to the customer of that conversation, if it still waits. */
    Optional<WaitEstimate> of(ConversationId conversation);
}
