package io.pronto.knowledge.rating;

import io.pronto.contracts.ArticleId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

class InMemoryRatingsTest implements RatingsContract {
    private final Ratings ratings = new InMemoryRatings();

    @Override
    public Ratings ratings() {
        return ratings;
    }

    @Override
    public ArticleId anArticle() {
        return new ArticleId(UUID.randomUUID());
    }

    private static final class InMemoryRatings implements Ratings {
        private final List<Rating> all = new ArrayList<>();

        @Override
        public void add(Rating rating) {
            all.add(rating);
        }

        @Override
        public List<Count> counts(ArticleId article) {
            Map<Integer, List<Rating>> byVersion = all.stream()
                    .filter(rating -> rating.article().equals(article))
                    .collect(Collectors.groupingBy(
                            Rating::version, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.toList()));
            return byVersion.entrySet().stream()
                    .map(version -> new Count(
                            version.getKey(),
                            version.getValue().stream().filter(Rating::helpful).count(),
                            version.getValue().stream()
                                    .filter(rating -> !rating.helpful())
                                    .count()))
                    .toList();
        }

        @Override
        public List<Rating> remarks(ArticleId article, int limit) {
            return all.reversed().stream()
                    .filter(rating -> rating.article().equals(article))
                    .filter(rating -> !rating.remark().isEmpty())
                    .limit(Math.min(limit, MOST_REMARKS))
                    .toList();
        }
    }
}
