package io.pronto.knowledge.freshness;

import io.pronto.contracts.ArticleId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All changes of the house's rules that were recorded. */
public interface PolicyChanges {
    void add(PolicyChange change);

    /** Those that wait for this article, kept from others' changes until the transaction ends. */
    List<PolicyChange> waitingForToChange(ArticleId article);

    /** Stores which articles say it by now. */
    void save(PolicyChange change);

    Optional<PolicyChange> find(UUID id);

    /** The newest first, before the given one. @param open only those that wait for an article */
    List<PolicyChange> list(boolean open, @Nullable UUID before, int limit);
}
