package io.pronto.analytics.bot.adapter;

import io.pronto.analytics.bot.BotReport;
import io.pronto.analytics.bot.BotReport.ArticleLine;
import io.pronto.analytics.bot.BotReport.Reason;
import io.pronto.contracts.ArticleId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.Citation;
import io.pronto.contracts.ConversationEvent.AnswerJudged;
import io.pronto.contracts.ConversationEvent.BotReplied;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.KnowledgeEvent.AnswerGiven;
import io.pronto.contracts.KnowledgeEvent.ArticlePublished;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bot's answers in the table {@code bot_answer}, and what a period's sessions came to. */
final class BotAnswers {
    private static final int MOST_ARTICLES = 200;

    /** Sessions of a period and channel, with how each ended. A session is good when no person and no second try was needed. */
    private static final String SESSIONS = """
            WITH session AS (
                SELECT f.id, f.handed_off_at IS NOT NULL AS handed_off, f.handoff_reason, f.recontacted_at IS NOT NULL AS recontacted,
                    coalesce(m.good, false) AS resolved
                FROM conversation_fact f
                LEFT JOIN measurement m ON m.conversation = f.id AND m.measure = 'BOT_SESSION' AND m.key = ''
                WHERE f.with_bot AND f.started_at >= :begin AND f.started_at < :end
                    AND (CAST(:channel AS text) IS NULL OR f.channel = :channel)
            ), answer AS (
                SELECT a.* FROM bot_answer a JOIN session s ON s.id = a.conversation WHERE a.told
            ) """;

    private final JdbcClient sql;

    BotAnswers(JdbcClient sql) {
        this.sql = sql;
    }

    /** The knowledge base gave it; the transcript may have told of it before. */
    void given(AnswerGiven event) {
        sql.sql("""
                        INSERT INTO bot_answer (in_reply_to, conversation, told, articles, confidence, at)
                        VALUES (:inReplyTo, :conversation, true, :articles, :confidence, :at)
                        ON CONFLICT (in_reply_to) DO UPDATE SET told = true, articles = excluded.articles,
                            confidence = excluded.confidence, at = excluded.at""")
                .param("inReplyTo", event.inReplyTo().value())
                .param("conversation", event.conversation().value())
                .param(
                        "articles",
                        event.citations().stream()
                                .map(Citation::article)
                                .map(ArticleId::value)
                                .distinct()
                                .toArray(UUID[]::new))
                .param("confidence", event.confidence())
                .param("at", time(event.at()))
                .update();
    }

    /** It stands in the transcript under that message, by which the customer judges it. */
    void shown(BotReplied event) {
        sql.sql("""
                        INSERT INTO bot_answer (in_reply_to, conversation, message, at)
                        VALUES (:inReplyTo, :conversation, :message, :at)
                        ON CONFLICT (in_reply_to) DO UPDATE SET message = excluded.message""")
                .param("inReplyTo", event.inReplyTo().value())
                .param("conversation", event.conversation().value())
                .param("message", event.message().value())
                .param("at", time(event.at()))
                .update();
    }

    void judged(AnswerJudged event) {
        sql.sql("UPDATE bot_answer SET helpful = :helpful WHERE message = :message")
                .param("helpful", event.helpful())
                .param("message", event.message().value())
                .update();
    }

    void titled(ArticlePublished event) {
        sql.sql("""
                        INSERT INTO article_title (article, title, language) VALUES (:article, :title, :language)
                        ON CONFLICT (article) DO UPDATE SET title = excluded.title""")
                .param("article", event.article().value())
                .param("title", event.title())
                .param("language", event.language())
                .update();
    }

    /** @param channel null for all */
    BotReport report(Instant begin, Instant end, @Nullable Channel channel) {
        List<ArticleLine> articles = selected("""
                        SELECT a.article, t.title, t.language, count(*) AS answers, count(DISTINCT a.conversation) AS sessions,
                            count(DISTINCT a.conversation) FILTER (WHERE s.resolved) AS resolved,
                            count(DISTINCT a.conversation) FILTER (WHERE s.handed_off) AS handed_off,
                            count(*) FILTER (WHERE NOT a.helpful) AS rejected, count(*) FILTER (WHERE a.helpful) AS helpful
                        FROM (SELECT unnest(articles) AS article, conversation, helpful FROM answer) a
                        JOIN session s ON s.id = a.conversation LEFT JOIN article_title t ON t.article = a.article
                        GROUP BY a.article, t.title, t.language ORDER BY answers DESC, a.article LIMIT\s""" + MOST_ARTICLES, begin, end, channel)
                .query((row, i) -> new ArticleLine(
                        new ArticleId(row.getObject("article", UUID.class)),
                        row.getString("title"),
                        row.getString("language"),
                        row.getLong("answers"),
                        row.getLong("sessions"),
                        row.getLong("resolved"),
                        row.getLong("handed_off"),
                        row.getLong("rejected"),
                        row.getLong("helpful")))
                .list();
        record Counted(HandoffReason reason, long sessions) {}
        List<Counted> reasons = selected("""
                        SELECT handoff_reason, count(*) AS n FROM session
                        WHERE handed_off AND handoff_reason IS NOT NULL GROUP BY handoff_reason ORDER BY n DESC, handoff_reason""", begin, end, channel)
                .query((row, i) ->
                        new Counted(HandoffReason.valueOf(row.getString("handoff_reason")), row.getLong("n")))
                .list();
        return selected("""
                        SELECT (SELECT count(*) FROM session) AS sessions,
                            (SELECT count(DISTINCT conversation) FROM answer) AS answered,
                            (SELECT count(*) FROM session WHERE resolved AND NOT handed_off AND NOT recontacted) AS resolved,
                            (SELECT count(*) FROM session WHERE recontacted) AS recontacted,
                            (SELECT count(*) FROM session WHERE handed_off) AS handed_off,
                            (SELECT count(*) FROM answer) AS answers,
                            (SELECT count(*) FROM answer WHERE NOT helpful) AS rejected,
                            (SELECT count(*) FROM answer WHERE helpful) AS helpful""", begin, end, channel)
                .query((row, i) -> {
                    long sessions = row.getLong("sessions");
                    return new BotReport(
                            sessions,
                            row.getLong("answered"),
                            row.getLong("resolved"),
                            row.getLong("recontacted"),
                            row.getLong("handed_off"),
                            row.getLong("answers"),
                            row.getLong("rejected"),
                            row.getLong("helpful"),
                            reasons.stream()
                                    .map(one -> new Reason(
                                            one.reason(), one.sessions(), (double) one.sessions() / sessions))
                                    .toList(),
                            articles);
                })
                .single();
    }

    private JdbcClient.StatementSpec selected(String statement, Instant begin, Instant end, @Nullable Channel channel) {
        return sql.sql(SESSIONS + statement)
                .param("begin", time(begin))
                .param("end", time(end))
                .param("channel", channel == null ? null : channel.name(), java.sql.Types.VARCHAR);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
