package io.pronto.conversation.inbox;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.conversation.enquiry.Enquiries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

class InMemoryReceiptsTest implements ReceiptsContract {

    private static final long ENTRIES = 2;

    private final Receipts receipts = new InMemoryReceipts();
    private final Supplier<UUID> ids = Enquiries.ids();

    @Override
    public Receipts receipts() {
        return receipts;
    }

    @Override
    public ConversationId aConversation() {
        return new ConversationId(ids.get());
    }

    /** The twin of the real store, for conversations of two entries. */
    static final class InMemoryReceipts implements Receipts {
        private final Map<ConversationId, Receipt> all = new HashMap<>();
        private final Map<ConversationId, Map<String, Long>> places = new HashMap<>();

        @Override
        public Receipt of(ConversationId conversation) {
            return all.getOrDefault(conversation, Receipt.NONE);
        }

        @Override
        public List<Mark> mark(List<Mark> marks) {
            List<Mark> moved = new ArrayList<>();
            for (Mark m : marks) {
                Receipt was = of(m.conversation());
                long upTo = Math.min(m.upTo(), ENTRIES);
                boolean customer = m.side() == Side.CUSTOMER;
                Receipt is = new Receipt(
                        customer ? Math.max(was.customerDelivered(), upTo) : was.customerDelivered(),
                        customer && m.read() ? Math.max(was.customerRead(), upTo) : was.customerRead(),
                        customer ? was.staffDelivered() : Math.max(was.staffDelivered(), upTo),
                        !customer && m.read() ? Math.max(was.staffRead(), upTo) : was.staffRead());
                if (!is.equals(was)) {
                    all.put(m.conversation(), is);
                    moved.add(m);
                }
            }
            return moved;
        }

        @Override
        public void read(ConversationId conversation, AgentId agent, long upTo) {
            places.computeIfAbsent(conversation, _ -> new HashMap<>())
                    .merge(agent.value(), Math.min(upTo, ENTRIES), Math::max);
        }

        @Override
        public Map<ConversationId, List<Place>> places(List<ConversationId> conversations) {
            Map<ConversationId, List<Place>> found = new HashMap<>();
            conversations.stream()
                    .filter(places::containsKey)
                    .forEach(id -> found.put(
                            id,
                            places.get(id).entrySet().stream()
                                    .map(e -> new Place(e.getKey(), e.getValue(), e.getValue() == 0 ? 1 : 0))
                                    .toList()));
            return found;
        }
    }
}
