package io.pronto.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What people do in more than one story. */
final class Steps {
    private Steps() {}

    static void becomeOnline(Page agent, Texts texts) {
        Locator presence = agent.getByLabel(Pattern.compile(texts.of("app", "presence.change")));
        presence.click();
        agent.getByRole(AriaRole.MENUITEM)
                .filter(new Locator.FilterOptions().setHasText(texts.of("app", "presence.ONLINE_hint")))
                .click();
        assertThat(presence)
                .containsText(
                        texts.of("app", "presence.ONLINE"),
                        new LocatorAssertions.ContainsTextOptions().setIgnoreCase(true));
    }

    static void say(Page shop, String field, String words) {
        Locator composer = shop.getByPlaceholder(field);
        composer.fill(words);
        composer.press("Enter");
        assertThat(shop.getByRole(AriaRole.LOG)).containsText(words);
    }

    /** Everybody of the staff goes home. */
    static void nobodyIsThere() throws Exception {
        JsonNode agents = TheSuite.call("GET", "/api/v1/agents", TheSuite.tokenOf("grace.zhao"), null)
                .is(200)
                .json()
                .get("items");
        for (JsonNode agent : agents) {
            if (!agent.get("presence").asString().equals("OFFLINE")) {
                present(agent.get("username").asString(), "OFFLINE");
            }
        }
    }

    static void present(String username, String presence) throws Exception {
        TheSuite.call("PUT", "/api/v1/agents/me/presence", TheSuite.tokenOf(username), Map.of("presence", presence))
                .is(200);
    }
}
