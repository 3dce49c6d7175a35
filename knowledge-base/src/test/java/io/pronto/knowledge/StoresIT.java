package io.pronto.knowledge;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.ArticleContent;
import io.pronto.knowledge.article.ArticleIdentity;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Edited;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.LifeCycle;
import io.pronto.knowledge.freshness.PolicyChanges;
import io.pronto.knowledge.freshness.PolicyChangesContract;
import io.pronto.knowledge.gap.Misses;
import io.pronto.knowledge.gap.MissesContract;
import io.pronto.knowledge.rating.Ratings;
import io.pronto.knowledge.rating.RatingsContract;
import io.pronto.knowledge.search.Synonyms;
import io.pronto.knowledge.search.SynonymsContract;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

/** The stores in PostgreSQL keep what their contracts promise. */
class StoresIT extends KnowledgeServer
        implements SynonymsContract, PolicyChangesContract, RatingsContract, MissesContract {
    @Autowired
    Articles articles;

    @Autowired
    Synonyms synonyms;

    @Autowired
    PolicyChanges policyChanges;

    @Autowired
    Ratings ratings;

    @Autowired
    Misses misses;

    @Autowired
    KnowledgeSettings settings;

    @Override
    public Synonyms synonyms() {
        return synonyms;
    }

    @Override
    public PolicyChanges policyChanges() {
        return policyChanges;
    }

    @Override
    public Ratings ratings() {
        return ratings;
    }

    @Override
    public Misses misses() {
        return misses;
    }

    @Override
    public int mostMissesPerHour() {
        return settings.gaps().missesPerHour();
    }

    @Override
    public ArticleId anArticle() {
        ArticleId id = new ArticleId(UUID.randomUUID());
        String key = "store-" + id;
        articles.add(LifeCycle.begin(
                new ArticleIdentity(id, key, Language.EN, key),
                new ArticleContent("Stored", "general", List.of(), Audience.PUBLIC, "Stored.", List.of()),
                new Edited(Instant.now(), "Grace Zhao")));
        return id;
    }
}
