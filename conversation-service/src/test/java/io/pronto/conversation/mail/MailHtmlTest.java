package io.pronto.conversation.mail;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailHtmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<a href='javascript:alert(1)'>x</a>",
                "<svg><script>alert(1)</script></svg>",
                "<iframe src='https://evil.example'></iframe>",
                "<form action='https://evil.example'><input name=password></form>",
                "<style>body{background:url(https://evil.example)}</style>",
                "<div style='background:url(https://evil.example)'>x</div>",
                "<meta http-equiv=refresh content='0;url=https://evil.example'>",
                "<base href='https://evil.example'>",
                "<link rel=stylesheet href='https://evil.example/a.css'>",
                "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<img src='data:image/svg+xml;base64,PHN2Zz4='>",
                "<object data='https://evil.example'></object>"
            })
    void leavesNothingThatRunsOrCallsHome(String html) {
        String safe = MailHtml.safe(html).html();

        assertThat(safe)
                .doesNotContainIgnoringCase("script")
                .doesNotContainIgnoringCase("onerror")
                .doesNotContain("evil.example")
                .doesNotContain("svg")
                .doesNotContain("style");
    }

    @Test
    void picturesFromElsewhereWaitToBeAskedFor() {
        MailHtml.Shown shown = MailHtml.safe(
                "<img src='https://cdn.example/a.png' alt=A><img src='cid:logo@x'><img src='https://track.example/p' width=1 height=1>");

        assertThat(shown.remote()).isEqualTo(1);
        assertThat(shown.html())
                .contains("data-remote=\"https://cdn.example/a.png\"")
                .contains("data-cid=\"logo@x\"")
                .doesNotContain("src=")
                .doesNotContain("track.example");
    }

    @Test
    void foldsTheOlderMail() {
        assertThat(MailHtml.safe("<p>Yes</p><div class=gmail_quote>On Monday …<blockquote>No?</blockquote></div>")
                        .html())
                .contains("<details>")
                .contains("<summary>…</summary>");
    }

    @Test
    void readsAsTextWithItsQuotes() {
        String text = MailHtml.text(
                "<style>x</style><p>Hello&nbsp;there</p><ul><li>one<li>two</ul>see <a href='https://a.example/x'>this</a><blockquote>old<br>mail</blockquote>");

        assertThat(text).isEqualTo("Hello there\n\n- one\n- two\n\nsee this (https://a.example/x)\n> old\n> mail");
    }

    @Property(tries = 300)
    void anyTextIsTaken(@ForAll String html) {
        assertThat(MailHtml.safe(html)).isNotNull();
        assertThat(MailHtml.text(html)).isNotNull();
    }
}
