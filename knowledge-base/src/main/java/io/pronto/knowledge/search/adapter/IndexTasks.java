package io.pronto.knowledge.search.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.PublishedChanges;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Articles that wait for the index. Written with the article's change, worked off by {@link Indexing}. */
final class IndexTasks implements PublishedChanges {
    /** A claim outlives its worker's longest work; then another may take over. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final Signal signal;

    IndexTasks(JdbcClient jdbc, Signal signal) {
        this.jdbc = jdbc;
        this.signal = signal;
    }

    /** @param wanted counts the changes; a task is done only if nothing changed meanwhile @param attempts including this one */
    record Claimed(ArticleId article, Language language, long wanted, int attempts) {}

    @Override
    public void changed(ArticleId article) {
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

    void failed(Claimed task, String error, Instant again) {
        jdbc.sql("""
                        UPDATE index_task SET claimed_until = NULL, last_error = :error,
                            due_at = CASE WHEN wanted = :wanted THEN :again ELSE due_at END
                        WHERE article = :article""")
                .param("article", task.article().value())
                .param("wanted", task.wanted())
                .param("error", error)
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
        jdbc.sql("""
                        INSERT INTO index_task (article, wanted, due_at)
                        SELECT id, nextval('index_wanted'), now() FROM article
                        WHERE language = :language AND state = 'PUBLISHED'
                        ON CONFLICT (article) DO UPDATE
                            SET wanted = excluded.wanted, due_at = excluded.due_at, attempts = 0""").param("language", language.tag()).update();
        return true;
    }

    /** How many articles wait. */
    long waiting() {
        return jdbc.sql("SELECT count(*) FROM index_task").query(Long.class).single();
    }
}
