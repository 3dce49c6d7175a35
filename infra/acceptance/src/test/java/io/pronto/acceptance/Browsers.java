package io.pronto.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A real Chromium; one context is one person at one computer. */
final class Browsers implements AutoCloseable {
    /** Slow machines take long for a first page; nothing here depends on being fast. */
    private static final double PATIENCE_MS = 120_000;

    private static final Set<Browsers> OPEN = ConcurrentHashMap.newKeySet();

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> troubles = new ArrayList<>();
    private final Set<String> pending = ConcurrentHashMap.newKeySet();

    Browsers() {
        OPEN.add(this);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of(TheSuite.setting("PRONTO_BROWSER", "/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--disable-dev-shm-usage")));
    }

    Page person(String language) {
        return person(language, true);
    }

    /** Somebody whose browser runs no scripts. */
    Page reader(String language) {
        return person(language, false);
    }

    private Page person(String language, boolean scripts) {
        BrowserContext context = browser.newContext(new NewContextOptions()
                .setLocale(language.equals("zh") ? "zh-CN" : "en-GB")
                .setJavaScriptEnabled(scripts)
                .setViewportSize(1440, 900)
                // A page that is not drawn never ends its animations, and a button goes on to be called "loading".
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MS);
        context.setDefaultNavigationTimeout(PATIENCE_MS);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                troubles.add("console: " + message.text());
            }
        });
        context.onRequest(request -> pending.add(request.url()));
        context.onRequestFinished(request -> pending.remove(request.url()));
        context.onRequestFailed(request -> {
            pending.remove(request.url());
            troubles.add("no answer: " + request.url() + " " + request.failure());
        });
        context.onResponse(response -> {
            if (response.status() >= 500) {
                troubles.add(response.status() + ": " + response.url());
            }
        });
        return context.newPage();
    }

    /** Somebody of the staff, signed in through Keycloak and standing at a place of the web UI. */
    Page staff(String username, String language, String place) {
        Page page = person(language);
        signIn(page, username, place);
        if (page.url().contains("sign-in=failed")) {
            // The servers have only just started; a person would try once more. The gateway's log says what it was.
            System.err.println("The first sign-in of " + username + " failed; see the gateway's log.");
            signIn(page, username, place);
        }
        if (blank(page)) {
            // Seen once on a busy machine, cause unknown: the scene says what was still under way. A person would
            // reload.
            System.err.println("The page of " + username + " stayed blank:\n" + scene());
            page.reload();
        }
        return page;
    }

    private static boolean blank(Page page) {
        try {
            page.locator("#root > *").first().waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MS / 4));
            return false;
        } catch (TimeoutError none) {
            return true;
        }
    }

    private static void signIn(Page page, String username, String place) {
        page.navigate(TheSuite.publicUrl() + "/login?to=" + place);
        page.fill("#username", username);
        page.fill("#password", TheSuite.password());
        page.click("#kc-login");
        page.waitForURL(
                url -> url.startsWith(TheSuite.publicUrl() + place) || url.contains("sign-in=failed"),
                new Page.WaitForURLOptions().setWaitUntil(WaitUntilState.COMMIT));
    }

    /** What stands on all open pages, for whoever has to find out why a test failed. */
    static String scene() {
        StringBuilder scene = new StringBuilder();
        for (Browsers open : OPEN) {
            open.troubles.forEach(trouble -> scene.append(trouble).append('\n'));
            open.pending.forEach(
                    address -> scene.append("under way: ").append(address).append('\n'));
            for (BrowserContext person : open.browser.contexts()) {
                for (Page page : person.pages()) {
                    String text;
                    try {
                        text = page.locator("body").innerText(new Locator.InnerTextOptions().setTimeout(2_000));
                    } catch (PlaywrightException e) {
                        text = "cannot be read: " + e.getMessage();
                    }
                    scene.append("page ").append(page.url()).append(": ");
                    scene.append(text, 0, Math.min(text.length(), 1_500)).append('\n');
                }
            }
        }
        return scene.toString();
    }

    @Override
    public void close() {
        OPEN.remove(this);
        browser.close();
        playwright.close();
    }
}
