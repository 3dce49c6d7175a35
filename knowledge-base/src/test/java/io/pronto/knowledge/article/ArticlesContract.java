package io.pronto.knowledge.article;

import static io.pronto.knowledge.article.LifeCycleTest.ADA;
import static io.pronto.knowledge.article.LifeCycleTest.BEN;
import static io.pronto.knowledge.article.LifeCycleTest.content;
import static io.pronto.knowledge.article.LifeCycleTest.taken;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Article.State;
import io.pronto.knowledge.article.Articles.Wanted;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every store of articles promises. Keys are made unique by {@link #mark}, as stores may be shared. */
public interface ArticlesContract {
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
                        new ArticleId(UUID.randomUUID()), key + "-" + mark(), language, key + "-" + mark() + "-slug"),
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
        Wanted ours = new Wanted(null, null, mark(), null);

        List<Article> first = articles().list(ours, null, 2);
        List<Article> rest = articles().list(ours, first.getLast().id(), 2);

        assertThat(first).hasSize(2);
        assertThat(rest).hasSize(1);
        assertThat(first).doesNotContainAnyElementsOf(rest);
        assertThat(all).containsAll(first).containsAll(rest);
        assertThat(articles().list(new Wanted(Language.ZH, State.DRAFT, mark(), "TITLE " + mark()), null, 5))
                .containsExactly(all.getLast());
        assertThat(articles().list(new Wanted(null, State.PUBLISHED, mark(), null), null, 5))
                .isEmpty();
    }
}
