package io.pronto.knowledge.article.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.knowledge.article.Section;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownPagesTest {
    private final MarkdownPages pages = new MarkdownPages();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[click](javascript:alert(1))",
                "![x](javascript:alert(1))",
                "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
                "<iframe src=https://evil.example></iframe>",
                "<svg onload=alert(1)>",
                "<style>body{display:none}</style>",
                "<form action=https://evil.example><input name=password></form>",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "<div onclick=alert(1) style=\"position:fixed\">x</div>",
                "# <b onmouseover=alert(1)>x</b>",
                "<math><mtext><img src=x onerror=alert(1)>",
                "<meta http-equiv=refresh content=0;url=https://evil.example>",
            })
    void whatCouldRunIsInert(String markdown) {
        String html = pages.html(markdown).toLowerCase();

        assertThat(html)
                .doesNotContain("<script")
                .doesNotContain("javascript:")
                .doesNotContain("<iframe")
                .doesNotContain("<svg")
                .doesNotContain("<style")
                .doesNotContain("<form")
                .doesNotContain("<input")
                .doesNotContain("<meta")
                .doesNotContain("data:text")
                .doesNotContainPattern("<[^>]*\\son\\w+\\s*=")
                .doesNotContainPattern("<[^>]*\\sstyle\\s*=");
    }

    @Test
    void writesWhatEditorsNeed() {
        String html = pages.html("""
                ## How to return

                1. Open **My orders**.

                | size | price |
                |------|-------|
                | S    | 4.90  |

                [shop](https://shop.example)
                """);

        assertThat(html)
                .contains("<h2 id=\"how-to-return\">How to return</h2>")
                .contains("<strong>My orders</strong>")
                .contains("<td>4.90</td>")
                .contains("href=\"https://shop.example\"")
                .contains("nofollow");
    }

    @Test
    void sectionsHaveTheAnchorsOfThePage() {
        String markdown = """
                Intro with **bold**.

                ## 如何退货

                - one

                ```
                ## no heading
                ```

                ## Fees

                Free.

                ## Fees

                Again.
                """;

        List<Section> sections = pages.sections(markdown);
        String html = pages.html(markdown);

        assertThat(sections).extracting(Section::anchor).containsExactly("", "如何退货", "fees", "fees-2");
        assertThat(sections).extracting(Section::heading).containsExactly("", "如何退货", "Fees", "Fees");
        assertThat(sections.getFirst().markdown()).isEqualTo("Intro with **bold**.");
        assertThat(sections.getFirst().text()).isEqualTo("Intro with bold.");
        assertThat(sections.get(1).markdown()).contains("## no heading");
        assertThat(html).contains("id=\"如何退货\"").contains("id=\"fees\"").contains("id=\"fees-2\"");
    }

    @Test
    void absurdNestingDoesNotBreakIt() {
        assertThat(pages.html(">".repeat(20_000) + "x")).contains("x");
        assertThat(pages.html("- ".repeat(20_000) + "x")).contains("x");
        assertThat(pages.sections("*".repeat(40_000))).isNotNull();
        assertThat(pages.html("[".repeat(20_000))).isNotNull();
    }
}
