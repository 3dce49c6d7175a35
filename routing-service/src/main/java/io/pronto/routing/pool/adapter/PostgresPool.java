package io.pronto.routing.pool.adapter;

import io.pronto.routing.pool.Pool;
import io.pronto.routing.pool.Standing;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One writer over any number of replicas: each change is part of a transaction that first locks the pool's row under this replica's
 * fence. Changes that come without a transaction share one with those that come at the same time; see {@link ChangeQueue}.
 */
final class PostgresPool implements Pool {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Writership writership;
    private final ChangeQueue changes;
    /** Held to the end of the transaction: the next change sees all that this one has left, in memory too. */
    private final ReentrantLock lock = new ReentrantLock(true);

    private Object settled = new Object();
    private long settledFence = -1;

    PostgresPool(JdbcClient jdbc, Writership writership, ChangeQueue changes) {
        this.jdbc = jdbc;
        this.writership = writership;
        this.changes = changes;
    }

    @Override
    public <T> T alone(Supplier<T> change) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return changes.make(() -> alone(change));
        }
        if (!TransactionSynchronizationManager.hasResource(this)) {
            begin();
        }
        return change.get();
    }

    @Override
    public boolean isWriter() {
        return writership.standing() instanceof Standing.Writer;
    }

    @Override
    public Object found() {
        return marks().found();
    }

    @Override
    public Object left() {
        return marks().left();
    }

    /** The mark that was left last, and the one that this transaction leaves. */
    private record Marks(Object found, Object left) {}

    private Marks marks() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Marks marks) {
            return marks;
        }
        throw new IllegalStateException("No change of the pool runs. Maybe it was asked outside of alone().");
    }

    private void begin() {
        Standing.Writer writer = writer();
        lockPatiently();
        try {
            fence(writer);
            if (settledFence != writer.fence()) {
                settledFence = writer.fence();
                settled = new Object();
            }
            Marks marks = new Marks(settled, new Object());
            TransactionSynchronizationManager.bindResource(this, marks);
            TransactionSynchronizationManager.registerSynchronization(new Running(marks));
        } catch (RuntimeException | Error e) {
            lock.unlock();
            throw e;
        }
    }

    private Standing.Writer writer() {
        try {
            Standing standing = writership.standing();
            if (standing instanceof Standing.Standby(boolean overtaken) && !overtaken) {
                // Just started: who writes is soon known.
                standing = writership.await(PATIENCE);
            }
            if (standing instanceof Standing.Writer writer) {
                return writer;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new NotTheWriterException("This replica does not write the pool. Ask the one that does.");
    }

    private void lockPatiently() {
        try {
            if (lock.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new NotTheWriterException("The changes before this one take too long.");
    }

    /** Refuses a writer whose time is over, and keeps anybody from taking over until this transaction has ended. */
    private void fence(Standing.Writer writer) {
        boolean mine = jdbc.sql("SELECT 1 FROM pool WHERE id = 'main' AND fence = :fence FOR SHARE")
                .param("fence", writer.fence())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!mine) {
            writership.stepDown(writer);
            throw new NotTheWriterException("Another replica has taken over the pool.");
        }
    }

    /** One transaction that changes the pool. */
    private final class Running implements TransactionSynchronization {
        private final Marks marks;

        Running(Marks marks) {
            this.marks = marks;
        }

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
            if (status == STATUS_COMMITTED) {
                settled = marks.left();
            } else if (status == STATUS_UNKNOWN) {
                // Perhaps it took effect: what is remembered is not to be believed.
                settled = new Object();
            }
            lock.unlock();
        }
    }
}
