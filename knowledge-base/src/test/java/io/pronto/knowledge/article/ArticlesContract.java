package io.pronto.knowledge.article;

import static io.pronto.knowledge.article.LifeCycleTest.ADA;
import static io.pronto.knowledge.article.LifeCycleTest.BEN;
import static io.pronto.knowledge.article.LifeCycleTest.content;
import static io.pronto.knowledge.article.LifeCycleTest.taken;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Article.State;
import io.pronto.knowledge.article.Articles.Need;
import io.pronto.knowledge.article.Articles.Wanted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every store of articles promises. Keys are made unique by {@link #mark}, as stores may be shared. */
public interface ArticlesContract {
    LocalDate TODAY = LocalDate.parse("2026-11-22");

    Articles articles();

    /** Makes this test's keys its own: lower-case letters. */
    String mark();

    default <T> T inTransaction(Supplier<T> work) {
        return work.get();
    }

    private Article anArticle(String key, Language language, Audience audience) {
        ArticleContent plain = content("One");
        return LifeCycle.begin(
                new ArticleIdentity(
                        new ArticleId(UuidCreator.getTimeOrderedEpochPlus1()),
                        key + "-" + mark(),
                        language,
                        key + "-" + mark() + "-slug"),
                new ArticleContent(
                        "Title " + mark(), mark(), plain.tags(), audience, plain.markdown(), plain.exampleQuestions()),
                ADA);
    }

    private Article added(Article article) {
        assertThat(inTransaction(() -> articles().add(article))).isTrue();
        return article;
    }

    private Article saved(Article article) {
        return inTransaction(() -> {
            articles().save(article);
            return article;
        });
    }

    @Test
    default void givesBackWhatWasStored() {
        Article draft = added(anArticle("stored", Language.ZH, Audience.INTERNAL));

        assertThat(articles().find(draft.id())).contains(draft);
        assertThat(inTransaction(() -> articles().findToChange(draft.id()))).contains(draft);
        assertThat(inTransaction(() -> articles().findToChange(draft.identity().key(), Language.ZH)))
                .contains(draft);
        assertThat(articles().find(new ArticleId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    default void aKeyOrSlugIsTakenOncePerLanguage() {
        Article english = added(anArticle("once", Language.EN, Audience.PUBLIC));
        added(anArticle("once", Language.ZH, Audience.PUBLIC));

        assertThat(inTransaction(() -> articles().add(anArticle("once", Language.EN, Audience.PUBLIC))))
                .isFalse();
        Article sameSlug = LifeCycle.begin(
                new ArticleIdentity(
                        new ArticleId(UUID.randomUUID()),
                        "other-" + mark(),
                        Language.EN,
                        english.identity().slug()),
                content("One"),
                ADA);
        assertThat(inTransaction(() -> articles().add(sameSlug))).isFalse();
    }

    @Test
    default void readersSeeThePublishedVersionWhileTheNextIsWritten() {
        Article draft = added(anArticle("seen", Language.EN, Audience.PUBLIC));
        assertThat(articles().published(List.of(draft.id()))).isEmpty();

        Article published = saved(taken(LifeCycle.publish(draft, BEN)));
        saved(LifeCycle.edit(published, content("Two"), BEN));

        assertThat(articles().published(Language.EN, draft.identity().slug())).hasValueSatisfying(seen -> {
            assertThat(seen.version()).isEqualTo(1);
            assertThat(seen.content()).isEqualTo(draft.content());
            assertThat(seen.publishedAt()).isEqualTo(BEN.at());
        });
        assertThat(articles().publishedTranslation(draft.identity().key(), Language.EN))
                .isPresent();
        assertThat(articles().find(draft.id()).orElseThrow().version()).isEqualTo(2);
        assertThat(articles().versions(draft.id(), Integer.MAX_VALUE, 10))
                .extracting(ArticleVersion::version)
                .containsExactly(2, 1);
        assertThat(articles().versions(draft.id(), 2, 10))
                .extracting(ArticleVersion::content)
                .containsExactly(draft.content());
    }

    @Test
    default void aRetiredArticleIsSeenByNobody() {
        Article published =
                saved(taken(LifeCycle.publish(added(anArticle("retired", Language.EN, Audience.PUBLIC)), BEN)));

        saved(taken(LifeCycle.retire(published, BEN)));

        assertThat(articles().published(List.of(published.id()))).isEmpty();
        assertThat(articles().published(Language.EN, published.identity().slug()))
                .isEmpty();
        assertThat(articles().find(published.id()).orElseThrow().state()).isEqualTo(State.RETIRED);
    }

    @Test
    default void listsPartByPart() {
        List<Article> all = List.of(
                added(anArticle("a", Language.EN, Audience.PUBLIC)),
                added(anArticle("b", Language.EN, Audience.PUBLIC)),
                added(anArticle("c", Language.ZH, Audience.INTERNAL)));
        Wanted ours = new Wanted(null, null, mark(), null, null);

        List<Article> first = articles().list(ours, TODAY, null, 2);
        List<Article> rest = articles().list(ours, TODAY, first.getLast().id(), 2);

        assertThat(first).hasSize(2);
        assertThat(rest).hasSize(1);
        assertThat(first).doesNotContainAnyElementsOf(rest);
        assertThat(all).containsAll(first).containsAll(rest);
        assertThat(articles()
                        .list(new Wanted(Language.ZH, State.DRAFT, mark(), "TITLE " + mark(), null), TODAY, null, 5))
                .containsExactly(all.getLast());
        assertThat(articles().list(new Wanted(null, State.PUBLISHED, mark(), null, null), TODAY, null, 5))
                .isEmpty();
    }

    @Test
    default void keepsWhereAnArticleWaits() {
        Article draft = added(anArticle("waits", Language.EN, Audience.TIER_VIP));
        Article shown = saved(taken(LifeCycle.publish(draft, ADA)));
        Article next = saved(LifeCycle.edit(shown, draft.content(), ADA));

        Article review = saved(taken(LifeCycle.submit(next, "Cleo", BEN)));
        assertThat(articles().find(draft.id())).contains(review);
        Instant at = Instant.parse("2026-12-01T00:00:00Z");
        Article scheduled = saved(taken(LifeCycle.schedule(review, at, BEN)));
        assertThat(articles().find(draft.id())).contains(scheduled);
        assertThat(articles().published(List.of(draft.id()))).hasSize(1);
        assertThat(articles().due(at.minusNanos(1_000), 100)).doesNotContain(draft.id());
        assertThat(articles().due(at, 100)).contains(draft.id());
        assertThat(articles().nextDue())
                .hasValueSatisfying(due -> assertThat(due).isBeforeOrEqualTo(at));

        saved(taken(LifeCycle.sendBack(scheduled, BEN)));
        assertThat(articles().due(at, 100)).doesNotContain(draft.id());
    }

    @Test
    default void remembersStepsAndWhoCares() {
        Article draft = added(anArticle("cared", Language.EN, Audience.PUBLIC));
        ArticleStep first = new ArticleStep(LifeCycle.Action.SUBMIT, 1, ADA, "", "Cleo", null);
        ArticleStep second = new ArticleStep(
                LifeCycle.Action.SCHEDULE, 1, BEN, "Before the sale", null, Instant.parse("2026-12-01T00:00:00Z"));
        inTransaction(() -> {
            articles().note(draft.id(), first);
            articles().note(draft.id(), second);
            articles().care(draft.id(), new Care("Ada", TODAY.minusDays(1)));
            return draft;
        });

        assertThat(articles().steps(draft.id(), 10)).containsExactly(second, first);
        assertThat(articles().cares(List.of(draft.id())))
                .containsEntry(draft.id(), new Care("Ada", TODAY.minusDays(1)));
        Wanted stale = new Wanted(null, null, mark(), null, Need.REVIEW);
        assertThat(articles().list(stale, TODAY, null, 10)).containsExactly(draft);
        assertThat(articles().list(stale, TODAY.minusDays(1), null, 10)).isEmpty();
    }

    @Test
    default void aTranslationIsBehindOnceItsOriginalSaysSomethingNew() {
        Article original = added(anArticle("said", Language.EN, Audience.PUBLIC));
        Article translation = added(anArticle("said", Language.ZH, Audience.PUBLIC));
        inTransaction(() -> {
            articles().follow(translation.id());
            articles().follow(original.id());
            return translation;
        });
        Wanted behind = new Wanted(null, null, mark(), null, Need.TRANSLATION);
        Article shown = saved(taken(LifeCycle.publish(original, ADA)));
        assertThat(articles().list(behind, TODAY, null, 10)).isEmpty();

        saved(taken(LifeCycle.publish(saved(LifeCycle.edit(shown, original.content(), ADA)), BEN)));

        assertThat(articles().list(behind, TODAY, null, 10)).containsExactly(translation);
        assertThat(articles().translations(original.identity().key()))
                .extracting(Translation::original, Translation::behind)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(true, false),
                        org.assertj.core.groups.Tuple.tuple(false, true));
        inTransaction(() -> {
            articles().follow(translation.id());
            return translation;
        });
        assertThat(articles().list(behind, TODAY, null, 10)).isEmpty();
    }

    @Test
    default void readersSeeTheirAudiencesByCategory() {
        Article open = added(anArticle("open", Language.EN, Audience.PUBLIC));
        Article vip = added(anArticle("vip", Language.EN, Audience.TIER_VIP));
        saved(taken(LifeCycle.publish(open, ADA)));
        saved(taken(LifeCycle.publish(vip, ADA)));

        assertThat(articles().publishedList(Language.EN, Set.of(Audience.PUBLIC), mark(), null, 10))
                .extracting(PublishedArticle::id)
                .containsExactly(open.id());
        assertThat(articles().categories(Language.EN, Set.of(Audience.PUBLIC, Audience.TIER_VIP)))
                .containsEntry(mark(), 2);
    }
}
