package io.pronto.knowledge.freshness.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.freshness.PolicyChange;
import io.pronto.knowledge.freshness.PolicyChange.Affected;
import io.pronto.knowledge.freshness.PolicyChanges;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Policy changes in PostgreSQL. */
final class PostgresPolicyChanges implements PolicyChanges {
    private final JdbcClient jdbc;

    PostgresPolicyChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(PolicyChange change) {
        jdbc.sql("""
                        INSERT INTO policy_change (id, title, note, recorded_at, recorded_by)
                        VALUES (:id, :title, :note, :at, :by)""")
                .param("id", change.id())
                .param("title", change.title())
                .param("note", change.note())
                .param("at", at(change.recordedAt()))
                .param("by", change.recordedBy())
                .update();
        save(change);
    }

    @Override
    public List<PolicyChange> waitingForToChange(ArticleId article) {
        // The changes' rows are locked first: of two articles published at once, one sees what the other did.
        return jdbc
                .sql("""
                        SELECT id FROM policy_change WHERE published_at IS NULL AND id IN (
                            SELECT change FROM policy_change_article WHERE article = :article AND published_at IS NULL)
                        ORDER BY id FOR UPDATE""")
                .param("article", article.value())
                .query((row, i) -> row.getObject("id", UUID.class))
                .list()
                .stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void save(PolicyChange change) {
        for (Affected affected : change.articles()) {
            Instant publishedAt = affected.publishedAt();
            jdbc.sql("""
                            INSERT INTO policy_change_article (change, article, published_at)
                            VALUES (:change, :article, :at)
                            ON CONFLICT (change, article) DO UPDATE SET published_at = excluded.published_at""")
                    .param("change", change.id())
                    .param("article", affected.article().value())
                    .param("at", publishedAt == null ? null : at(publishedAt))
                    .update();
        }
        jdbc.sql("UPDATE policy_change SET published_at = :at WHERE id = :id")
                .param("at", change.publishedAt().map(PostgresPolicyChanges::at).orElse(null))
                .param("id", change.id())
                .update();
    }

    @Override
    public Optional<PolicyChange> find(UUID id) {
        return jdbc.sql("SELECT id, title, note, recorded_at, recorded_by FROM policy_change WHERE id = :id")
                .param("id", id)
                .query((row, i) -> new PolicyChange(
                        id,
                        row.getString("title"),
                        row.getString("note"),
                        articles(id),
                        Objects.requireNonNull(row.getObject("recorded_at", OffsetDateTime.class))
                                .toInstant(),
                        row.getString("recorded_by")))
                .optional();
    }

    @Override
    public List<PolicyChange> list(boolean open, @Nullable UUID before, int limit) {
        return jdbc
                .sql("""
                        SELECT id FROM policy_change
                        WHERE (CAST(:before AS uuid) IS NULL OR id < :before) AND (NOT :open OR published_at IS NULL)
                        ORDER BY id DESC LIMIT :limit""")
                .param("before", before)
                .param("open", open)
                .param("limit", limit)
                .query((row, i) -> row.getObject("id", UUID.class))
                .list()
                .stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Affected> articles(UUID change) {
        return jdbc.sql("""
                        SELECT article, published_at FROM policy_change_article WHERE change = :change ORDER BY article""")
                .param("change", change)
                .query((row, i) -> {
                    OffsetDateTime at = row.getObject("published_at", OffsetDateTime.class);
                    return new Affected(
                            new ArticleId(row.getObject("article", UUID.class)), at == null ? null : at.toInstant());
                })
                .list();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
