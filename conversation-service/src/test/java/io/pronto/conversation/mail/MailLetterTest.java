package io.pronto.conversation.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ConversationId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MailLetterTest {
    private static final ConversationId CONVERSATION =
            new ConversationId(UUID.fromString("0198c0de-0000-7000-8000-000000000002"));
    private static final MailToken TOKENS = new MailToken("a key".getBytes(StandardCharsets.UTF_8));

    @Test
    void aSubjectIsAnsweredOnceInAnyLanguage() {
        assertThat(MailLetter.answering("Lamp")).isEqualTo("Re: Lamp");
        assertThat(MailLetter.answering("RE: Aw: 回复：Re[2]: Lamp")).isEqualTo("Re: Lamp");
        assertThat(MailLetter.answering("Re:")).isEmpty();
    }

    @Property
    void aSubjectNeverBeginsAnotherHeader(@ForAll String subject) {
        assertThat(MailLetter.oneLine(subject)).doesNotContain("\n", "\r").hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void anAnswerQuotesAndSigns() {
        MailLetter.Answered answered = new MailLetter.Answered(
                "<q@x>", List.of("<p@x>"), "Lamp", "Ana", "It flickers.\n> old", Instant.parse("2026-11-22T10:00:00Z"));

        assertThat(MailLetter.body("Try this.", "Grace", answered, "en"))
                .isEqualTo(
                        "Try this.\n\n-- \nGrace\n\nOn 22 Nov 2026, 10:00 UTC, Ana wrote:\n> It flickers.\n>> old\n");
        assertThat(MailLetter.body("请试试。", "", answered, "zh")).contains("在 2026-11-22 10:00 UTC，Ana 写道：");
        assertThat(QuotedText.visible(MailLetter.body("Try this.", "Grace", answered, "en")))
                .as("our own quotation is understood")
                .isEqualTo("Try this.");
        assertThat(MailLetter.references(answered)).containsExactly("<p@x>", "<q@x>");
    }

    @Test
    void aLongChainKeepsItsRootAndItsEnd() {
        List<String> many =
                IntStream.range(0, 60).mapToObj(i -> "<" + i + "@x>").toList();
        List<String> few = MailLetter.references(new MailLetter.Answered("<q@x>", many, "s", "w", "t", Instant.EPOCH));

        assertThat(few).hasSize(MailLetter.MOST_REFERENCES).startsWith("<0@x>").endsWith("<59@x>", "<q@x>");
    }

    @Test
    void whatIsWrittenStaysTextInHtml() {
        assertThat(MailLetter.html("a <b> & https://x.example/y\n> q\nz"))
                .contains("a &lt;b&gt; &amp; <a href=\"https://x.example/y\">")
                .contains("<blockquote")
                .contains("</blockquote>z");
    }

    @Test
    void addressesAreCheckedBeforeTheyAreUsed() {
        assertThat(MailLetter.addresses("Bo <bo@x.example>, c@y.example; nobody"))
                .extracting(MailAddress::address)
                .containsExactly("bo@x.example", "c@y.example");
        assertThat(MailLetter.wrongAddress("bo@x.example, nobody")).isEqualTo("nobody");
        assertThat(MailLetter.wrongAddress("bo@x.example")).isNull();
    }

    @Test
    void tokensAreOurs() {
        String id =
                TOKENS.messageId(UUID.fromString("0198c0de-0000-7000-8000-000000000009"), CONVERSATION, "shop.example");

        assertThat(TOKENS.inId(id)).contains(CONVERSATION);
        assertThat(TOKENS.inId(id.replace("0002.", "0003."))).isEmpty();
        assertThat(new MailToken("another".getBytes(StandardCharsets.UTF_8)).inId(id))
                .isEmpty();
        assertThat(TOKENS.inAddress("help@shop.example")).isEmpty();
    }

    @Test
    void aReceiptSaysWhatIsKnown() {
        assertThat(ReceiptText.of("", "en", "Ana", 4711, "Lamp", "Shop", Duration.ofMinutes(231)))
                .isEqualTo(
                        "Hello Ana,\n\nwe have received your message “Lamp”. Your ticket number is 4711.\nWe expect to have it settled within 4 hours.\n\nShop");
        assertThat(ReceiptText.of("", "en", "", 4711, "", "Shop", null))
                .isEqualTo("Hello,\n\nwe have received your message. Your ticket number is 4711.\n\nShop");
        assertThat(ReceiptText.of("", "zh", "安娜", 4711, "台灯", "商店", Duration.ofMinutes(28)))
                .contains("安娜您好")
                .contains("工单号为 4711")
                .contains("30 分钟");
        assertThat(MailTemplate.fill("Dear {{customer}}\nYours, {{ company }}", Map.of("company", "Shop")))
                .isEqualTo("Yours, Shop");
        assertThat(MailTemplate.unknown("{{customer}} {{nonsense}}")).containsExactly("nonsense");
    }
}
