package io.pronto.knowledge.bot.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.Choice;
import io.pronto.contracts.ConversationId;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.bot.BotSession;
import io.pronto.knowledge.bot.BotSessions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

final class PostgresBotSessions implements BotSessions {
    private final JdbcClient jdbc;

    PostgresBotSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<BotSession> find(ConversationId conversation) {
        return jdbc.sql("""
                        SELECT conversation, language, question, answered, rejected, offered, labels, misses,
                            confidence, shown
                        FROM bot_session WHERE conversation = :conversation""")
                .param("conversation", conversation.value())
                .query((row, i) -> session(row))
                .optional();
    }

    @Override
    public void save(BotSession session, Instant at) {
        jdbc.sql("""
                        INSERT INTO bot_session (conversation, language, question, answered, rejected, offered, labels,
                                                 misses, confidence, shown, updated_at)
                        VALUES (:conversation, :language, :question, :answered, :rejected, :offered, :labels, :misses,
                            :confidence, :shown, :at)
                        ON CONFLICT (conversation) DO UPDATE SET
                            language = excluded.language, question = excluded.question, answered = excluded.answered,
                            rejected = excluded.rejected, offered = excluded.offered, labels = excluded.labels,
                            misses = excluded.misses, confidence = excluded.confidence, shown = excluded.shown,
                            updated_at = excluded.updated_at""")
                .param("conversation", session.conversation().value())
                .param("language", session.language().tag())
                .param("question", session.question())
                .param("answered", ids(session.answered()))
                .param("rejected", ids(session.rejected()))
                .param(
                        "offered",
                        ids(session.offered().stream().map(Choice::article).toList()))
                .param("labels", session.offered().stream().map(Choice::label).toArray(String[]::new))
                .param("misses", session.misses())
                .param("confidence", session.confidence())
                .param("shown", session.shown().toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void forget(ConversationId conversation) {
        jdbc.sql("DELETE FROM bot_session WHERE conversation = :conversation")
                .param("conversation", conversation.value())
                .update();
    }

    @Override
    public int forgetBefore(Instant then) {
        return jdbc.sql("""
                        DELETE FROM bot_session WHERE conversation IN (
                            SELECT conversation FROM bot_session WHERE updated_at < :then LIMIT 1000)""").param("then", then.atOffset(ZoneOffset.UTC)).update();
    }

    private static BotSession session(ResultSet row) throws SQLException {
        List<ArticleId> offered = articles(row, "offered");
        String[] labels = (String[]) row.getArray("labels").getArray();
        List<Choice> choices = new ArrayList<>();
        for (int at = 0; at < offered.size(); at++) {
            choices.add(new Choice(offered.get(at), labels[at]));
        }
        return new BotSession(
                new ConversationId(row.getObject("conversation", UUID.class)),
                Language.of(row.getString("language")).orElseThrow(),
                row.getString("question"),
                articles(row, "answered"),
                new HashSet<>(articles(row, "rejected")),
                choices,
                row.getInt("misses"),
                row.getDouble("confidence"),
                List.of((String[]) row.getArray("shown").getArray()));
    }

    static List<ArticleId> articles(ResultSet row, String column) throws SQLException {
        return Stream.of((UUID[]) row.getArray(column).getArray())
                .map(ArticleId::new)
                .toList();
    }

    static UUID[] ids(Collection<ArticleId> articles) {
        return articles.stream().map(ArticleId::value).toArray(UUID[]::new);
    }
}
