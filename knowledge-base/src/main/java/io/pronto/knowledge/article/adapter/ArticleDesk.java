package io.pronto.knowledge.article.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.KnowledgeEvent.ArticlePublished;
import io.pronto.contracts.KnowledgeEvent.ArticleRetired;
import io.pronto.knowledge.article.Article;
import io.pronto.knowledge.article.ArticleContent;
import io.pronto.knowledge.article.ArticleIdentity;
import io.pronto.knowledge.article.ArticleIntake.Effect;
import io.pronto.knowledge.article.ArticleStep;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Care;
import io.pronto.knowledge.article.Edited;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.LifeCycle;
import io.pronto.knowledge.article.LifeCycle.Action;
import io.pronto.knowledge.article.LifeCycle.Step;
import io.pronto.knowledge.article.PublishedChanges;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.event.EventOutbox;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.annotation.Transactional;

/** Takes an article through its life: state, event, index task and audit entry in one transaction. */
class ArticleDesk {
    private static final Logger log = LoggerFactory.getLogger(ArticleDesk.class);

    private final Articles articles;
    private final List<PublishedChanges> changes;
    private final EventOutbox outbox;
    private final AuditLog audit;
    private final Supplier<UUID> ids;
    private final Clock clock;

    ArticleDesk(
            Articles articles,
            List<PublishedChanges> changes,
            EventOutbox outbox,
            AuditLog audit,
            Supplier<UUID> ids,
            Clock clock) {
        this.articles = articles;
        this.changes = List.copyOf(changes);
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
        articles.follow(draft.id());
        record(actor, draft, "article.created");
        return draft;
    }

    /** @param seen the version the edit is based on @param behind a translation that does not say yet what its original says */
    @Transactional
    public Article edit(Actor actor, ArticleId id, long seen, ArticleContent content, boolean behind) {
        refuseFlaws(content);
        Article article = articles.findToChange(id).orElseThrow(Problem::notFound);
        refuseStale(article, seen);
        Article edited = LifeCycle.edit(article, content, by(actor));
        articles.save(edited);
        if (!behind) {
            articles.follow(id);
        }
        record(actor, edited, "article.edited");
        return edited;
    }

    /** What is asked of the desk, beside the article. @param reason in words; may be empty */
    record Wish(
            Action action,
            String reason,
            @Nullable String reviewer,
            @Nullable Instant publishAt) {
        static Wish of(Action action, String reason) {
            return new Wish(action, reason, null, null);
        }
    }

    /** @param seen the version the decision is based on, if the caller says */
    @Transactional
    public Article step(Actor actor, ArticleId id, @Nullable Long seen, Wish wish) {
        Article article = articles.findToChange(id).orElseThrow(Problem::notFound);
        if (seen != null) {
            refuseStale(article, seen);
        }
        return take(actor, article, wish);
    }

    /** Publishes what was scheduled, if it is still scheduled and its time has come. */
    @Transactional
    public void publishDue(ArticleId id) {
        articles.findToChange(id)
                .filter(article -> article instanceof Article.Scheduled scheduled
                        && !scheduled.publishAt().isAfter(clock.instant()))
                .ifPresent(article -> {
                    // In the name of who scheduled it.
                    String name = article.edited().by();
                    Actor scheduler = new Actor("schedule", "schedule", name, Set.of(), Set.of(), Locale.ENGLISH);
                    Article published = take(scheduler, article, Wish.of(Action.PUBLISH, ""));
                    log.info("Published article {} as scheduled.", published.id());
                });
    }

    @Transactional
    public void care(Actor actor, ArticleId id, Care care) {
        Article article = articles.findToChange(id).orElseThrow(Problem::notFound);
        articles.care(id, care);
        audit.record(
                actor,
                clock.instant(),
                "article.care-changed",
                "article:" + article.id(),
                Map.of("owner", care.owner(), "reviewBy", String.valueOf(care.reviewBy())));
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
            articles.follow(article.id());
            record(actor, article, "article.edited");
            effect = Effect.UPDATED;
        }
        if (publish && !(article.isShown() && !article.hasUnpublishedChanges())) {
            article = take(actor, article, Wish.of(Action.PUBLISH, ""));
            effect = effect == Effect.UNCHANGED ? Effect.UPDATED : effect;
        }
        return new ImportResult(effect, article);
    }

    private Article take(Actor actor, Article before, Wish wish) {
        Edited now = by(actor);
        Step step = switch (wish.action()) {
            case SUBMIT -> LifeCycle.submit(before, Objects.requireNonNull(wish.reviewer(), "reviewer"), now);
            case SEND_BACK -> LifeCycle.sendBack(before, now);
            case SCHEDULE -> LifeCycle.schedule(before, Objects.requireNonNull(wish.publishAt(), "publishAt"), now);
            case PUBLISH -> LifeCycle.publish(before, now);
            case RETIRE -> LifeCycle.retire(before, now);
            case EDIT -> throw new IllegalArgumentException("An edit is no wish; it has a content.");
        };
        Article article = switch (step) {
            case Step.Taken taken -> taken.article();
            case Step.Refused refused ->
                throw switch (refused.refusal()) {
                    case ALREADY_PUBLISHED -> Problem.conflict("already-published");
                    case ALREADY_RETIRED -> Problem.conflict("already-retired");
                    case NOT_NOW -> Problem.conflict("article-not-now", ArticleForms.word(before.state()));
                    case TIME_IS_OVER -> Problem.invalidField("publishAt", "time-is-over");
                };
        };
        articles.save(article);
        articles.note(
                article.id(),
                new ArticleStep(
                        wish.action(), article.version(), now, wish.reason(), wish.reviewer(), wish.publishAt()));
        if (article instanceof Article.Published published && wish.action() == Action.PUBLISH) {
            outbox.publish(new ArticlePublished(
                    article.id(),
                    article.identity().language().tag(),
                    published.publishedVersion(),
                    article.content().title(),
                    now.at()));
            changes.forEach(each -> each.changed(article.id(), now.at()));
        } else if (article instanceof Article.Retired) {
            outbox.publish(new ArticleRetired(article.id(), now.at()));
            changes.forEach(each -> each.changed(article.id(), now.at()));
        }
        record(
                actor,
                article,
                "article."
                        + switch (wish.action()) {
                            case SUBMIT -> "submitted";
                            case SEND_BACK -> "sent-back";
                            case SCHEDULE -> "scheduled";
                            case PUBLISH -> "published";
                            case RETIRE -> "retired";
                            case EDIT -> "edited";
                        });
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
        if (!ArticleIdentity.isKey(key) || (field.equals("slug") && ArticleIdentity.PLACES.contains(key))) {
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
