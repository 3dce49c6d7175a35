package io.pronto.knowledge.bot;

import io.pronto.contracts.ConversationId;
import java.time.Instant;
import java.util.Optional;

/** What the bot remembers, per conversation. */
public interface BotSessions {
    Optional<BotSession> find(ConversationId conversation);

    void save(BotSession session, Instant at);

    void forget(ConversationId conversation);

    /** Forgets sessions untouched since then. @return how many, at most 1,000 */
    int forgetBefore(Instant then);
}
