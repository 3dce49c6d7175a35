package io.pronto.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.search.Entry.Kind;
import io.pronto.knowledge.search.SearchIndex.Embedded;
import io.pronto.knowledge.search.SearchIndex.Sought;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What every index promises. Directions are given by an angle in one plane. */
public interface SearchIndexContract {
    /** An index with nothing in it, or nothing near the directions used here. */
    SearchIndex index();

    int dimensions();

    private float[] direction(double degrees) {
        float[] vector = new float[dimensions()];
        vector[0] = (float) Math.cos(Math.toRadians(degrees));
        vector[1] = (float) Math.sin(Math.toRadians(degrees));
        return vector;
    }

    private Embedded entry(Kind kind, int ordinal, String text, double degrees) {
        return new Embedded(
                new Entry(kind, ordinal, kind == Kind.PASSAGE ? "anchor" : "", "", text), direction(degrees));
    }

    private Sought sought(String words, double degrees, Audience... audiences) {
        return new Sought(Language.EN, words, direction(degrees), Set.of(audiences), 10);
    }

    @Test
    default void findsByMeaningAndByWords() {
        SearchIndex index = index();
        ArticleId near = new ArticleId(UUID.randomUUID());
        ArticleId far = new ArticleId(UUID.randomUUID());
        index.put(
                near,
                Language.EN,
                1,
                Audience.PUBLIC,
                List.of(entry(Kind.PASSAGE, 0, "zebra crossing", 10), entry(Kind.TITLE, 1, "stripes", 5)));
        index.put(far, Language.EN, 1, Audience.PUBLIC, List.of(entry(Kind.QUESTION, 0, "code LG777 please", 80)));

        Rankings rankings = index.find(sought("what about lg777", 0, Audience.PUBLIC));

        assertThat(rankings.byQuestion()).extracting(Found::article).containsExactly(near, far);
        assertThat(rankings.byQuestion().getFirst().score())
                .isCloseTo(Math.cos(Math.toRadians(5)), Offset.offset(0.01));
        assertThat(index.read(Language.EN, rankings.byPassage()).values())
                .extracting(Entry::text)
                .containsExactly("zebra crossing");
        assertThat(rankings.byWords()).extracting(Found::article).containsExactly(far);
        assertThat(index.read(Language.EN, index.passages(near, sought("", 0, Audience.PUBLIC)))
                        .values())
                .extracting(Entry::anchor)
                .containsExactly("anchor");
    }

    @Test
    default void theAudienceIsPartOfTheSearch() {
        SearchIndex index = index();
        ArticleId internal = new ArticleId(UUID.randomUUID());
        index.put(internal, Language.EN, 1, Audience.INTERNAL, List.of(entry(Kind.TITLE, 0, "secret margins", 0)));

        Rankings publicly = index.find(sought("secret margins", 0, Audience.PUBLIC));
        Rankings among = index.find(sought("secret margins", 0, Audience.PUBLIC, Audience.INTERNAL));

        assertThat(publicly.byQuestion()).extracting(Found::article).doesNotContain(internal);
        assertThat(publicly.byWords()).extracting(Found::article).doesNotContain(internal);
        assertThat(among.byQuestion()).extracting(Found::article).contains(internal);
    }

    @Test
    default void aNewVersionReplacesTheOldAndNotTheOtherWayRound() {
        SearchIndex index = index();
        ArticleId article = new ArticleId(UUID.randomUUID());
        index.put(
                article,
                Language.EN,
                1,
                Audience.PUBLIC,
                List.of(
                        entry(Kind.PASSAGE, 0, "old one", 0),
                        entry(Kind.TITLE, 1, "old title", 0),
                        entry(Kind.QUESTION, 2, "old question", 0)));
        index.put(article, Language.EN, 2, Audience.PUBLIC, List.of(entry(Kind.TITLE, 0, "new title", 0)));
        index.put(article, Language.EN, 1, Audience.PUBLIC, List.of(entry(Kind.TITLE, 0, "late title", 0)));

        Rankings rankings = index.find(sought("title question", 0, Audience.PUBLIC));

        assertThat(index.read(Language.EN, rankings.byQuestion()).values())
                .extracting(Entry::text)
                .containsExactly("new title");
        assertThat(index.read(Language.EN, List.of(new Found(article, 1, Kind.TITLE, 0, 1))))
                .as("what was replaced since")
                .isEmpty();
        assertThat(rankings.byPassage()).isEmpty();
        assertThat(rankings.byQuestion().getFirst().version()).isEqualTo(2);
    }

    @Test
    default void aRemovedArticleIsNotFound() {
        SearchIndex index = index();
        ArticleId article = new ArticleId(UUID.randomUUID());
        index.put(article, Language.EN, 3, Audience.PUBLIC, List.of(entry(Kind.TITLE, 0, "gone", 0)));
        index.remove(article, Language.EN);
        index.remove(article, Language.EN);

        assertThat(index.find(sought("gone", 0, Audience.PUBLIC)).byQuestion()).isEmpty();
    }

    @Test
    default void aCodeIsFoundHoweverItIsWritten() {
        SearchIndex index = index();
        ArticleId article = new ArticleId(UUID.randomUUID());
        index.put(
                article, Language.EN, 1, Audience.PUBLIC, List.of(entry(Kind.PASSAGE, 0, "Error E-1042 on boot", 40)));

        assertThat(index.find(sought("what is e1042", 0, Audience.PUBLIC)).byCode())
                .extracting(Found::article)
                .containsExactly(article);
        assertThat(index.find(sought("what is e1043", 0, Audience.PUBLIC)).byCode())
                .isEmpty();
        assertThat(index.find(sought("what is e1042", 0, Audience.INTERNAL)).byCode())
                .isEmpty();
    }
}
