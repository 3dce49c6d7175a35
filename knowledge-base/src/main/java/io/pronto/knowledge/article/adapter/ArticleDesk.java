package io.pronto.knowledge.article.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.KnowledgeEvent.ArticlePublished;
import io.pronto.contracts.KnowledgeEvent.ArticleRetired;
import io.pronto.knowledge.article.Article;
import io.pronto.knowledge.article.ArticleContent;
import io.pronto.knowledge.article.ArticleIdentity;
import io.pronto.knowledge.article.ArticleIntake.Effect;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Edited;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.LifeCycle;
import io.pronto.knowledge.article.LifeCycle.Step;
import io.pronto.knowledge.article.PublishedChanges;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.event.EventOutbox;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Takes an article through its life: state, event, index task and audit entry in one transaction. */
class ArticleDesk {
    private final Articles articles;
    private final PublishedChanges changes;
    private final EventOutbox outbox;
    private final AuditLog audit;
    private final Supplier<UUID> ids;
    private final Clock clock;

    ArticleDesk(
            Articles articles,
            PublishedChanges changes,
            EventOutbox outbox,
            AuditLog audit,
            Supplier<UUID> ids,
            Clock clock) {
        this.articles = articles;
        this.changes = changes;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public Article create(Actor actor, String key, Language language, String slug, ArticleContent content) {
        refuseFlaws(content);
        refuseNoKey("key", key);
        refuseNoKey("slug", slug);
        Article draft =
                LifeCycle.begin(new ArticleIdentity(new ArticleId(ids.get()), key, language, slug), content, by(actor));
        if (!articles.add(draft)) {
            throw Problem.conflict("article-exists", key, language.tag()).atField("key");
        }
        record(actor, draft, "article.created");
        return draft;
    }

    /** @param seen the version the edit is based on */
    @Transactional
    public Article edit(Actor actor, ArticleId id, long seen, ArticleContent content) {
        refuseFlaws(content);
        Article article = articles.findToChange(id).orElseThrow(Problem::notFound);
        refuseStale(article, seen);
        Article edited = LifeCycle.edit(article, content, by(actor));
        articles.save(edited);
        record(actor, edited, "article.edited");
        return edited;
    }

    /** @param seen the version the decision is based on, if the caller says */
    @Transactional
    public Article publish(Actor actor, ArticleId id, @Nullable Long seen) {
        Article article = articles.findToChange(id).orElseThrow(Problem::notFound);
        if (seen != null) {
            refuseStale(article, seen);
        }
        return take(actor, LifeCycle.publish(article, by(actor)), "article.published");
    }

    @Transactional
    public Article retire(Actor actor, ArticleId id, @Nullable Long seen) {
        Article article = articles.findToChange(id).orElseThrow(Problem::notFound);
        if (seen != null) {
            refuseStale(article, seen);
        }
        return take(actor, LifeCycle.retire(article, by(actor)), "article.retired");
    }

    record ImportResult(Effect effect, Article article) {}

    /** Creates or edits the article of that key and language, and publishes it if wanted; the same row twice changes nothing. */
    @Transactional
    public ImportResult put(
            Actor actor, String key, Language language, String slug, ArticleContent content, boolean publish) {
        refuseFlaws(content);
        Optional<Article> known = articles.findToChange(key, language);
        Article article;
        Effect effect;
        if (known.isEmpty()) {
            article = create(actor, key, language, slug, content);
            effect = Effect.CREATED;
        } else if (known.get().content().equals(content)) {
            article = known.get();
            effect = Effect.UNCHANGED;
        } else {
            article = LifeCycle.edit(known.get(), content, by(actor));
            articles.save(article);
            record(actor, article, "article.edited");
            effect = Effect.UPDATED;
        }
        if (publish && LifeCycle.publish(article, by(actor)) instanceof Step.Taken) {
            article = take(actor, LifeCycle.publish(article, by(actor)), "article.published");
            effect = effect == Effect.UNCHANGED ? Effect.UPDATED : effect;
        }
        return new ImportResult(effect, article);
    }

    private Article take(Actor actor, Step step, String action) {
        Article article = switch (step) {
            case Step.Taken taken -> taken.article();
            case Step.Refused refused ->
                throw Problem.conflict(
                        switch (refused.refusal()) {
                            case ALREADY_PUBLISHED -> "already-published";
                            case ALREADY_RETIRED -> "already-retired";
                        });
        };
        articles.save(article);
        changes.changed(article.id());
        Instant at = article.edited().at();
        outbox.publish(
                article instanceof Article.Published published
                        ? new ArticlePublished(
                                article.id(),
                                article.identity().language().tag(),
                                published.publishedVersion(),
                                article.content().title(),
                                at)
                        : new ArticleRetired(article.id(), at));
        record(actor, article, action);
        return article;
    }

    private void record(Actor actor, Article article, String action) {
        audit.record(
                actor,
                article.edited().at(),
                action,
                "article:" + article.id(),
                Map.of("key", article.identity().key(), "version", article.version()));
    }

    private Edited by(Actor actor) {
        return new Edited(clock.instant(), actor.name());
    }

    private static void refuseStale(Article article, long seen) {
        if (article.version() != seen) {
            throw Problem.stale(article.version());
        }
    }

    private static void refuseNoKey(String field, String key) {
        if (!ArticleIdentity.isKey(key)) {
            throw Problem.invalidField(field, "invalid-article-key", ArticleIdentity.LONGEST_KEY);
        }
    }

    private static void refuseFlaws(ArticleContent content) {
        List<ArticleContent.Flaw> flaws = content.flaws();
        if (!flaws.isEmpty()) {
            throw Problem.invalidField(
                            flaws.getFirst().field(),
                            "invalid-article",
                            flaws.getFirst().problem())
                    .with("problem", flaws.getFirst().problem());
        }
    }
}
