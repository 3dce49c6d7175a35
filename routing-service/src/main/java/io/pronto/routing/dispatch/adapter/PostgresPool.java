package io.pronto.routing.dispatch.adapter;

import io.pronto.routing.dispatch.Pool;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One writer over any number of replicas: each change is a transaction that first locks the pool's row. A replica that dies loses
 * its lock with its connection, and its change with it.
 *
 * <p>Each change puts a new mark into the row. A replica that finds its own last one there knows that nobody else has changed anything;
 * one that was rolled back never finds it.
 */
@Component
class PostgresPool implements Pool {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;

    PostgresPool(JdbcClient jdbc, PlatformTransactionManager transactions, Supplier<UUID> ids) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public <T> T alone(Supplier<T> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            lock();
            return change.get();
        }));
    }

    @Override
    public Object found() {
        return marks().found();
    }

    @Override
    public Object left() {
        return marks().left();
    }

    /** The mark that was in the row, and the one that this transaction puts there. */
    private record Marks(UUID found, UUID left) {}

    private Marks marks() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Marks marks) {
            return marks;
        }
        throw new IllegalStateException("No change of the pool runs. Maybe it was asked outside of alone().");
    }

    private void lock() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return;
        }
        UUID left = ids.get();
        UUID found = jdbc.sql("""
                        WITH before AS (SELECT mark FROM pool WHERE id = 'main' FOR UPDATE)
                        UPDATE pool SET mark = :left FROM before WHERE pool.id = 'main' RETURNING before.mark""")
                .param("left", left)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException(
                        "The row 'main' of table pool is gone. Insert it again: nothing is assigned without it."));
        Marks marks = new Marks(found, left);
        TransactionSynchronizationManager.bindResource(this, marks);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(PostgresPool.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(PostgresPool.this, marks);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(PostgresPool.this);
            }
        });
    }
}
