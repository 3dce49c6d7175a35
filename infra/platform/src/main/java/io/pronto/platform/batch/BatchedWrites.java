package io.pronto.platform.batch;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the rows that a transaction writes until just before it commits, and then sends those of each statement as one batch.
 * Of several rows with the same key only the last is sent. Whoever reads rows back in the same transaction calls {@link #flush} first.
 *
 * <p>Outside a transaction a row is sent at once. A row that the database refuses fails the flush, and so the transaction.
 */
public final class BatchedWrites {
    private final NamedParameterJdbcTemplate jdbc;

    public BatchedWrites(DataSource source) {
        this.jdbc = new NamedParameterJdbcTemplate(source);
    }

    /**
     * Writes one row.
     *
     * @param sql a statement with named parameters that replaces the whole row, always the same text for the same kind of row
     * @param key of the row among those of this statement
     */
    public void write(String sql, Object key, Map<String, ? extends @Nullable Object> row) {
        write(sql, key, new MapSqlParameterSource(row));
    }

    /** The same with SQL types where the values do not tell them. */
    public void write(String sql, Object key, SqlParameterSource row) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            pending().write(sql, key, row);
        } else {
            jdbc.update(sql, row);
        }
    }

    /** Sends what the running transaction has written so far, in the order in which the statements were first used. */
    public void flush() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Pending pending) {
            pending.send();
        }
    }

    /** The same if the row with that key is among it: whoever reads one row back need not send all others. */
    public void flush(String sql, Object key) {
        if (TransactionSynchronizationManager.getResource(this) instanceof Pending pending
                && pending.rows.getOrDefault(sql, Map.of()).containsKey(key)) {
            pending.send();
        }
    }

    private Pending pending() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Pending pending) {
            return pending;
        }
        Pending pending = new Pending();
        TransactionSynchronizationManager.bindResource(this, pending);
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /** What one transaction has written and not sent. Before the outbox, which holds a lock from its rows to the commit. */
    private final class Pending implements TransactionSynchronization {
        private final Map<String, Map<Object, SqlParameterSource>> rows = new LinkedHashMap<>();

        void write(String sql, Object key, SqlParameterSource row) {
            rows.computeIfAbsent(sql, statement -> new LinkedHashMap<>()).put(key, row);
        }

        void send() {
            for (Map.Entry<String, Map<Object, SqlParameterSource>> statement : rows.entrySet()) {
                SqlParameterSource[] batch = statement.getValue().values().toArray(SqlParameterSource[]::new);
                statement.getValue().clear();
                if (batch.length == 1) {
                    jdbc.update(statement.getKey(), batch[0]);
                } else if (batch.length > 1) {
                    jdbc.batchUpdate(statement.getKey(), batch);
                }
            }
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            send();
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(BatchedWrites.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(BatchedWrites.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(BatchedWrites.this);
        }
    }
}
