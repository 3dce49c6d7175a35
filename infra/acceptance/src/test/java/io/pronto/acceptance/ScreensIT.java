package io.pronto.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The knowledge base's screens and the help centre's pages keep nobody out, in both languages, light and dark, wide and narrow. */
class ScreensIT {
    private static Browsers browsers;

    @BeforeAll
    static void open() {
        browsers = new Browsers();
    }

    @AfterAll
    static void close() {
        browsers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void nobodyIsKeptOut(String language) throws Exception {
        String admin = TheSuite.tokenOf("admin.pronto");
        JsonNode article = TheSuite.call(
                        "GET", "/api/v1/articles?state=published&limit=1&language=" + language, admin, null)
                .is(200)
                .json()
                .get("items")
                .get(0);
        TheSuite.call(
                        "POST",
                        "/api/v1/knowledge/answers",
                        TheSuite.integratorToken(),
                        Map.of("question", "zyx " + UUID.randomUUID() + " where is my unicorn", "locale", language))
                .is(200);
        JsonNode gaps = TheSuite.call("GET", "/api/v1/knowledge/gaps?limit=1", admin, null)
                .is(200)
                .json()
                .get("items");

        Map<String, String> screens = new LinkedHashMap<>();
        screens.put("articles", "/knowledge");
        screens.put("policy-changes", "/knowledge/policy-changes");
        screens.put("search", "/knowledge/search");
        screens.put("gaps", "/knowledge/gaps");
        if (!gaps.isEmpty()) {
            screens.put("gap", "/knowledge/gaps/" + gaps.get(0).get("id").asString());
        }
        screens.put("overlaps", "/knowledge/overlaps");
        screens.put("bot", "/insights/bot");
        screens.put("help", "/help/" + language);
        screens.put(
                "help-category",
                "/help/" + language + "/category/" + article.get("category").asString());
        screens.put(
                "help-article", "/help/" + language + "/" + article.get("slug").asString());
        screens.put("help-search", "/help/" + language + "/search?q=refund");
        screens.put("help-missing", "/help/" + language + "/no-such-article");

        Axe axe = new Axe();
        SoftAssertions all = new SoftAssertions();
        Page page = browsers.staff("admin.pronto", language, "/knowledge");
        screens.forEach((name, path) -> all.check(() -> {
            page.navigate(TheSuite.publicUrl() + path);
            assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
            page.waitForLoadState(LoadState.LOAD);
            assertThat(page.locator(".ant-skeleton")).hasCount(0);
            axe.findsNothing(page, name + "-" + language);
        }));
        page.context().close();
        all.assertAll();
    }
}
