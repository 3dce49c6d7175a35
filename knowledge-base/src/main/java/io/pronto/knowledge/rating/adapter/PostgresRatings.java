package io.pronto.knowledge.rating.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.rating.Rating;
import io.pronto.knowledge.rating.Ratings;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Ratings in PostgreSQL. */
final class PostgresRatings implements Ratings {
    private final JdbcClient jdbc;

    private final TransactionTemplate transaction;

    PostgresRatings(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void add(Rating rating) {
        transaction.executeWithoutResult(status -> write(rating));
    }

    private void write(Rating rating) {
        jdbc.sql("""
                        INSERT INTO article_rating (article, version, helpful, not_helpful)
                        VALUES (:article, :version, :helpful, :not)
                        ON CONFLICT (article, version) DO UPDATE
                            SET helpful = article_rating.helpful + excluded.helpful,
                                not_helpful = article_rating.not_helpful + excluded.not_helpful""")
                .param("article", rating.article().value())
                .param("version", rating.version())
                .param("helpful", rating.helpful() ? 1 : 0)
                .param("not", rating.helpful() ? 0 : 1)
                .update();
        if (!rating.remark().isEmpty()) {
            jdbc.sql("""
                            INSERT INTO article_remark (article, version, helpful, text, said_at)
                            VALUES (:article, :version, :helpful, :text, :at)""")
                    .param("article", rating.article().value())
                    .param("version", rating.version())
                    .param("helpful", rating.helpful())
                    .param("text", rating.remark())
                    .param("at", rating.at().atOffset(ZoneOffset.UTC))
                    .update();
            jdbc.sql("""
                            DELETE FROM article_remark WHERE id IN (
                                SELECT id FROM article_remark WHERE article = :article ORDER BY id DESC OFFSET :most)""")
                    .param("article", rating.article().value())
                    .param("most", MOST_REMARKS)
                    .update();
        }
    }

    @Override
    public List<Count> counts(ArticleId article) {
        return jdbc.sql("""
                        SELECT version, helpful, not_helpful FROM article_rating WHERE article = :article
                        ORDER BY version DESC LIMIT 50""")
                .param("article", article.value())
                .query((row, i) -> new Count(row.getInt("version"), row.getLong("helpful"), row.getLong("not_helpful")))
                .list();
    }

    @Override
    public List<Rating> remarks(ArticleId article, int limit) {
        return jdbc.sql("""
                        SELECT version, helpful, text, said_at FROM article_remark WHERE article = :article
                        ORDER BY id DESC LIMIT :limit""")
                .param("article", article.value())
                .param("limit", limit)
                .query((row, i) -> new Rating(
                        article,
                        row.getInt("version"),
                        row.getBoolean("helpful"),
                        row.getString("text"),
                        Objects.requireNonNull(row.getObject("said_at", OffsetDateTime.class))
                                .toInstant()))
                .list();
    }
}
