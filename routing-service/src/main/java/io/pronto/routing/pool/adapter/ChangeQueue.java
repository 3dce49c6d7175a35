package io.pronto.routing.pool.adapter;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes that wait to be made. Those that wait together share one transaction, each is answered when it has been committed. When
 * one of them fails, each is made by itself.
 */
final class ChangeQueue implements SmartLifecycle {
    private static final int ROOM = 1_000;
    private static final int MOST_TOGETHER = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final TransactionTemplate transaction;
    private final ContextSnapshotFactory contexts =
            ContextSnapshotFactory.builder().build();
    private final BlockingQueue<Change<?>> waiting = new ArrayBlockingQueue<>(ROOM);
    private volatile @Nullable Thread writer;

    ChangeQueue(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /** Makes the change in a transaction, and returns when that has been committed. @throws NotTheWriterException if it took too long */
    <T> T make(Supplier<T> body) {
        if (writer == null) {
            // Before all is started, and after it was stopped, nobody else is there to share with.
            return inTransaction(body);
        }
        Change<T> change = new Change<>(body, contexts.captureAll());
        try {
            if (!waiting.offer(change, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NotTheWriterException("Too many changes wait for the pool.");
            }
            return change.done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotTheWriterException("Stopped while the change waited.");
        } catch (TimeoutException e) {
            throw new NotTheWriterException("The change takes too long; it may still be made.");
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new CompletionException(cause);
    }

    private <T> T inTransaction(Supplier<T> body) {
        List<T> result = new ArrayList<>(1);
        transaction.executeWithoutResult(status -> result.add(body.get()));
        return result.getFirst();
    }

    /** One change and who waits for it. */
    private final class Change<T> {
        private final Supplier<T> body;
        private final ContextSnapshot context;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private @Nullable T result;

        Change(Supplier<T> body, ContextSnapshot context) {
            this.body = body;
            this.context = context;
        }

        /** Within a transaction that others may share. @return whether it may be committed as far as this one is concerned */
        void make() {
            try (ContextSnapshot.Scope scope = context.setThreadLocals()) {
                result = body.get();
            }
        }

        @SuppressWarnings("NullAway") // A change may return nothing, and made it was.
        void committed() {
            done.complete(result);
        }

        void failed(Throwable cause) {
            done.completeExceptionally(cause);
        }
    }

    private void run(Thread me) {
        while (writer == me) {
            try {
                Change<?> first = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Change<?>> together = new ArrayList<>(MOST_TOGETHER);
                    together.add(first);
                    waiting.drainTo(together, MOST_TOGETHER - 1);
                    commit(together);
                }
            } catch (InterruptedException e) {
                break;
            }
        }
        for (Change<?> left = waiting.poll(); left != null; left = waiting.poll()) {
            left.failed(new NotTheWriterException("This replica stops."));
        }
    }

    private void commit(List<Change<?>> together) {
        try {
            transaction.executeWithoutResult(status -> together.forEach(Change::make));
        } catch (RuntimeException | Error e) {
            if (together.size() == 1) {
                together.getFirst().failed(e);
            } else {
                together.forEach(each -> commit(List.of(each)));
            }
            return;
        }
        together.forEach(Change::committed);
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().name("pool-writer").daemon().unstarted(() -> run(Thread.currentThread()));
        writer = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread stopping = writer;
        writer = null;
        if (stopping != null) {
            try {
                stopping.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return writer != null;
    }
}
