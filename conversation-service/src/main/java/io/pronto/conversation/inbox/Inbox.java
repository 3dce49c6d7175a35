package io.pronto.conversation.inbox;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.conversation.enquiry.Status;
import io.pronto.conversation.enquiry.Viewer;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of conversations. */
public interface Inbox {

    /** Which conversations of those that the viewer may see. */
    enum Scope {
        /** Assigned to the viewer and not resolved. */
        MINE,
        /** Waiting for an agent. */
        WAITING,
        /** All that the viewer may see. */
        ALL
    }

    /** What is asked for; null: no matter. {@code text}: number, part of the customer's name, e-mail or topic. */
    record Question(
            Scope scope,
            @Nullable Status state,
            @Nullable String queue,
            @Nullable String assignee,
            @Nullable CustomerId customer,
            @Nullable String text) {}

    /** Up to {@code limit} rows that the viewer may see, newest first, older than {@code before}. */
    List<ConversationSummary> list(Viewer viewer, Question question, @Nullable UUID before, int limit);

    /** Up to {@code limit} conversations of a customer, newest first, for whoever may see that customer. */
    List<ConversationSummary> ofCustomer(
            CustomerId customer, @Nullable String reader, @Nullable UUID before, int limit);

    /** Rows by id, in no order. {@code reader}: whose read state is meant; null: somebody's who never read anything. */
    List<ConversationSummary> summaries(Collection<ConversationId> ids, @Nullable String reader);
}
