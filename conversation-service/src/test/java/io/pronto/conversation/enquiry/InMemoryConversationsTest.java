package io.pronto.conversation.enquiry;

import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

class InMemoryConversationsTest implements ConversationsContract {

    private final InMemoryConversations conversations = new InMemoryConversations();
    private final Supplier<UUID> ids = Enquiries.ids();

    @Override
    public Conversations conversations() {
        return conversations;
    }

    @Override
    public CustomerId aCustomer() {
        return new CustomerId(ids.get());
    }

    @Override
    public List<Class<? extends ConversationEvent>> published(ConversationId id) {
        return conversations.events().stream()
                .filter(e -> e.conversation().equals(id))
                .<Class<? extends ConversationEvent>>map(ConversationEvent::getClass)
                .toList();
    }

    @Override
    public Supplier<UUID> ids() {
        return ids;
    }
}
