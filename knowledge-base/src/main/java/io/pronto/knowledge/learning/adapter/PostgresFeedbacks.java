package io.pronto.knowledge.learning.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.ConversationId;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.learning.Feedback;
import io.pronto.knowledge.learning.Feedbacks;
import io.pronto.knowledge.learning.Judged;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

final class PostgresFeedbacks implements Feedbacks {
    private final JdbcClient jdbc;

    PostgresFeedbacks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Feedback feedback) {
        ArticleId article = feedback.article();
        ArticleId guess = feedback.guess().article();
        ConversationId conversation = feedback.conversation();
        jdbc.sql("""
                        INSERT INTO answer_feedback (language, audience, question, article, verdict, guess, confidence, guess_right,
                            conversation, given_by, given_at)
                        VALUES (:language, :audience, :question, :article, :verdict, :guess, :confidence, :right,
                            :conversation, :by, :at)""")
                .param("language", feedback.language().tag())
                .param("audience", feedback.audience().name())
                .param("question", feedback.question())
                .param("article", article == null ? null : article.value())
                .param("verdict", feedback.verdict().name())
                .param("guess", guess == null ? null : guess.value())
                .param("confidence", feedback.guess().confidence())
                .param("right", feedback.guessedRight())
                .param("conversation", conversation == null ? null : conversation.value())
                .param("by", feedback.by())
                .param("at", feedback.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public List<Phrasing> phrasings(Language language, int limit) {
        // That an article was wrong does not say what is right: such a verdict teaches nothing, but takes back an older
        // one.
        return jdbc.sql("""
                        SELECT question, article FROM (
                            SELECT DISTINCT ON (lower(question)) id, question, article, verdict FROM (
                                SELECT id, question, article, verdict FROM answer_feedback
                                WHERE language = :language AND given_by <> :customer ORDER BY id DESC LIMIT :limit) newest
                            ORDER BY lower(question), id DESC) told
                        WHERE verdict <> 'WRONG' ORDER BY id DESC""")
                .param("language", language.tag())
                .param("limit", limit)
                .param("customer", Feedback.CUSTOMER)
                .query((row, i) -> {
                    UUID article = row.getObject("article", UUID.class);
                    return new Phrasing(article == null ? null : new ArticleId(article), row.getString("question"));
                })
                .list();
    }

    @Override
    public List<Judged> judged(Language language, @Nullable Audience audience, int limit) {
        return jdbc.sql("""
                        SELECT confidence, guess_right, verdict = 'NOTHING_FITS' AS foreign_question FROM answer_feedback
                        WHERE language = :language AND guess_right IS NOT NULL
                            AND (CAST(:audience AS text) IS NULL OR audience = :audience)
                        ORDER BY id DESC LIMIT :limit""")
                .param("language", language.tag())
                .param("audience", audience == null ? null : audience.name())
                .param("limit", limit)
                .query((row, i) -> new Judged(
                        row.getDouble("confidence"), row.getBoolean("guess_right"), row.getBoolean("foreign_question")))
                .list();
    }

    @Override
    public long count(Language language) {
        return jdbc.sql("SELECT coalesce(max(id), 0) FROM answer_feedback WHERE language = :language")
                .param("language", language.tag())
                .query(Long.class)
                .single();
    }
}
