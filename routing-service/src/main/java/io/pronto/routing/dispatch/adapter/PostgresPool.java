package io.pronto.routing.dispatch.adapter;

import io.pronto.routing.dispatch.Pool;
import java.util.Objects;
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
 */
@Component
class PostgresPool implements Pool {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PostgresPool(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public <T> T alone(Supplier<T> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            lock();
            return change.get();
        }));
    }

    private void lock() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return;
        }
        if (jdbc.sql("SELECT id FROM pool WHERE id = 'main' FOR UPDATE")
                .query(String.class)
                .optional()
                .isEmpty()) {
            throw new IllegalStateException(
                    "The row 'main' of table pool is gone. Insert it again: nothing is assigned without it.");
        }
        TransactionSynchronizationManager.bindResource(this, Boolean.TRUE);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(PostgresPool.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(PostgresPool.this, Boolean.TRUE);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(PostgresPool.this);
            }
        });
    }
}
