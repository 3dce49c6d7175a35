package io.pronto.knowledge.freshness;

import io.pronto.contracts.ArticleId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

class InMemoryPolicyChangesTest implements PolicyChangesContract {
    private final PolicyChanges changes = new InMemoryPolicyChanges();

    @Override
    public PolicyChanges policyChanges() {
        return changes;
    }

    @Override
    public ArticleId anArticle() {
        return new ArticleId(UUID.randomUUID());
    }

    private static final class InMemoryPolicyChanges implements PolicyChanges {
        private final Map<String, PolicyChange> all = new TreeMap<>();

        @Override
        public void add(PolicyChange change) {
            all.put(change.id().toString(), change);
        }

        @Override
        public List<PolicyChange> waitingForToChange(ArticleId article) {
            return all.values().stream()
                    .filter(change -> change.articles().stream()
                            .anyMatch(affected -> affected.article().equals(article) && affected.publishedAt() == null))
                    .toList();
        }

        @Override
        public void save(PolicyChange change) {
            all.put(change.id().toString(), change);
        }

        @Override
        public Optional<PolicyChange> find(UUID id) {
            return Optional.ofNullable(all.get(id.toString()));
        }

        @Override
        public List<PolicyChange> list(boolean open, @Nullable UUID before, int limit) {
            return all.values().stream()
                    .filter(change -> before == null || change.id().toString().compareTo(before.toString()) < 0)
                    .filter(change -> !open || change.publishedAt().isEmpty())
                    .sorted(Comparator.comparing(
                                    (PolicyChange change) -> change.id().toString())
                            .reversed())
                    .limit(limit)
                    .toList();
        }
    }
}
