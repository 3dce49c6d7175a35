package io.pronto.knowledge.search.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.Pages;
import io.pronto.knowledge.article.PublishedArticle;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.search.Entry;
import io.pronto.knowledge.search.Passages;
import io.pronto.knowledge.search.SearchIndex;
import io.pronto.knowledge.search.SearchIndex.Embedded;
import io.pronto.knowledge.search.SearchIndex.Indexed;
import io.pronto.knowledge.search.adapter.IndexCopies.Copy;
import io.pronto.knowledge.search.adapter.IndexTasks.Claimed;
import io.pronto.platform.background.BackgroundLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the index to what readers see: works off the tasks as they come, notices an index that is missing or came back
 * empty and fills it again. While Elasticsearch is away tasks wait; nothing else waits for them.
 */
final class Indexing extends BackgroundLoop {
    private static final Logger log = LoggerFactory.getLogger(Indexing.class);
    private static final int BATCH = 24;
    private static final int LONGEST_ERROR = 500;

    /** How often somebody looks whether the index is still the one that was filled. */
    private static final Duration CHECK = Duration.ofSeconds(2);

    private final Articles articles;
    private final Pages pages;
    private final Embeddings embeddings;
    private final ElasticsearchIndex index;
    private final IndexCopies copies;
    private final IndexTasks tasks;
    private final TransactionTemplate transaction;
    private final Signal signal;
    private final Duration retry;
    private final Clock clock;
    private boolean away;

    Indexing(
            Articles articles,
            Pages pages,
            Embeddings embeddings,
            ElasticsearchIndex index,
            IndexCopies copies,
            IndexTasks tasks,
            TransactionTemplate transaction,
            Signal signal,
            Duration retry,
            Clock clock) {
        super("indexing");
        this.articles = articles;
        this.pages = pages;
        this.embeddings = embeddings;
        this.index = index;
        this.copies = copies;
        this.tasks = tasks;
        this.transaction = transaction;
        this.signal = signal;
        this.retry = retry;
        this.clock = clock;
    }

    @Override
    protected void work() throws InterruptedException {
        Instant checked = Instant.EPOCH;
        while (isRunning()) {
            try {
                Instant now = clock.instant();
                if (Duration.between(checked, now).compareTo(CHECK) >= 0) {
                    check();
                    checked = now;
                }
                boolean worked = false;
                while (isRunning() && workOff()) {
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
    }

    /** Sees to it that each language has a live copy of our model and form, or one that is being filled. */
    private void check() {
        Map<Language, String> filling = tasks.filling();
        for (Language language : Language.values()) {
            Optional<Copy> live = copies.live(language);
            if (live.isEmpty()) {
                String name = copies.create(language, mark());
                copies.switchTo(language, name);
                live = copies.find(language, name);
            }
            Copy copy = live.orElseThrow();
            String being = filling.get(language);
            if (being != null) {
                watch(language, being);
            } else if (copy.fits()) {
                Boolean another = transaction.execute(status -> tasks.startOver(language, copy.identity()));
                if (Boolean.TRUE.equals(another)) {
                    log.info("Filling the index {}.", copy.identity());
                }
            } else {
                rebuild(language, "another model or form");
            }
        }
    }

    /** Fills another copy beside the live one. @return whether that began; it does not while one is being filled */
    boolean rebuild(Language language, String askedBy) {
        String name = copies.create(language, mark());
        Boolean begun = transaction.execute(status -> tasks.fill(language, name, askedBy, clock.instant()));
        if (Boolean.TRUE.equals(begun)) {
            log.info("Filling the index {} beside the live one ({}).", name, askedBy);
            signal.wake();
            return true;
        }
        copies.drop(name);
        return false;
    }

    private void watch(Language language, String name) {
        Optional<Copy> copy = copies.find(language, name);
        if (copy.isEmpty() || !copy.get().fits()) {
            log.warn("The index {} is lost while it was being filled; another is begun.", name);
            tasks.abandon(language);
        } else if (tasks.isFilled(language)) {
            copies.switchTo(language, name);
            transaction.executeWithoutResult(
                    status -> tasks.filled(language, copy.get().identity()));
            log.info("The index {} is live.", name);
        }
    }

    private String mark() {
        return Long.toString(clock.millis(), Character.MAX_RADIX);
    }

    private boolean workOff() {
        List<Claimed> claimed = tasks.claim(clock.instant(), BATCH);
        if (claimed.isEmpty()) {
            return false;
        }
        try {
            work(claimed);
            claimed.forEach(tasks::done);
        } catch (RuntimeException together) {
            oneByOne(claimed);
        }
        return true;
    }

    /** One of them cannot be indexed, or none: each for itself tells, until the index turns out to be away. */
    private void oneByOne(List<Claimed> claimed) {
        for (int at = 0; at < claimed.size(); at++) {
            Claimed task = claimed.get(at);
            try {
                work(List.of(task));
                tasks.done(task);
            } catch (SearchIndex.Away e) {
                List<Claimed> rest = claimed.subList(at, claimed.size());
                rest.forEach(each -> failed(each, e));
                log.warn("{} articles wait for the index: {}", rest.size(), e.getMessage());
                return;
            } catch (RuntimeException e) {
                failed(task, e);
                log.warn("Article {} was not indexed (try {}).", task.article(), task.attempts(), e);
            }
        }
    }

    private void failed(Claimed task, RuntimeException e) {
        Duration wait = Duration.ofMillis(250L << Math.min(task.attempts(), 6));
        Instant again = clock.instant().plus(wait.compareTo(retry) < 0 ? wait : retry);
        String error = String.valueOf(e.getMessage());
        tasks.failed(
                task,
                error.substring(0, Math.min(error.length(), LONGEST_ERROR)),
                e instanceof SearchIndex.Away,
                again);
    }

    private void work(List<Claimed> claimed) {
        // Read after the claim: a copy whose filling begins later wants these articles once more.
        Map<Language, String> filling = tasks.filling();
        Map<ArticleId, PublishedArticle> visible = new HashMap<>();
        articles.published(claimed.stream().map(Claimed::article).toList())
                .forEach(article -> visible.put(article.id(), article));
        for (Claimed task : claimed) {
            if (!visible.containsKey(task.article())) {
                index.remove(task.article(), task.language(), filling);
            }
        }
        List<Indexed> indexed = new ArrayList<>();
        for (Language language : Language.values()) {
            indexed.addAll(embedded(
                    language,
                    visible.values().stream()
                            .filter(article -> article.identity().language() == language)
                            .toList()));
        }
        if (!indexed.isEmpty()) {
            index.put(indexed, filling);
        }
    }

    /** The entries of several articles are embedded together: short ones fill the model's batches. */
    private List<Indexed> embedded(Language language, List<PublishedArticle> visible) {
        List<List<Entry>> entries = visible.stream()
                .map(article -> Passages.entries(
                        article, pages.sections(article.content().markdown())))
                .toList();
        List<float[]> vectors = embeddings.ofTexts(
                language,
                entries.stream().flatMap(List::stream).map(Entry::text).toList());
        List<Indexed> indexed = new ArrayList<>();
        int at = 0;
        for (int number = 0; number < visible.size(); number++) {
            List<Embedded> embedded = new ArrayList<>();
            for (Entry entry : entries.get(number)) {
                embedded.add(new Embedded(entry, vectors.get(at++)));
            }
            PublishedArticle article = visible.get(number);
            indexed.add(new Indexed(
                    article.id(), language, article.version(), article.content().audience(), embedded));
        }
        return indexed;
    }
}
