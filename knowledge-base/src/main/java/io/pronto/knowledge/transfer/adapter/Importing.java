package io.pronto.knowledge.transfer.adapter;

import io.pronto.knowledge.article.ArticleIntake;
import io.pronto.knowledge.article.ArticleIntake.Author;
import io.pronto.knowledge.article.ArticleIntake.Outcome;
import io.pronto.knowledge.transfer.FileFormat;
import io.pronto.knowledge.transfer.ImportJob.Counts;
import io.pronto.knowledge.transfer.ImportJob.Step;
import io.pronto.knowledge.transfer.adapter.ImportStore.Claimed;
import io.pronto.knowledge.transfer.adapter.ImportStore.Read;
import io.pronto.knowledge.transfer.adapter.ImportStore.Waiting;
import io.pronto.platform.background.BackgroundLoop;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Receives files and works off their rows. A row and what became of it are one transaction, so that a job goes on where it was
 * when the service ended.
 */
final class Importing extends BackgroundLoop {
    private static final Logger log = LoggerFactory.getLogger(Importing.class);
    private static final int STORED_AT_ONCE = 500;
    private static final int TAKEN_AT_ONCE = 50;
    private static final int MOST_ROWS = 200_000;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration SWEEP = Duration.ofSeconds(2);
    private static final Duration MEMORY = Duration.ofDays(30);

    private final ImportStore store;
    private final FileRows files;
    private final RowTaking taking;
    private final TransactionTemplate transaction;
    private final TransactionTemplate ofOneRow;
    private final Clock clock;
    private final Semaphore news = new Semaphore(0);

    /** @param ofOneRow nests in the other, so that a row that fails takes none along */
    Importing(
            ImportStore store,
            FileRows files,
            RowTaking taking,
            TransactionTemplate transaction,
            TransactionTemplate ofOneRow,
            Clock clock) {
        super("importing");
        this.store = store;
        this.files = files;
        this.taking = taking;
        this.transaction = transaction;
        this.ofOneRow = ofOneRow;
        this.clock = clock;
    }

    /** Stores the rows of a file; they are worked off in the background, unless the file cannot be read to its end. */
    void receive(UUID id, Author author, FileFormat format, String name, InputStream file) throws IOException {
        store.begin(id, format, name, author, clock.instant(), clock.instant().plus(LEASE));
        Received received = new Received(id);
        try {
            files.read(format, file, received);
            received.store();
            store.step(id, Step.RECEIVED, null, clock.instant());
            news.release();
        } catch (BrokenFileException e) {
            store.step(id, Step.BREAK_OFF, e.getMessage(), clock.instant());
        } catch (IOException e) {
            store.step(id, Step.BREAK_OFF, "The upload ended early.", clock.instant());
            throw e;
        }
    }

    private final class Received implements RowSink {
        private final UUID job;
        private final List<Read> rows = new ArrayList<>();
        private int count;

        Received(UUID job) {
            this.job = job;
        }

        @Override
        public void row(String place, String content) throws BrokenFileException {
            if (content.indexOf('\uFFFD') >= 0 || content.indexOf('\0') >= 0) {
                unreadable(place, "not-utf-8", "It is not UTF-8. Maybe the file was saved in another encoding.");
            } else {
                add(place, content, null);
            }
        }

        @Override
        public void unreadable(String place, String code, String detail) throws BrokenFileException {
            add(place, null, new Outcome.Refused(code, null, detail));
        }

        private void add(String place, @Nullable String content, Outcome.@Nullable Refused refused)
                throws BrokenFileException {
            if (++count > MOST_ROWS) {
                throw new BrokenFileException("It has more than " + MOST_ROWS + " rows.");
            }
            String shown = place.replace('\0', ' ');
            rows.add(new Read(count, shown.substring(0, Math.min(shown.length(), 300)), content, refused));
            if (rows.size() == STORED_AT_ONCE) {
                store();
            }
        }

        void store() {
            transaction.executeWithoutResult(
                    status -> store.add(job, rows, clock.instant().plus(LEASE)));
            rows.clear();
        }
    }

    @Override
    protected void work() throws InterruptedException {
        Instant swept = Instant.EPOCH;
        while (isRunning()) {
            try {
                Instant now = clock.instant();
                if (Duration.between(swept, now).compareTo(Duration.ofMinutes(1)) >= 0) {
                    store.breakOffAbandoned("The upload ended early.", now);
                    store.forget(now.minus(MEMORY));
                    swept = now;
                }
                Optional<Claimed> job = store.claim(now, now.plus(LEASE));
                if (job.isPresent()) {
                    workOff(job.get());
                    continue;
                }
            } catch (RuntimeException e) {
                log.warn("An import waits; trying again in {} s.", SWEEP.toSeconds(), e);
            }
            if (news.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        }
    }

    private void workOff(Claimed job) {
        boolean more = true;
        while (isRunning() && more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> takeSome(job)));
        }
    }

    /** @return whether there may be more */
    private boolean takeSome(Claimed job) {
        if (!store.keep(job.id(), clock.instant().plus(LEASE))) {
            return false;
        }
        List<Waiting> rows = store.waiting(job.id(), TAKEN_AT_ONCE);
        int[] effects = new int[ArticleIntake.Effect.values().length];
        int refused = 0;
        for (Waiting row : rows) {
            switch (take(job, row)) {
                case Outcome.Taken taken -> {
                    store.taken(job.id(), row.number(), taken);
                    effects[taken.effect().ordinal()]++;
                }
                case Outcome.Refused why -> {
                    store.refused(job.id(), row.number(), why);
                    refused++;
                }
            }
        }
        store.count(
                job.id(),
                new Counts(
                        rows.size(),
                        effects[ArticleIntake.Effect.CREATED.ordinal()],
                        effects[ArticleIntake.Effect.UPDATED.ordinal()],
                        effects[ArticleIntake.Effect.UNCHANGED.ordinal()],
                        refused));
        if (rows.size() < TAKEN_AT_ONCE) {
            store.step(job.id(), Step.FINISH, null, clock.instant());
            return false;
        }
        return true;
    }

    private Outcome take(Claimed job, Waiting row) {
        Outcome outcome = ofOneRow.execute(status -> {
            Outcome came = taking.take(job.author(), row.content());
            if (came instanceof Outcome.Refused) {
                status.setRollbackOnly();
            }
            return came;
        });
        return outcome == null ? new Outcome.Refused("internal", null, "It came to nothing.") : outcome;
    }
}
