package io.pronto.knowledge.search.adapter;

import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.search.SynonymBook;
import io.pronto.knowledge.search.SynonymGroup;
import io.pronto.knowledge.search.Synonyms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The books as they are read by searches; an edit shows within {@link #FRESH}, on every replica. */
final class SynonymBooks {
    private static final Logger log = LoggerFactory.getLogger(SynonymBooks.class);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private record Copy(SynonymBook book, Instant readAt) {}

    private final Synonyms synonyms;
    private final Clock clock;
    private final Map<Language, Copy> copies = new ConcurrentHashMap<>();

    SynonymBooks(Synonyms synonyms, Clock clock) {
        this.synonyms = synonyms;
        this.clock = clock;
    }

    SynonymBook of(Language language) {
        Instant now = clock.instant();
        Copy known = copies.get(language);
        if (known != null && known.readAt().plus(FRESH).isAfter(now)) {
            return known.book();
        }
        SynonymBook book = known == null ? SynonymBook.EMPTY : known.book();
        try {
            book = new SynonymBook(synonyms.list(language, null, SynonymGroup.MOST_GROUPS));
        } catch (RuntimeException e) {
            // Searching goes on with what is known.
            log.warn("The synonyms could not be read.", e);
        }
        copies.put(language, new Copy(book, now));
        return book;
    }
}
