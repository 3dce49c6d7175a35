package io.pronto.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Article.Published;
import io.pronto.knowledge.article.Article.State;
import io.pronto.knowledge.article.LifeCycle.Action;
import io.pronto.knowledge.article.LifeCycle.Refusal;
import io.pronto.knowledge.article.LifeCycle.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifeCycleTest {
    static final Edited ADA = new Edited(Instant.parse("2026-11-01T08:00:00Z"), "Ada");
    static final Edited BEN = new Edited(Instant.parse("2026-11-02T08:00:00Z"), "Ben");

    static ArticleContent content(String markdown) {
        return new ArticleContent("Title", "orders", List.of("a"), Audience.PUBLIC, markdown, List.of("Why?"));
    }

    static Article aDraft() {
        return LifeCycle.begin(
                new ArticleIdentity(new ArticleId(new UUID(0, 1)), "title", Language.EN, "title"), content("One"), ADA);
    }

    static Article in(State state) {
        Article draft = aDraft();
        return switch (state) {
            case DRAFT -> draft;
            case PUBLISHED -> taken(LifeCycle.publish(draft, ADA));
            case RETIRED -> taken(LifeCycle.retire(draft, ADA));
        };
    }

    static Article taken(Step step) {
        return ((Step.Taken) step).article();
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, EDIT, DRAFT",
        "DRAFT, PUBLISH, PUBLISHED",
        "DRAFT, RETIRE, RETIRED",
        "PUBLISHED, EDIT, PUBLISHED",
        "PUBLISHED, PUBLISH, PUBLISHED",
        "PUBLISHED, RETIRE, RETIRED",
        "RETIRED, EDIT, DRAFT",
        "RETIRED, PUBLISH, PUBLISHED",
        "RETIRED, RETIRE, ",
    })
    void theWholeTable(State from, Action action, State to) {
        assertThat(LifeCycle.next(from, action)).isEqualTo(Optional.ofNullable(to));
        Article article = in(from);
        Article edited = LifeCycle.edit(article, content("Two"), BEN);
        switch (action) {
            case EDIT -> assertThat(edited.state()).isEqualTo(to);
            // A published article has something to publish only after an edit.
            case PUBLISH ->
                assertThat(taken(LifeCycle.publish(from == State.PUBLISHED ? edited : article, BEN))
                                .state())
                        .isEqualTo(to);
            case RETIRE -> {
                Step step = LifeCycle.retire(article, BEN);
                if (to == null) {
                    assertThat(step).isEqualTo(new Step.Refused(Refusal.ALREADY_RETIRED));
                } else {
                    assertThat(taken(step).state()).isEqualTo(to);
                }
            }
        }
    }

    @Test
    void readersSeeWhatWasPublishedUntilTheNextVersionIs() {
        Article edited = LifeCycle.edit(in(State.PUBLISHED), content("Two"), BEN);

        assertThat(edited).isInstanceOfSatisfying(Published.class, published -> {
            assertThat(published.version()).isEqualTo(2);
            assertThat(published.publishedVersion()).isEqualTo(1);
            assertThat(published.hasUnpublishedChanges()).isTrue();
        });
        assertThat(((Published) taken(LifeCycle.publish(edited, BEN))).publishedVersion())
                .isEqualTo(2);
    }

    @Test
    void publishingTheSameVersionTwiceIsRefused() {
        assertThat(LifeCycle.publish(in(State.PUBLISHED), BEN)).isEqualTo(new Step.Refused(Refusal.ALREADY_PUBLISHED));
    }

    @Test
    void aContentSaysWhatIsWrongWithIt() {
        ArticleContent bad = new ArticleContent(
                " ", "x".repeat(81), List.of("\0"), Audience.PUBLIC, "y".repeat(50_001), List.of("z".repeat(301)));

        assertThat(bad.flaws())
                .extracting(ArticleContent.Flaw::field)
                .containsExactly("title", "category", "markdown", "tags", "exampleQuestions");
        assertThat(content("fine").flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a, true",
        "return-an-item, true",
        "A, false",
        "a--b, false",
        "-a, false",
        "'', false",
        "a b, false",
        "退货, false"
    })
    void keysAreCleanAddresses(String key, boolean valid) {
        assertThat(ArticleIdentity.isKey(key)).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "where is my order, EN",
        "我的快递到哪了, ZH",
        "app 显示设备离线, ZH",
        "my order 订单, EN",
        "LG20261184, EN",
        "12345, ZH",
        "Wo ist mein Paket, EN",
    })
    void theWordsTellTheLanguage(String text, Language language) {
        assertThat(Language.written(text, Language.ZH)).isEqualTo(language);
    }
}
