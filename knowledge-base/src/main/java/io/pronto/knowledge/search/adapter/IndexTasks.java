package io.pronto.knowledge.search.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.PublishedChanges;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Articles that wait for the index. Written with the article's change, worked off by {@link Indexing}. */
final class IndexTasks implements PublishedChanges {
    /** A claim outlives its worker's longest work; then another may take over. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    /** Tries after which an article no longer holds up a copy that is being filled. */
    private static final int PATIENCE = 5;

    private final JdbcClient jdbc;
    private final Signal signal;

    IndexTasks(JdbcClient jdbc, Signal signal) {
        this.jdbc = jdbc;
        this.signal = signal;
    }

    /** @param wanted counts the changes; a task is done only if nothing changed meanwhile @param attempts including this one */
    record Claimed(ArticleId article, Language language, long wanted, int attempts) {}

    @Override
    public void changed(ArticleId article, Instant at) {
        // A claim stays: its worker sees that more is wanted and does it again, so one article has one worker.
        jdbc.sql("""
                        INSERT INTO index_task (article, wanted, due_at) VALUES (:article, nextval('index_wanted'), now())
                        ON CONFLICT (article) DO UPDATE
                            SET wanted = excluded.wanted, due_at = excluded.due_at, attempts = 0""").param("article", article.value()).update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.wake();
            }
        });
    }

    List<Claimed> claim(Instant now, int limit) {
        return jdbc.sql("""
                        UPDATE index_task t SET claimed_until = :until, attempts = t.attempts + 1
                        FROM article a
                        WHERE a.id = t.article AND t.article IN (
                            SELECT article FROM index_task
                            WHERE due_at <= :now AND (claimed_until IS NULL OR claimed_until < :now)
                            ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING t.article, a.language, t.wanted, t.attempts""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, i) -> new Claimed(
                        new ArticleId(row.getObject("article", UUID.class)),
                        Language.of(row.getString("language")).orElseThrow(),
                        row.getLong("wanted"),
                        row.getInt("attempts")))
                .list();
    }

    /** The index has what was wanted when it was claimed; if more is wanted now, it is due again. */
    void done(Claimed task) {
        int gone = jdbc.sql("DELETE FROM index_task WHERE article = :article AND wanted = :wanted")
                .param("article", task.article().value())
                .param("wanted", task.wanted())
                .update();
        if (gone == 0) {
            jdbc.sql("UPDATE index_task SET claimed_until = NULL WHERE article = :article")
                    .param("article", task.article().value())
                    .update();
        }
    }

    /** @param away whether the index was away, which is no try of this article */
    void failed(Claimed task, String error, boolean away, Instant again) {
        jdbc.sql("""
                        UPDATE index_task SET claimed_until = NULL, last_error = :error,
                            attempts = CASE WHEN :away THEN least(attempts, :patience - 1) ELSE attempts END,
                            due_at = CASE WHEN wanted = :wanted THEN :again ELSE due_at END
                        WHERE article = :article""")
                .param("article", task.article().value())
                .param("wanted", task.wanted())
                .param("error", error)
                .param("away", away)
                .param("patience", PATIENCE)
                .param("again", again.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All articles of a language have to be indexed if this is not the index they went into. @return whether it is another */
    boolean startOver(Language language, String identity) {
        int known = jdbc.sql("""
                        INSERT INTO index_copy (language, identity) VALUES (:language, :identity)
                        ON CONFLICT (language) DO UPDATE SET identity = excluded.identity
                        WHERE index_copy.identity <> excluded.identity""")
                .param("language", language.tag())
                .param("identity", identity)
                .update();
        if (known == 0) {
            return false;
        }
        wantAll(language);
        return true;
    }

    private void wantAll(Language language) {
        jdbc.sql("""
                        INSERT INTO index_task (article, wanted, due_at)
                        SELECT id, nextval('index_wanted'), now() FROM article
                        WHERE language = :language AND published_version IS NOT NULL
                        ON CONFLICT (article) DO UPDATE
                            SET wanted = excluded.wanted, due_at = excluded.due_at, attempts = 0""").param("language", language.tag()).update();
    }

    /** How many articles wait. */
    long waiting() {
        return jdbc.sql("SELECT count(*) FROM index_task").query(Long.class).single();
    }

    /** The copies that are being filled, by language. */
    Map<Language, String> filling() {
        Map<Language, String> filling = new EnumMap<>(Language.class);
        jdbc.sql("SELECT language, name FROM index_build").query(row -> {
            filling.put(Language.of(row.getString("language")).orElseThrow(), row.getString("name"));
        });
        return filling;
    }

    /** Begins to fill a copy: every article of the language has to go into it. @return false if one is being filled already */
    boolean fill(Language language, String name, String askedBy, Instant now) {
        int begun = jdbc.sql("""
                        INSERT INTO index_build (language, name, started_at, asked_by)
                        VALUES (:language, :name, :now, :by)
                        ON CONFLICT DO NOTHING""")
                .param("language", language.tag())
                .param("name", name)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", askedBy)
                .update();
        if (begun == 1) {
            wantAll(language);
        }
        return begun == 1;
    }

    /** Whether nothing of the language waits but what has failed again and again, which must not hold up all others. */
    boolean isFilled(Language language) {
        return jdbc.sql("""
                        SELECT count(*) FROM index_task t JOIN article a ON a.id = t.article
                        WHERE a.language = :language AND t.attempts < :patience""")
                        .param("language", language.tag())
                        .param("patience", PATIENCE)
                        .query(Long.class)
                        .single()
                == 0;
    }

    /** The copy is live: what went into it counts from now on. */
    void filled(Language language, String identity) {
        jdbc.sql("DELETE FROM index_build WHERE language = :language")
                .param("language", language.tag())
                .update();
        jdbc.sql("""
                        INSERT INTO index_copy (language, identity) VALUES (:language, :identity)
                        ON CONFLICT (language) DO UPDATE SET identity = excluded.identity""")
                .param("language", language.tag())
                .param("identity", identity)
                .update();
    }

    /** The copy is lost. */
    void abandon(Language language) {
        jdbc.sql("DELETE FROM index_build WHERE language = :language")
                .param("language", language.tag())
                .update();
    }

    /** How a language's index is. @param waiting articles that are not in it as readers see them @param filling whether another is being filled */
    record Condition(
            Language language,
            long waiting,
            boolean filling,
            @Nullable Instant since,
            long articles) {}

    List<Condition> conditions() {
        return Arrays.stream(Language.values())
                .map(language -> jdbc.sql("""
                                SELECT (SELECT count(*) FROM index_task t JOIN article a ON a.id = t.article
                                        WHERE a.language = :language) AS waiting,
                                       (SELECT started_at FROM index_build WHERE language = :language) AS since,
                                       (SELECT count(*) FROM article
                                        WHERE language = :language AND published_version IS NOT NULL) AS articles""")
                        .param("language", language.tag())
                        .query((row, i) -> {
                            OffsetDateTime since = row.getObject("since", OffsetDateTime.class);
                            return new Condition(
                                    language,
                                    row.getLong("waiting"),
                                    since != null,
                                    since == null ? null : since.toInstant(),
                                    row.getLong("articles"));
                        })
                        .single())
                .toList();
    }
}
