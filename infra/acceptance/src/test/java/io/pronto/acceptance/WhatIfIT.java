package io.pronto.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A supervisor asks what would be, with the team of today, and reads the answer. */
class WhatIfIT {
    private static final String SIMULATOR = "insights/simulator";
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
    void policiesAreComparedOnTheSameCustomers(String language) {
        Texts texts = new Texts(language);
        Page supervisor = browsers.staff("grace.zhao", language, "/insights/simulator/new");

        // The day of today is there; say how many come.
        Locator perDay = supervisor
                .getByRole(AriaRole.REGION, named(texts.of(SIMULATOR, "traffic")))
                .getByRole(AriaRole.SPINBUTTON)
                .first();
        perDay.fill("120");
        perDay.press("Tab");
        supervisor.getByRole(AriaRole.BUTTON, named(texts.of(SIMULATOR, "run"))).click();

        Locator compared = supervisor.getByRole(AriaRole.REGION, named(texts.of(SIMULATOR, "table.title")));
        assertThat(compared).containsText(texts.of(SIMULATOR, "orders.deadline-aware"));
        assertThat(compared).containsText("%");
        assertThat(supervisor.getByRole(AriaRole.IMG).first()).isVisible();
        assertThat(supervisor.getByRole(AriaRole.LINK, named(texts.of(SIMULATOR, "csv"))))
                .isVisible();
        supervisor.context().close();
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name).setExact(true);
    }
}
