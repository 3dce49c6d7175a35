package io.pronto.knowledge.search;

import io.pronto.knowledge.article.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

class InMemorySynonymsTest implements SynonymsContract {
    private final Synonyms synonyms = new InMemorySynonyms();

    @Override
    public Synonyms synonyms() {
        return synonyms;
    }

    private static final class InMemorySynonyms implements Synonyms {
        // By text: java.util.UUID compares its halves as signed numbers, as nobody else does.
        private final Map<String, SynonymGroup> groups = new TreeMap<>();

        @Override
        public void save(SynonymGroup group) {
            groups.put(group.id().toString(), group);
        }

        @Override
        public boolean remove(UUID id) {
            return groups.remove(id.toString()) != null;
        }

        @Override
        public Optional<SynonymGroup> find(UUID id) {
            return Optional.ofNullable(groups.get(id.toString()));
        }

        @Override
        public List<SynonymGroup> list(Language language, @Nullable UUID after, int limit) {
            return groups.values().stream()
                    .filter(group -> group.language() == language)
                    .filter(group -> after == null || group.id().toString().compareTo(after.toString()) > 0)
                    .limit(limit)
                    .toList();
        }

        @Override
        public int count(Language language) {
            return list(language, null, Integer.MAX_VALUE).size();
        }
    }
}
