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

    static final Instant LATER = Instant.parse("2026-12-01T00:00:00Z");

    /** An article in a state; one that is shown has a newer version that readers do not see. */
    static Article in(State state, boolean shown) {
        Article draft = aDraft();
        Article desk = shown ? LifeCycle.edit(taken(LifeCycle.publish(draft, ADA)), content("Newer"), ADA) : draft;
        return switch (state) {
            case DRAFT, PUBLISHED -> desk;
            case IN_REVIEW -> taken(LifeCycle.submit(desk, "Cleo", ADA));
            case SCHEDULED -> taken(LifeCycle.schedule(desk, LATER, ADA));
            case RETIRED -> taken(LifeCycle.retire(desk, ADA));
        };
    }

    private static Step take(Article article, Action action) {
        return switch (action) {
            case EDIT -> new Step.Taken(LifeCycle.edit(article, content("Two"), BEN));
            case SUBMIT -> LifeCycle.submit(article, "Cleo", BEN);
            case SEND_BACK -> LifeCycle.sendBack(article, BEN);
            case SCHEDULE -> LifeCycle.schedule(article, LATER, BEN);
            case PUBLISH -> LifeCycle.publish(article, BEN);
            case RETIRE -> LifeCycle.retire(article, BEN);
        };
    }

    static Article taken(Step step) {
        return ((Step.Taken) step).article();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // state, shown, EDIT, SUBMIT, SEND_BACK, SCHEDULE, PUBLISH, RETIRE
                "DRAFT, false, DRAFT, IN_REVIEW, -, SCHEDULED, PUBLISHED, RETIRED",
                "IN_REVIEW, false, IN_REVIEW, IN_REVIEW, DRAFT, SCHEDULED, PUBLISHED, RETIRED",
                "IN_REVIEW, true, IN_REVIEW, IN_REVIEW, PUBLISHED, SCHEDULED, PUBLISHED, RETIRED",
                "SCHEDULED, false, DRAFT, -, DRAFT, SCHEDULED, PUBLISHED, RETIRED",
                "SCHEDULED, true, PUBLISHED, -, PUBLISHED, SCHEDULED, PUBLISHED, RETIRED",
                "PUBLISHED, true, PUBLISHED, IN_REVIEW, -, SCHEDULED, PUBLISHED, RETIRED",
                "RETIRED, false, DRAFT, -, -, -, PUBLISHED, -",
            })
    void theWholeTable(
            State from,
            boolean shown,
            State edit,
            State submit,
            State sendBack,
            State schedule,
            State publish,
            State retire) {
        State[] to = {edit, submit, sendBack, schedule, publish, retire};
        for (Action action : Action.values()) {
            State expected = to[action.ordinal()];
            assertThat(LifeCycle.next(from, shown, action))
                    .as(from + " " + action)
                    .isEqualTo(Optional.ofNullable(expected));
            Article article = in(from, shown);
            assertThat(article.state()).isEqualTo(from);
            assertThat(article.isShown()).isEqualTo(shown);
            Step step = take(article, action);
            if (expected == null) {
                assertThat(step).as(from + " " + action).isInstanceOf(Step.Refused.class);
            } else {
                assertThat(taken(step).state()).as(from + " " + action).isEqualTo(expected);
                boolean stays = shown && action != Action.RETIRE;
                assertThat(taken(step).isShown()).isEqualTo(stays || action == Action.PUBLISH);
            }
        }
    }

    @Test
    void nothingIsScheduledInThePastOrWithoutNews() {
        assertThat(LifeCycle.schedule(aDraft(), BEN.at(), BEN)).isEqualTo(new Step.Refused(Refusal.TIME_IS_OVER));
        Article shown = taken(LifeCycle.publish(aDraft(), ADA));
        assertThat(LifeCycle.schedule(shown, LATER, BEN)).isEqualTo(new Step.Refused(Refusal.ALREADY_PUBLISHED));
        assertThat(LifeCycle.submit(shown, "Cleo", BEN)).isEqualTo(new Step.Refused(Refusal.ALREADY_PUBLISHED));
    }

    @Test
    void readersSeeWhatWasPublishedUntilTheNextVersionIs() {
        Article edited = LifeCycle.edit(taken(LifeCycle.publish(aDraft(), ADA)), content("Two"), BEN);

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
        assertThat(LifeCycle.publish(taken(LifeCycle.publish(aDraft(), ADA)), BEN))
                .isEqualTo(new Step.Refused(Refusal.ALREADY_PUBLISHED));
    }

    @Test
    void aContentSaysWhatIsWrongWithIt() {
        ArticleContent bad = new ArticleContent(
                " ",
                "x".repeat(81),
                List.of("\0"),
                Audience.PUBLIC,
                "y".repeat(50_001),
                List.of("z".repeat(ArticleContent.LONGEST_QUESTION + 1)));

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
