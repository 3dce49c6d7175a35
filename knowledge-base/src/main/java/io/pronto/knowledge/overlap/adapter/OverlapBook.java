package io.pronto.knowledge.overlap.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.overlap.Overlap;
import io.pronto.knowledge.overlap.Overlap.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Overlaps and the articles still to be compared, in PostgreSQL. */
final class OverlapBook {
    private final JdbcClient jdbc;
    private final Supplier<UUID> ids;

    OverlapBook(JdbcClient jdbc, Supplier<UUID> ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** An article is to be compared. */
    void want(ArticleId article, Instant due) {
        jdbc.sql("""
                        INSERT INTO overlap_task (article, due_at) VALUES (:article, :due)
                        ON CONFLICT (article) DO UPDATE SET due_at = excluded.due_at, attempts = 0""").param("article", article.value()).param("due", time(due)).update();
    }

    /** Readers no longer see it: nothing is wrong with it any more. */
    void forget(ArticleId article) {
        jdbc.sql("DELETE FROM overlap_task WHERE article = :article")
                .param("article", article.value())
                .update();
        jdbc.sql("DELETE FROM overlap WHERE here = :article OR there = :article")
                .param("article", article.value())
                .update();
    }

    /** The next article that is due, held by its new due time in case its reader dies; not while the index is being filled. */
    Optional<ArticleId> claim(Instant now, Duration lease) {
        return jdbc.sql("""
                        UPDATE overlap_task SET due_at = :until, attempts = attempts + 1 WHERE article = (
                            SELECT article FROM overlap_task WHERE due_at <= :now AND attempts < 5
                                AND NOT EXISTS (SELECT FROM index_task)
                            ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING article""")
                .param("now", time(now))
                .param("until", time(now.plus(lease)))
                .query((rs, i) -> new ArticleId(rs.getObject("article", UUID.class)))
                .optional();
    }

    /** An overlap of the compared article with another one. */
    record Found(ArticleId there, Overlap overlap) {}

    /** What the comparison found replaces what it found before; what somebody dismissed stays dismissed while it says the same. */
    void found(ArticleId article, List<Found> found, Instant now) {
        jdbc.sql("DELETE FROM overlap WHERE (here = :article OR there = :article) AND dismissed_at IS NULL")
                .param("article", article.value())
                .update();
        for (Found one : found) {
            boolean first = article.value().compareTo(one.there().value()) < 0;
            Overlap overlap = one.overlap();
            jdbc.sql("""
                            INSERT INTO overlap (id, here, there, kind, here_text, there_text, likeness, found_at)
                            VALUES (:id, :here, :there, :kind, :hereText, :thereText, :likeness, :now)
                            ON CONFLICT (here, there, kind, md5(here_text), md5(there_text)) DO NOTHING""")
                    .param("id", ids.get())
                    .param("here", (first ? article : one.there()).value())
                    .param("there", (first ? one.there() : article).value())
                    .param("kind", overlap.kind().name())
                    .param("hereText", first ? overlap.here() : overlap.there())
                    .param("thereText", first ? overlap.there() : overlap.here())
                    .param("likeness", overlap.likeness())
                    .param("now", time(now))
                    .update();
        }
        jdbc.sql("DELETE FROM overlap_task WHERE article = :article AND due_at > :now")
                .param("article", article.value())
                .param("now", time(now))
                .update();
    }

    /** An overlap as people see it. */
    record Row(
            UUID id,
            ArticleId here,
            ArticleId there,
            Kind kind,
            String hereText,
            String thereText,
            double likeness,
            Instant foundAt,
            @Nullable Instant dismissedAt,
            @Nullable String dismissedBy) {}

    /** The newest first. @param kind null for all */
    List<Row> list(@Nullable Kind kind, boolean dismissed, @Nullable Instant before, UUID beforeId, int limit) {
        return jdbc.sql("""
                        SELECT * FROM overlap
                        WHERE (CAST(:kind AS text) IS NULL OR kind = :kind) AND (dismissed_at IS NOT NULL) = :dismissed
                            AND (CAST(:before AS timestamptz) IS NULL OR (found_at, id) < (:before, :beforeId))
                        ORDER BY found_at DESC, id DESC LIMIT :limit""")
                .param("kind", kind == null ? null : kind.name(), java.sql.Types.VARCHAR)
                .param("dismissed", dismissed)
                .param("before", before == null ? null : time(before), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("beforeId", beforeId)
                .param("limit", limit)
                .query((rs, i) -> row(rs))
                .list();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("SELECT * FROM overlap WHERE id = :id")
                .param("id", id)
                .query((rs, i) -> row(rs))
                .optional();
    }

    /** @param by null takes it back */
    void dismiss(UUID id, @Nullable String by, Instant now) {
        jdbc.sql("UPDATE overlap SET dismissed_at = :at, dismissed_by = :by WHERE id = :id")
                .param("at", by == null ? null : time(now), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", by, java.sql.Types.VARCHAR)
                .param("id", id)
                .update();
    }

    private static Row row(ResultSet rs) throws SQLException {
        OffsetDateTime dismissed = rs.getObject("dismissed_at", OffsetDateTime.class);
        return new Row(
                rs.getObject("id", UUID.class),
                new ArticleId(rs.getObject("here", UUID.class)),
                new ArticleId(rs.getObject("there", UUID.class)),
                Kind.valueOf(rs.getString("kind")),
                rs.getString("here_text"),
                rs.getString("there_text"),
                rs.getDouble("likeness"),
                rs.getObject("found_at", OffsetDateTime.class).toInstant(),
                dismissed == null ? null : dismissed.toInstant(),
                rs.getString("dismissed_by"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
