package io.pronto.knowledge.overlap.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.Pages;
import io.pronto.knowledge.article.PublishedArticle;
import io.pronto.knowledge.overlap.Comparison;
import io.pronto.knowledge.overlap.Comparison.Pair;
import io.pronto.knowledge.overlap.adapter.OverlapBook.Found;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.search.Entry;
import io.pronto.knowledge.search.Passages;
import io.pronto.knowledge.search.SearchIndex;
import io.pronto.knowledge.search.SearchIndex.Sought;
import io.pronto.platform.background.BackgroundLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares each published article with those near to it, one at a time and resting in between: nobody waits for it, and it must not
 * take the cores from those who answer.
 */
final class OverlapWorker extends BackgroundLoop {
    private static final Logger log = LoggerFactory.getLogger(OverlapWorker.class);
    private static final Duration SWEEP = Duration.ofSeconds(3);
    private static final Duration LEASE = Duration.ofMinutes(2);
    /** Of its working time it rests as many times as long. */
    private static final int REST = 4;

    private static final int MOST_PASSAGES = 30;
    private static final int NEAR = 12;
    private static final int MOST_OTHERS = 10;
    private static final Set<Audience> ALL = Set.of(Audience.values());

    private final OverlapBook book;
    private final Articles articles;
    private final Pages pages;
    private final Embeddings embeddings;
    private final SearchIndex index;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OverlapWorker(
            OverlapBook book,
            Articles articles,
            Pages pages,
            Embeddings embeddings,
            SearchIndex index,
            TransactionTemplate transaction,
            Clock clock) {
        super("overlaps");
        this.book = book;
        this.articles = articles;
        this.pages = pages;
        this.embeddings = embeddings;
        this.index = index;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    protected void work() throws InterruptedException {
        while (isRunning()) {
            long began = System.nanoTime();
            boolean more = false;
            try {
                more = compareNext();
            } catch (SearchIndex.Away away) {
                log.info("Articles are compared later: {}", away.getMessage());
            } catch (RuntimeException e) {
                log.warn("Articles cannot be compared; the next try is in {} s.", SWEEP.toSeconds(), e);
            }
            Thread.sleep(more ? Duration.ofNanos((System.nanoTime() - began) * REST) : SWEEP);
        }
    }

    private boolean compareNext() {
        Optional<ArticleId> next = book.claim(clock.instant(), LEASE);
        if (next.isEmpty()) {
            return false;
        }
        List<PublishedArticle> visible = articles.published(List.of(next.get()));
        List<Found> found = visible.isEmpty() ? List.of() : compare(visible.getFirst());
        transaction.executeWithoutResult(status -> book.found(next.get(), found, clock.instant()));
        return true;
    }

    private List<Found> compare(PublishedArticle article) {
        Language language = article.identity().language();
        List<Entry> entries = Passages.entries(
                        article, pages.sections(article.content().markdown()))
                .stream()
                .filter(entry -> entry.kind() == Entry.Kind.PASSAGE)
                .limit(MOST_PASSAGES)
                .toList();
        if (entries.isEmpty()) {
            return List.of();
        }
        List<float[]> vectors =
                embeddings.ofTexts(language, entries.stream().map(Entry::text).toList());
        List<String> passages = entries.stream().map(OverlapWorker::told).toList();
        Map<ArticleId, List<Pair>> near = new LinkedHashMap<>();
        for (int at = 0; at < entries.size(); at++) {
            int ordinal = at;
            String here = passages.get(at);
            List<io.pronto.knowledge.search.Found> others =
                    index
                            .find(new Sought(language, title(entries.get(at)), vectors.get(at), ALL, NEAR))
                            .byPassage()
                            .stream()
                            .filter(other -> !other.article().equals(article.id()))
                            .filter(other -> other.score() >= Comparison.related(language))
                            .toList();
            Map<io.pronto.knowledge.search.Found, Entry> texts = index.read(language, others);
            others.stream()
                    .filter(texts::containsKey)
                    .forEach(other -> near.computeIfAbsent(other.article(), same -> new ArrayList<>())
                            .add(new Pair(
                                    ordinal, here, told(Objects.requireNonNull(texts.get(other))), other.score())));
        }
        List<Found> found = new ArrayList<>();
        near.entrySet().stream()
                .limit(MOST_OTHERS)
                .forEach(other -> Comparison.of(passages, other.getValue(), language)
                        .forEach(overlap -> found.add(new Found(other.getKey(), overlap))));
        return found;
    }

    /** What it says, without the title that was put before it. */
    private static String told(Entry entry) {
        return entry.text().substring(entry.text().indexOf('\n') + 1);
    }

    private static String title(Entry entry) {
        int end = entry.text().indexOf('\n');
        return end < 0 ? entry.text() : entry.text().substring(0, end);
    }
}
