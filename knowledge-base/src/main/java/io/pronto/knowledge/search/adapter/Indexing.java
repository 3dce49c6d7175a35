package io.pronto.knowledge.search.adapter;

import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.Pages;
import io.pronto.knowledge.article.PublishedArticle;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.search.Entry;
import io.pronto.knowledge.search.Passages;
import io.pronto.knowledge.search.SearchIndex.Embedded;
import io.pronto.knowledge.search.adapter.IndexTasks.Claimed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the index to what readers see: works off the tasks as they come, notices an index that is missing or came back
 * empty and fills it again. While Elasticsearch is away tasks wait; nothing else waits for them.
 */
final class Indexing implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Indexing.class);
    private static final int BATCH = 8;
    private static final int LONGEST_ERROR = 500;

    /** How often somebody looks whether the index is still the one that was filled. */
    private static final Duration CHECK = Duration.ofSeconds(2);

    private final Articles articles;
    private final Pages pages;
    private final Embeddings embeddings;
    private final ElasticsearchIndex index;
    private final IndexTasks tasks;
    private final TransactionTemplate transaction;
    private final Signal signal;
    private final Duration retry;
    private final Clock clock;
    private volatile Thread thread = Thread.ofVirtual().unstarted(this::run);
    private volatile boolean running;
    private boolean away;

    Indexing(
            Articles articles,
            Pages pages,
            Embeddings embeddings,
            ElasticsearchIndex index,
            IndexTasks tasks,
            TransactionTemplate transaction,
            Signal signal,
            Duration retry,
            Clock clock) {
        this.articles = articles;
        this.pages = pages;
        this.embeddings = embeddings;
        this.index = index;
        this.tasks = tasks;
        this.transaction = transaction;
        this.signal = signal;
        this.retry = retry;
        this.clock = clock;
    }

    private void run() {
        Instant checked = Instant.EPOCH;
        try {
            while (running) {
                try {
                    Instant now = clock.instant();
                    if (Duration.between(checked, now).compareTo(CHECK) >= 0) {
                        check();
                        checked = now;
                    }
                    boolean worked = false;
                    while (running && workOff()) {
                        worked = true;
                    }
                    if (worked) {
                        NativeHeap.trim();
                    }
                    if (away) {
                        log.info("The search index is back.");
                        away = false;
                    }
                } catch (RuntimeException e) {
                    if (!away) {
                        log.warn("Indexing waits: {} Trying again every {} s.", e.getMessage(), CHECK.toSeconds(), e);
                        away = true;
                    }
                }
                signal.await(CHECK);
            }
        } catch (InterruptedException e) {
            log.debug("Indexing stops.");
        }
    }

    private void check() {
        for (Language language : Language.values()) {
            String identity = index.ensure(language);
            Boolean another = transaction.execute(status -> tasks.startOver(language, identity));
            if (Boolean.TRUE.equals(another)) {
                log.info("Filling the index {}.", identity);
            }
        }
    }

    private boolean workOff() {
        List<Claimed> claimed = tasks.claim(clock.instant(), BATCH);
        for (Claimed task : claimed) {
            try {
                work(task);
                tasks.done(task);
            } catch (RuntimeException e) {
                Duration wait = Duration.ofMillis(250L << Math.min(task.attempts(), 6));
                Instant again = clock.instant().plus(wait.compareTo(retry) < 0 ? wait : retry);
                String error = String.valueOf(e.getMessage());
                tasks.failed(task, error.substring(0, Math.min(error.length(), LONGEST_ERROR)), again);
                log.warn("Article {} was not indexed (try {}): {}", task.article(), task.attempts(), error);
            }
        }
        return !claimed.isEmpty();
    }

    private void work(Claimed task) {
        Optional<PublishedArticle> visible =
                articles.published(List.of(task.article())).stream().findFirst();
        if (visible.isEmpty()) {
            index.remove(task.article(), task.language());
            return;
        }
        PublishedArticle article = visible.get();
        List<Entry> entries =
                Passages.entries(article, pages.sections(article.content().markdown()));
        List<float[]> vectors = embeddings.ofTexts(
                task.language(), entries.stream().map(Entry::text).toList());
        List<Embedded> embedded = new ArrayList<>();
        for (int at = 0; at < entries.size(); at++) {
            embedded.add(new Embedded(entries.get(at), vectors.get(at)));
        }
        index.put(
                article.id(),
                task.language(),
                article.version(),
                article.content().audience(),
                embedded);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("indexing").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
