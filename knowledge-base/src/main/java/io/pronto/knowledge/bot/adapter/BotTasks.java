package io.pronto.knowledge.bot.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Tier;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.bot.Bot.Owed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the bot owes, durable from the moment the event is taken: one outcome per message, whatever breaks. */
final class BotTasks {
    private final JdbcClient jdbc;

    BotTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param attempt this one, from 1; also the fence: a later claim makes it void */
    record Claimed(Owed owed, int attempt) {}

    /** Stores it unless it is known. */
    void add(Owed owed) {
        List<ArticleId> chosen = owed.chosen() == null ? List.of() : List.of(owed.chosen());
        jdbc.sql("""
                        INSERT INTO bot_task (message, conversation, language, text, attachments, articles, tier, received_at)
                        VALUES (:message, :conversation, :language, :text, :attachments, :articles, :tier, :at)
                        ON CONFLICT DO NOTHING""")
                .param("message", owed.message().value())
                .param("conversation", owed.conversation().value())
                .param("language", owed.language().tag())
                .param("text", owed.text())
                .param("attachments", owed.attachments())
                .param("articles", PostgresBotSessions.ids(chosen))
                .param("tier", owed.tier() == null ? null : owed.tier().name(), java.sql.Types.VARCHAR)
                .param("at", owed.receivedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The oldest task that nobody works on and that is the next of its conversation. */
    Optional<Claimed> claim(Instant now, Duration lease) {
        return jdbc.sql("""
                        UPDATE bot_task SET claimed_until = :until, attempts = attempts + 1
                        WHERE message = (
                            SELECT t.message FROM bot_task t
                            WHERE t.done_at IS NULL AND (t.claimed_until IS NULL OR t.claimed_until < :now)
                              AND NOT EXISTS (
                                  SELECT 1 FROM bot_task e
                                  WHERE e.conversation = t.conversation AND e.done_at IS NULL
                                    AND (e.received_at, e.message) < (t.received_at, t.message))
                            ORDER BY t.received_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING message, conversation, language, text, attachments, articles, tier,
                            received_at, attempts""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .query((row, i) -> new Claimed(owed(row), row.getInt("attempts")))
                .optional();
    }

    /** Ends the task. @return false if somebody else has ended or claimed it since */
    boolean finish(Claimed task, String outcome, Instant at) {
        return jdbc.sql("""
                                UPDATE bot_task SET done_at = :at, outcome = :outcome, text = ''
                                WHERE message = :message AND done_at IS NULL AND attempts = :attempt""")
                        .param("message", task.owed().message().value())
                        .param("attempt", task.attempt())
                        .param("outcome", outcome)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Gives the task back for another try at once. */
    void release(Claimed task) {
        jdbc.sql("UPDATE bot_task SET claimed_until = NULL WHERE message = :message AND attempts = :attempt")
                .param("message", task.owed().message().value())
                .param("attempt", task.attempt())
                .update();
    }

    /** A resolved conversation is owed nothing any more. */
    void drop(ConversationId conversation, Instant at) {
        jdbc.sql("""
                        UPDATE bot_task SET done_at = :at, outcome = 'DROPPED', text = ''
                        WHERE conversation = :conversation AND done_at IS NULL""")
                .param("conversation", conversation.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    int forgetBefore(Instant then) {
        return jdbc.sql("""
                        DELETE FROM bot_task WHERE message IN (
                            SELECT message FROM bot_task WHERE done_at < :then LIMIT 1000)""").param("then", then.atOffset(ZoneOffset.UTC)).update();
    }

    private static Owed owed(ResultSet row) throws SQLException {
        List<ArticleId> chosen = PostgresBotSessions.articles(row, "articles");
        String tier = row.getString("tier");
        return new Owed(
                new ConversationId(row.getObject("conversation", UUID.class)),
                new MessageId(row.getObject("message", UUID.class)),
                Language.of(row.getString("language")).orElseThrow(),
                row.getString("text"),
                row.getInt("attachments"),
                chosen.isEmpty() ? null : chosen.getFirst(),
                tier == null ? null : Tier.valueOf(tier),
                Objects.requireNonNull(row.getObject("received_at", OffsetDateTime.class))
                        .toInstant());
    }
}
