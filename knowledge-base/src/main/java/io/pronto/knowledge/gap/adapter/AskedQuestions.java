package io.pronto.knowledge.gap.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ArticleId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.MessageId;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.gap.Fate;
import io.pronto.knowledge.gap.Wording;
import io.pronto.knowledge.privacy.Masking;
import io.pronto.knowledge.search.Passages;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What events tell of customers' questions, in the table {@code asked_question}. */
final class AskedQuestions {
    private static final int LONGEST = 1_000;
    private static final int LONGEST_REPLY = 4_000;
    /** A wish for a person that says more than that is a question, too. */
    private static final int MERE_WISH = 60;

    private final JdbcClient jdbc;

    AskedQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A customer wrote. @param withBot whether the bot owes an answer */
    void heard(
            ConversationId conversation,
            MessageId message,
            Language language,
            String text,
            boolean withBot,
            Instant at) {
        String masked = Masking.mask(text).text();
        Optional<Newest> newest = withBot ? Optional.empty() : newest(conversation);
        if (newest.isPresent() && !newest.get().replied()) {
            Newest open = newest.get();
            if (open.fate() == Fate.FOR_PEOPLE && !open.withBot()) {
                jdbc.sql("""
                                UPDATE asked_question SET text = left(text || E'\\n' || :text, :longest), changed_at = :at
                                WHERE message = :message""")
                        .param("text", masked)
                        .param("longest", LONGEST)
                        .param("at", time(at))
                        .param("message", open.message())
                        .update();
                return;
            }
            if (open.fate().missed()) {
                // She waits for what she has asked; "hello?" is no new question.
                return;
            }
        }
        jdbc.sql("""
                        INSERT INTO asked_question
                            (message, conversation, language, text, fate, with_bot, asked_at, changed_at)
                        VALUES (:message, :conversation, :language, :text, :fate, :withBot, :at, :at)
                        ON CONFLICT DO NOTHING""")
                .param("message", message.value())
                .param("conversation", conversation.value())
                .param("language", language.tag())
                .param("text", cut(masked, LONGEST))
                .param("fate", (withBot ? Fate.OPEN : Fate.FOR_PEOPLE).name())
                .param("withBot", withBot)
                .param("at", time(at))
                .update();
    }

    private record Newest(
            UUID message,
            Fate fate,
            boolean withBot,
            boolean replied,
            @Nullable String agent) {}

    private Optional<Newest> newest(ConversationId conversation) {
        return jdbc.sql("""
                        SELECT message, fate, with_bot, reply IS NOT NULL AS replied, reply_agent FROM asked_question
                        WHERE conversation = :conversation ORDER BY asked_at DESC, message DESC LIMIT 1 FOR UPDATE""")
                .param("conversation", conversation.value())
                .query((rs, i) -> new Newest(
                        rs.getObject("message", UUID.class),
                        Fate.valueOf(rs.getString("fate")),
                        rs.getBoolean("with_bot"),
                        rs.getBoolean("replied"),
                        rs.getString("reply_agent")))
                .optional();
    }

    /** The bot answered that message; if it was a choice among articles, the question before it. */
    void answered(ConversationId conversation, MessageId message, List<ArticleId> articles, Instant at) {
        jdbc.sql("""
                        UPDATE asked_question SET fate = 'ANSWERED', articles = :articles, wanted_at = :at, changed_at = :at
                        WHERE message = (SELECT message FROM asked_question
                            WHERE conversation = :conversation AND fate = 'OPEN'
                            ORDER BY message = :message DESC, asked_at DESC LIMIT 1)""")
                .param("conversation", conversation.value())
                .param("message", message.value())
                .param("articles", ids(articles))
                .param("at", time(at))
                .update();
    }

    /** The bot gave up on that message. */
    void gaveUp(ConversationId conversation, MessageId message, HandoffReason reason, Instant at) {
        Fate fate = Fate.of(reason);
        if (reason == HandoffReason.ASKED_FOR_PERSON) {
            forgetMereWish(message);
        } else if (fate == Fate.REJECTED) {
            // The message says that the answer was wrong; the question is the one before.
            jdbc.sql("DELETE FROM asked_question WHERE message = :message AND fate = 'OPEN'")
                    .param("message", message.value())
                    .update();
            rejected(conversation, List.of(), at);
        }
        settle(conversation, fate, at);
    }

    private void forgetMereWish(MessageId message) {
        jdbc.sql("SELECT text FROM asked_question WHERE message = :message AND fate = 'OPEN'")
                .param("message", message.value())
                .query(String.class)
                .optional()
                .filter(text -> Passages.weight(text) <= MERE_WISH)
                .ifPresent(text -> jdbc.sql("DELETE FROM asked_question WHERE message = :message")
                        .param("message", message.value())
                        .update());
    }

    /** People have it: what nobody has answered yet has that fate. */
    void settle(ConversationId conversation, Fate fate, Instant at) {
        jdbc.sql("""
                        UPDATE asked_question SET fate = :fate, changed_at = :at,
                            wanted_at = CASE WHEN :missed THEN CAST(:at AS timestamptz) END
                        WHERE conversation = :conversation AND fate = 'OPEN'""")
                .param("fate", fate.name())
                .param("missed", fate.missed())
                .param("at", time(at))
                .param("conversation", conversation.value())
                .update();
    }

    /** The last answer did not help. @param articles what it rested on; none means whichever */
    void rejected(ConversationId conversation, List<ArticleId> articles, Instant at) {
        jdbc.sql("""
                        UPDATE asked_question SET fate = 'REJECTED', wanted_at = :at, changed_at = :at
                        WHERE message = (SELECT message FROM asked_question
                            WHERE conversation = :conversation AND fate = 'ANSWERED'
                                AND (cardinality(:articles) = 0 OR articles && :articles)
                            ORDER BY asked_at DESC LIMIT 1)""")
                .param("conversation", conversation.value())
                .param("articles", ids(articles))
                .param("at", time(at))
                .update();
    }

    /** The customer rated the bot's answers badly; where a person helped, the rating is hers. */
    void ratedBadly(ConversationId conversation, Instant at) {
        jdbc.sql("""
                        UPDATE asked_question SET fate = 'BADLY_RATED', wanted_at = :at, changed_at = :at
                        WHERE conversation = :conversation AND fate = 'ANSWERED' AND NOT EXISTS (
                            SELECT FROM asked_question r WHERE r.conversation = :conversation AND r.reply IS NOT NULL)""")
                .param("conversation", conversation.value())
                .param("at", time(at))
                .update();
    }

    /** A colleague replied, maybe in several messages. */
    void replied(ConversationId conversation, MessageId message, AgentId agent, String text, Instant at) {
        Optional<Newest> newest = newest(conversation);
        if (newest.isEmpty()) {
            return;
        }
        Newest question = newest.get();
        String masked = Masking.mask(text).text();
        if (!question.replied()) {
            jdbc.sql("""
                            UPDATE asked_question SET reply = :reply, reply_message = :message, reply_agent = :agent,
                                replied_at = :at, changed_at = :at,
                                wanted_at = CASE WHEN :reusable THEN CAST(:at AS timestamptz) ELSE wanted_at END
                            WHERE message = :question""")
                    .param("reply", cut(masked, LONGEST_REPLY))
                    .param("message", message.value())
                    .param("agent", agent.value())
                    .param("reusable", Wording.reusable(masked))
                    .param("at", time(at))
                    .param("question", question.message())
                    .update();
        } else if (agent.value().equals(question.agent())) {
            jdbc.sql("""
                            UPDATE asked_question SET reply = left(reply || E'\\n\\n' || :reply, :longest),
                                wanted_at = coalesce(wanted_at, :at), changed_at = :at
                            WHERE message = :question AND approved_by IS NULL""")
                    .param("reply", masked)
                    .param("longest", LONGEST_REPLY)
                    .param("at", time(at))
                    .param("question", question.message())
                    .update();
        }
    }

    /** Who gave a reply, and to whom. */
    record Reply(UUID question, String agent) {}

    /** The question that was answered by a colleague's message, also by a later part of it. */
    Optional<Reply> reply(MessageId message) {
        return jdbc.sql("SELECT message, reply_agent FROM asked_question WHERE reply_message = :message")
                .param("message", message.value())
                .query((rs, i) -> new Reply(rs.getObject("message", UUID.class), rs.getString("reply_agent")))
                .optional();
    }

    /** @param by who says that this was the answer; null takes it back */
    void approve(UUID question, @Nullable String by, Instant at) {
        jdbc.sql("""
                        UPDATE asked_question SET approved_by = :by, changed_at = :at,
                            wanted_at = CASE WHEN vector IS NULL THEN CAST(:at AS timestamptz) ELSE wanted_at END
                        WHERE message = :question""")
                .param("by", by, java.sql.Types.VARCHAR)
                .param("at", time(at))
                .param("question", question)
                .update();
    }

    private static UUID[] ids(List<ArticleId> articles) {
        return articles.stream().map(ArticleId::value).toArray(UUID[]::new);
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }

    private static java.time.OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
