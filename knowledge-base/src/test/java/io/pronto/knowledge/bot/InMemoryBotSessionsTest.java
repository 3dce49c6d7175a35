package io.pronto.knowledge.bot;

import io.pronto.contracts.ConversationId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class InMemoryBotSessionsTest implements BotSessionsContract {
    private final BotSessions sessions = new InMemoryBotSessions();

    @Override
    public BotSessions sessions() {
        return sessions;
    }

    /** Sessions that live as long as a test. */
    static final class InMemoryBotSessions implements BotSessions {
        private final Map<ConversationId, BotSession> sessions = new HashMap<>();
        private final Map<ConversationId, Instant> touched = new HashMap<>();

        @Override
        public Optional<BotSession> find(ConversationId conversation) {
            return Optional.ofNullable(sessions.get(conversation));
        }

        @Override
        public void save(BotSession session, Instant at) {
            sessions.put(session.conversation(), session);
            touched.put(session.conversation(), at);
        }

        @Override
        public void forget(ConversationId conversation) {
            sessions.remove(conversation);
            touched.remove(conversation);
        }

        @Override
        public int forgetBefore(Instant then) {
            int before = sessions.size();
            touched.values().removeIf(at -> at.isBefore(then));
            sessions.keySet().retainAll(touched.keySet());
            return before - sessions.size();
        }
    }
}
