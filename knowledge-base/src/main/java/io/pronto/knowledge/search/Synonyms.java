package io.pronto.knowledge.search;

import io.pronto.knowledge.article.Language;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All groups of synonyms. */
public interface Synonyms {
    /** Stores a new group, or what became of a known one. */
    void save(SynonymGroup group);

    /** @return whether it was there */
    boolean remove(UUID id);

    Optional<SynonymGroup> find(UUID id);

    /** By id, after the given one. */
    List<SynonymGroup> list(Language language, @Nullable UUID after, int limit);

    int count(Language language);
}
