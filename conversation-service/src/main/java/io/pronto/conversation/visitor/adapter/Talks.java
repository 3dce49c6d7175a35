package io.pronto.conversation.visitor.adapter;

import io.pronto.contracts.CustomerId;
import io.pronto.conversation.directory.Directory;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Waits;
import io.pronto.conversation.inbox.Receipts;
import java.util.Optional;

/** A visitor's conversations as she sees them. */
final class Talks {

    private final Conversations conversations;
    private final Directory directory;
    private final Waits waits;
    private final Receipts receipts;

    Talks(Conversations conversations, Directory directory, Waits waits, Receipts receipts) {
        this.conversations = conversations;
        this.directory = directory;
        this.waits = waits;
        this.receipts = receipts;
    }

    Optional<WidgetViews.Talk> current(CustomerId customer) {
        return conversations.current(customer).map(this::of);
    }

    WidgetViews.Talk of(Conversation c) {
        String agent = Optional.ofNullable(c.state().assignee())
                .flatMap(directory::nameOf)
                .orElse(null);
        return WidgetViews.talk(
                c,
                agent,
                c.status() == io.pronto.conversation.enquiry.Status.WAITING
                        ? waits.of(c.id()).orElse(null)
                        : null,
                receipts.of(c.id()).customerRead());
    }
}
