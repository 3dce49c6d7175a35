package io.pronto.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Articles from draft to reader and back, and what else keeps the knowledge base right, at a real browser in both languages. */
class KnowledgeIT {
    private static final String WORDS = "knowledge";
    private static final String GAPS = "/api/v1/knowledge/gaps";
    private static Browsers browsers;

    /** What an author of that language writes. @param yes, thanks as the help centre says it */
    enum Author {
        EN(
                "en",
                "Renting a telescope ",
                "Telescopes can be rented for three nights.",
                "How long can I rent a telescope?",
                "Who composed the opera Carmen, record ",
                "Yes",
                "Thank you."),
        ZH("zh", "天文望远镜租借 ", "天文望远镜可以租借三个晚上。", "天文望远镜可以租多久？", "歌剧卡门是谁写的，唱片编号 ", "有帮助", "谢谢");

        final String language;
        final String title;
        final String text;
        final String question;
        final String unknown;
        final String yes;
        final String thanks;

        Author(String language, String title, String text, String question, String unknown, String yes, String thanks) {
            this.language = language;
            this.title = title;
            this.text = text;
            this.question = question;
            this.unknown = unknown;
            this.yes = yes;
            this.thanks = thanks;
        }
    }

    @BeforeAll
    static void open() {
        browsers = new Browsers();
    }

    @AfterAll
    static void close() {
        browsers.close();
    }

    private static String mark() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    @ParameterizedTest
    @EnumSource(Author.class)
    void anArticleIsReviewedPublishedAtItsTimeReadRatedAndKeptFresh(Author author) throws Exception {
        Texts texts = new Texts(author.language);
        String key = "telescope-" + author.language + "-" + mark();
        String title = author.title + key;
        Page admin = browsers.staff("admin.pronto", author.language, "/knowledge");
        button(admin, texts.of(WORDS, "write")).click();
        admin.locator("#article_title").fill(title);
        admin.locator("#article_key").fill(key);
        admin.locator("#article_category").fill("product");
        admin.locator("#article_questions").fill(author.question);
        admin.locator("#article_markdown").fill(author.text);
        button(admin, texts.of(WORDS, "editor.save")).click();
        admin.waitForURL(Pattern.compile(".*/knowledge/[0-9a-f-]{36}$"));
        String id = admin.url().substring(admin.url().lastIndexOf('/') + 1);
        Page reader = browsers.reader(author.language);
        String address = TheSuite.publicUrl() + "/help/" + author.language + "/" + key;
        assertThat(reader.navigate(address).status()).as("nobody reads a draft").isEqualTo(404);

        button(admin, texts.of(WORDS, "editor.submit")).click();
        admin.locator("#wish_reviewer").fill("Grace Zhao");
        inDialog(admin, texts.of(WORDS, "wish.submit.do")).click();
        assertThat(admin.getByText(texts.of(WORDS, "state.in-review")).first()).isVisible();

        button(admin, texts.of(WORDS, "editor.schedule")).click();
        Object soon = admin.evaluate(
                "() => { const at = new Date(Date.now() + 5000); return new Date(at - at.getTimezoneOffset() * 60000).toISOString().slice(0, 19); }");
        admin.locator("#wish_at").fill(soon.toString());
        inDialog(admin, texts.of(WORDS, "wish.schedule.do")).click();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> article(id).get("state").asString().equals("published"));
        admin.reload();
        assertThat(admin.getByText(texts.of(WORDS, "state.published")).first()).isVisible();

        // Read and rated without a script.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> reader.navigate(address).status() == 200);
        assertThat(reader.getByRole(AriaRole.HEADING, named(title))).isVisible();
        assertThat(reader.locator("main")).containsText(author.text);
        button(reader, author.yes).click();
        assertThat(reader.locator("#rating")).containsText(author.thanks);
        admin.getByText(texts.of(WORDS, "side.about"), new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(admin.getByRole(AriaRole.HEADING, named(texts.of(WORDS, "readers.title"))))
                .isVisible();
        assertThat(TheSuite.call("GET", "/api/v1/articles/" + id + "/ratings", TheSuite.tokenOf("grace.zhao"), null)
                        .is(200)
                        .body())
                .contains("\"helpful\":1");

        keepFresh(author, texts, admin, id, title);
        admin.context().close();
        reader.context().close();
    }

    /** A rule changes: the clock runs until the article says it. */
    private static void keepFresh(Author author, Texts texts, Page admin, String id, String title) throws Exception {
        admin.navigate(TheSuite.publicUrl() + "/knowledge/policy-changes");
        String change = "4 nights " + title;
        admin.locator("#policy_title").fill(change);
        Locator choice = admin.locator("#policy_articles");
        choice.focus();
        choice.fill(title);
        // The list is drawn anew while answers come in; a mouse would have to wait for it to keep still.
        admin.locator(".ant-select-item-option")
                .filter(new Locator.FilterOptions().setHasText(title))
                .dispatchEvent("click");
        choice.press("Escape");
        button(admin, texts.of(WORDS, "policy.do")).click();
        Locator shown = admin.getByRole(AriaRole.REGION, named(change));
        assertThat(shown).containsText(title);
        String due = texts.of(WORDS, "policy.due");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            admin.reload();
            shown.getByText(due).first().waitFor(new Locator.WaitForOptions().setTimeout(5_000));
        });

        admin.navigate(TheSuite.publicUrl() + "/knowledge/" + id);
        admin.locator("#article_markdown").fill(author.text + " 4!");
        button(admin, texts.of(WORDS, "editor.savePublish")).click();
        JsonNode recorded = TheSuite.call(
                        "GET", "/api/v1/knowledge/policy-changes?limit=50", TheSuite.tokenOf("grace.zhao"), null)
                .is(200)
                .json()
                .get("items")
                .valueStream()
                .filter(one -> one.get("title").asString().equals(change))
                .findFirst()
                .orElseThrow();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(TheSuite.call(
                                        "GET",
                                        "/api/v1/sla/conversations/"
                                                + recorded.get("id").asString() + "/clocks",
                                        TheSuite.tokenOf("grace.zhao"),
                                        null)
                                .is(200)
                                .json()
                                .get("items")
                                .get(0)
                                .get("clock")
                                .get("state")
                                .asString())
                        .isEqualTo("met"));
        admin.navigate(TheSuite.publicUrl() + "/knowledge/policy-changes");
        assertThat(shown).not().containsText(texts.of(WORDS, "policy.old"));
    }

    @ParameterizedTest
    @EnumSource(Author.class)
    void anImportTakesWhatItCan(Author author) throws Exception {
        Texts texts = new Texts(author.language);
        String mark = mark();
        String title = author.title + mark;
        String rows = TheSuite.JSON.writeValueAsString(java.util.List.of(
                Map.of(
                        "key",
                        "import-" + mark,
                        "language",
                        author.language,
                        "title",
                        title,
                        "markdown",
                        author.text,
                        "state",
                        "published"),
                Map.of("key", "import-bad-" + mark, "language", author.language, "title", "", "markdown", "x")));
        Page admin = browsers.staff("admin.pronto", author.language, "/knowledge/import");
        admin.getByTestId("import-file")
                .setInputFiles(
                        new FilePayload("articles.json", "application/json", rows.getBytes(StandardCharsets.UTF_8)));
        Locator job = admin.getByRole(AriaRole.REGION, named("articles.json"));
        assertThat(job).containsText(texts.of(WORDS, "import.state.done"));
        assertThat(job.getByRole(AriaRole.ROW)).hasCount(2);
        assertThat(job).containsText("title");

        admin.context().close();
    }

    @ParameterizedTest
    @EnumSource(Author.class)
    void whatNobodyCouldAnswerBecomesADraft(Author author) throws Exception {
        Texts texts = new Texts(author.language);
        String question = author.unknown + mark();
        assertThat(TheSuite.call(
                                "POST",
                                "/api/v1/knowledge/answers",
                                TheSuite.integratorToken(),
                                Map.of("question", question, "locale", author.language))
                        .is(200)
                        .json()
                        .get("decision")
                        .asString())
                .isEqualTo("hand_off");
        String path = GAPS + "?state=open&limit=100&language=" + author.language;
        await().atMost(Duration.ofSeconds(60))
                .until(() -> TheSuite.call("GET", path, TheSuite.tokenOf("grace.zhao"), null)
                        .is(200)
                        .body()
                        .contains(author.unknown.strip()));

        Page supervisor = browsers.staff("grace.zhao", author.language, "/knowledge/gaps?language=" + author.language);
        supervisor
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(author.unknown.strip()))
                .first()
                .click();
        assertThat(supervisor
                        .getByText(texts.of("knowledge/gap", "source.PROGRAM"))
                        .first())
                .isVisible();
        button(supervisor, texts.of("knowledge/gap", "begin")).click();
        supervisor.waitForURL(Pattern.compile(".*/knowledge/[0-9a-f-]{36}$"));
        assertThat(supervisor.locator("#article_title")).isVisible();
        assertThat(supervisor.locator("#article_title").inputValue()).contains(author.unknown.strip());
        supervisor.context().close();
    }

    @ParameterizedTest
    @EnumSource(Author.class)
    void howTheBotAnswersIsToBeSeen(Author author) {
        Texts texts = new Texts(author.language);
        Page admin = browsers.staff("admin.pronto", author.language, "/admin/answering");
        for (String heading : new String[] {"reliability.title", "threshold.title", "sensitive.title"}) {
            assertThat(admin.getByText(texts.of("admin/answering", heading)).first())
                    .isVisible();
        }
        Page manager = browsers.staff("peter.novak", author.language, "/insights/bot");
        assertThat(manager.getByRole(AriaRole.HEADING, named(texts.of("insights/bot", "title"))))
                .isVisible();
        admin.context().close();
        manager.context().close();
    }

    private static JsonNode article(String id) throws Exception {
        return TheSuite.call("GET", "/api/v1/articles/" + id, TheSuite.tokenOf("admin.pronto"), null)
                .is(200)
                .json();
    }

    private static Locator inDialog(Page page, String name) {
        return page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }
}
