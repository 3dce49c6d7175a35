package io.pronto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks for what keeps people out: axe over a page as it is, light and dark, wide and as narrow as a phone. */
final class Axe {
    private static final Path SCRIPT = Path.of("..", "..", "web-ui", "node_modules", "axe-core", "axe.min.js");
    private static final Path PICTURES = Path.of("target", "screens");
    /** Colours fade into each other for a moment after a switch; what turns for ever is not waited for. */
    private static final String SETTLED = """
            () => Promise.all(document.getAnimations()
              .filter((each) => each.effect?.getComputedTiming().iterations !== Infinity)
              .map((each) => each.finished.catch(() => null))).then(() => true)
            """;

    private final String script;

    Axe() {
        try {
            script = Files.readString(SCRIPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails with every finding. @param name of the pictures that are left in {@code target/screens} */
    void findsNothing(Page page, String name) {
        for (ColorScheme shade : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1440, 390}) {
                page.setViewportSize(width, 900);
                page.emulateMedia(
                        new EmulateMediaOptions().setColorScheme(shade).setReducedMotion(ReducedMotion.REDUCE));
                page.evaluate(SETTLED);
                String picture = name + "-" + shade.name().toLowerCase() + "-" + width;
                page.screenshot(new ScreenshotOptions().setPath(PICTURES.resolve(picture + ".png")));
                page.evaluate(script);
                Object found = page.evaluate("""
                        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map((v) =>
                          `${v.id} (${v.impact}): ${v.nodes.slice(0, 3).map((n) => n.target + ' ' + n.failureSummary).join(' | ')}`)
                        """);
                assertThat((List<?>) found).as(picture).isEmpty();
                Object wider = page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
                assertThat(((Number) wider).intValue())
                        .as(picture + " scrolls sideways by so many pixels")
                        .isZero();
            }
        }
        page.setViewportSize(1440, 900);
    }
}
