package io.pronto.conversation.inbox;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.conversation.enquiry.Enquiries;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

class InMemoryDraftsTest implements DraftsContract {

    private final Drafts drafts = new InMemoryDrafts();
    private final Supplier<UUID> ids = Enquiries.ids();

    @Override
    public Drafts drafts() {
        return drafts;
    }

    @Override
    public ConversationId aConversation() {
        return new ConversationId(ids.get());
    }

    /** The twin of the real store. */
    static final class InMemoryDrafts implements Drafts {

        private record Key(ConversationId conversation, AgentId agent) {}

        private final Map<Key, Draft> all = new HashMap<>();

        @Override
        public Optional<Draft> find(ConversationId conversation, AgentId agent) {
            return Optional.ofNullable(all.get(new Key(conversation, agent)));
        }

        @Override
        public void keep(ConversationId conversation, AgentId agent, Draft draft) {
            Key key = new Key(conversation, agent);
            if (draft.text().isEmpty()) {
                all.remove(key);
            } else {
                all.merge(key, draft, (old, fresh) -> old.at().isAfter(fresh.at()) ? old : fresh);
            }
        }
    }
}
