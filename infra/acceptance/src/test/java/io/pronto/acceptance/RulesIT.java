package io.pronto.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An administrator asks what would become of a customer's words: which topic is guessed, and which queue it leads to. */
class RulesIT {
    private static final String WORDS = "admin/topic";
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
    @CsvSource({"en, Where is my parcel? It should have come yesterday", "zh, 我的包裹到哪里了？昨天就该到了"})
    void anExampleIsGuessedAndPlaced(String language, String words) {
        Texts texts = new Texts(language);
        Page admin = browsers.staff("admin.pronto", language, "/admin/rules");
        admin.getByLabel(texts.of(WORDS, "trial.text")).fill(words);
        admin.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions()
                                .setName(texts.of(WORDS, "trial.run"))
                                .setExact(true))
                .click();
        Locator outcome = admin.locator("[aria-live=polite]");
        assertThat(outcome.first()).containsText("%");
        admin.context().close();
    }
}
