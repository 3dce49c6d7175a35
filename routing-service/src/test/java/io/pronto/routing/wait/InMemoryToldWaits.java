package io.pronto.routing.wait;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.QueueId;
import java.util.HashMap;
import java.util.Map;

/** The twin of the real store. */
public final class InMemoryToldWaits implements ToldWaits {
    private final Map<ConversationId, ToldWait> told = new HashMap<>();
    private final Map<ConversationId, QueueId> queues = new HashMap<>();

    @Override
    public Map<ConversationId, ToldWait> in(QueueId queue) {
        Map<ConversationId, ToldWait> found = new HashMap<>();
        told.forEach((conversation, wait) -> {
            if (queue.equals(queues.get(conversation))) {
                found.put(conversation, wait);
            }
        });
        return found;
    }

    @Override
    public void save(QueueId queue, ToldWait wait) {
        told.put(wait.conversation(), wait);
        queues.put(wait.conversation(), queue);
    }

    @Override
    public void forget(QueueId queue, ConversationId conversation) {
        if (queue.equals(queues.get(conversation))) {
            told.remove(conversation);
            queues.remove(conversation);
        }
    }
}
