package io.pronto.knowledge.gap.adapter;

import io.pronto.knowledge.KnowledgeSettings;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.gap.Clusters;
import io.pronto.knowledge.gap.Clusters.Cluster;
import io.pronto.knowledge.gap.Clusters.Near;
import io.pronto.knowledge.gap.Fate;
import io.pronto.knowledge.gap.adapter.GapTasks.Wanted;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.platform.background.BackgroundLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts questions into gaps, one after the other beside the bot's own work. Nobody waits for it. */
final class GapWorker extends BackgroundLoop {
    private static final Logger log = LoggerFactory.getLogger(GapWorker.class);
    private static final Duration SWEEP = Duration.ofSeconds(2);
    private static final Duration PRUNE = Duration.ofHours(1);

    private final GapTasks tasks;
    private final Embeddings embeddings;
    private final TransactionTemplate transaction;
    private final KnowledgeSettings.Gaps settings;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final Semaphore wakes = new Semaphore(0);

    GapWorker(
            GapTasks tasks,
            Embeddings embeddings,
            TransactionTemplate transaction,
            KnowledgeSettings.Gaps settings,
            Supplier<UUID> ids,
            Clock clock) {
        super("gaps");
        this.tasks = tasks;
        this.embeddings = embeddings;
        this.transaction = transaction;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** There is something to do. */
    void wake() {
        wakes.release();
    }

    @Override
    protected void work() throws InterruptedException {
        Instant pruned = Instant.EPOCH;
        boolean compared = false;
        while (isRunning()) {
            if (wakes.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
            try {
                compared = compared || compareModels();
                while (isRunning() && Boolean.TRUE.equals(transaction.execute(status -> placeNext()))) {
                    Thread.yield();
                }
                if (Duration.between(pruned, clock.instant()).compareTo(PRUNE) > 0) {
                    pruned = clock.instant();
                    prune(pruned);
                }
            } catch (RuntimeException e) {
                log.warn("Questions cannot be gathered; the next try is in {} s.", SWEEP.toSeconds(), e);
            }
        }
    }

    private boolean compareModels() {
        for (Language language : Language.values()) {
            int old = tasks.outdated(language, embeddings.model(language), clock.instant());
            if (old > 0) {
                log.info("{} questions in {} are embedded anew by another model.", old, language.tag());
            }
        }
        return true;
    }

    private void prune(Instant now) {
        int gone;
        do {
            gone = tasks.prune(now.minus(settings.memory()), now.minus(settings.unused()));
        } while (gone == 5_000 && isRunning());
    }

    private boolean placeNext() {
        Optional<Wanted> next = tasks.next();
        if (next.isEmpty()) {
            return false;
        }
        Wanted wanted = next.get();
        String model = embeddings.model(wanted.language());
        boolean known = wanted.vector() != null && model.equals(wanted.model());
        float[] vector;
        try {
            vector = known && wanted.vector() != null
                    ? wanted.vector()
                    : embeddings.ofQuestion(wanted.language(), wanted.text());
        } catch (RuntimeException e) {
            log.warn("Question {} cannot be embedded.", wanted.message(), e);
            tasks.failed(wanted, clock.instant());
            return true;
        }
        if (wanted.gap() == null) {
            place(wanted, vector, model);
        } else {
            if (!known) {
                tasks.lock(wanted.language());
                tasks.regrow(wanted.gap(), vector, model);
            }
            tasks.done(wanted, vector, model, wanted.gap(), null, clock.instant());
        }
        return true;
    }

    private void place(Wanted wanted, float[] vector, String model) {
        Language language = wanted.language();
        if (!wanted.fate().missed() && wanted.fate() != Fate.ANSWERED) {
            tasks.done(wanted, vector, model, null, null, clock.instant());
            return;
        }
        tasks.lock(language);
        List<Cluster> clusters = tasks.clusters(language, model);
        Optional<Near> home = Clusters.home(clusters, vector, language);
        @Nullable UUID gap = null;
        if (home.isPresent()) {
            gap = home.get().cluster().id();
            tasks.done(wanted, vector, model, gap, home.get().likeness(), clock.instant());
            if (wanted.fate().missed()) {
                grow(clusters, home.get().cluster().with(vector), language, model);
            }
            return;
        }
        if (wanted.fate().missed() && clusters.size() < Clusters.MOST) {
            gap = ids.get();
            tasks.add(gap, language, model, vector, clock.instant());
        }
        tasks.done(wanted, vector, model, gap, gap == null ? null : 1.0, clock.instant());
    }

    private void grow(List<Cluster> clusters, Cluster grown, Language language, String model) {
        tasks.grow(grown, model);
        Clusters.twin(clusters, grown, language).ifPresent(twin -> tasks.merge(twin.cluster(), grown, model));
    }
}
