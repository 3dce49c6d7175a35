package io.pronto.routing.classification.adapter;

import io.pronto.routing.classification.RuleBook;
import io.pronto.routing.classification.RuleBooks;
import io.pronto.routing.pool.TookOver;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rules, as the API has them, in the one row of {@code rule_book}; read anew only when its revision is another. */
@Repository
class PostgresRuleBooks implements RuleBooks {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    /** Rises when a book that was read may not be the current one any more. */
    private final AtomicLong edits = new AtomicLong();

    private volatile @Nullable RuleBook last;

    PostgresRuleBooks(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public RuleBook current() {
        RuleBook known = last;
        if (known != null) {
            return known;
        }
        long reading = edits.get();
        RuleBook read = jdbc.sql("SELECT revision, rules FROM rule_book WHERE id = 1")
                .query((rs, i) -> new RuleBook(
                        json.readValue(rs.getString("rules"), new TypeReference<List<RuleBody>>() {}).stream()
                                .map(RuleBody::rule)
                                .toList(),
                        rs.getLong("revision")))
                .optional()
                .orElse(RuleBook.EMPTY);
        if (reading == edits.get()) {
            last = read;
        }
        return read;
    }

    /** Only the pool's writer edits rules: what it has read once stays true until it edits them itself. */
    @EventListener
    void takenOver(TookOver now) {
        forget();
    }

    private void forget() {
        edits.incrementAndGet();
        last = null;
    }

    @Override
    public void save(RuleBook book) {
        forget();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    forget();
                }
            });
        }
        String rules =
                json.writeValueAsString(book.rules().stream().map(RuleBody::of).toList());
        int saved = jdbc.sql(book.revision() == 1 ? """
                        INSERT INTO rule_book (id, revision, rules) VALUES (1, :revision, CAST(:rules AS jsonb))
                        ON CONFLICT DO NOTHING""" : """
                        UPDATE rule_book SET revision = :revision, rules = CAST(:rules AS jsonb)
                        WHERE id = 1 AND revision = :revision - 1""")
                .param("revision", book.revision())
                .param("rules", rules)
                .update();
        if (saved == 0) {
            throw new OptimisticLockingFailureException("The rules are no longer of revision " + (book.revision() - 1)
                    + ". Maybe somebody else edited them at the same moment.");
        }
    }
}
