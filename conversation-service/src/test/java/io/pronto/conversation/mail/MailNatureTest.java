package io.pronto.conversation.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailNatureTest {
    private static final Set<String> OURS = Set.of("help@shop.example");

    private static MailNature of(String... lines) {
        return MailNature.of(Mails.of(lines), OURS, "mark");
    }

    @Test
    void aPersonGetsAReceiptUnlessShewritesThroughAList() {
        assertThat(of("From: ana@example.com", "", "Hi")).isEqualTo(new MailNature.Personal(true));
        assertThat(of("From: ana@example.com", "Auto-Submitted: no", "", "Hi"))
                .isEqualTo(new MailNature.Personal(true));
        assertThat(of("From: ana@example.com", "List-Id: <help.shop.example>", "", "Hi"))
                .isEqualTo(new MailNature.Personal(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "X-Autoreply: yes",
                "X-Auto-Response-Suppress: All",
                "Precedence: bulk",
                "Return-Path: <>",
                "Subject: Out of office",
                "Subject: 自动回复：您好",
                "Subject: Abwesenheitsnotiz",
                "Subject: Automatic reply: your order"
            })
    void aMachineStartsNoClock(String header) {
        MailNature nature = of("From: ana@example.com", header, "", "I am away.");

        assertThat(nature).isInstanceOf(MailNature.Automatic.class);
        assertThat(nature.startsClock()).isFalse();
    }

    @Test
    void aBounceSaysWhatCouldNotBeDelivered() {
        MailNature nature = of(
                "From:",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "",
                "--b",
                "",
                "Sorry.",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx.example.com",
                "",
                "Final-Recipient: rfc822; Ana@example.com",
                "Action: failed",
                "Status: 5.1.1 (no such user)",
                "Diagnostic-Code: smtp; 550 no",
                " such user",
                "--b",
                "Content-Type: message/rfc822",
                "",
                "Message-ID: <ours@shop.example>",
                "X-Pronto-Loop: mark",
                "",
                "Hello",
                "--b--");

        assertThat(nature).isInstanceOfSatisfying(MailNature.Bounce.class, bounce -> {
            assertThat(bounce.report().originalMessageId()).isEqualTo("<ours@shop.example>");
            assertThat(bounce.report().recipients())
                    .containsExactly(
                            new DeliveryReport.Recipient("Ana@example.com", "failed", "5.1.1", "550 no such user"));
            assertThat(bounce.report().failed()).isTrue();
        });
    }

    @Test
    void whatWeSentOurselvesIsALoop() {
        assertThat(of("From: ana@example.com", "X-Pronto-Loop: mark", "", "x")).isInstanceOf(MailNature.Loop.class);
        assertThat(of("From: Help@Shop.example", "", "x")).isInstanceOf(MailNature.Loop.class);
        assertThat(of("From: help@shop.example", "Reply-To: ana@example.com", "", "a form"))
                .as("a form of the shop's page")
                .isInstanceOf(MailNature.Personal.class);
    }

    @Test
    void receiptsOfReadingAndSpamAreNeither() {
        assertThat(of(
                        "From: ana@example.com",
                        "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
                        "",
                        "--b",
                        "Content-Type: message/disposition-notification",
                        "",
                        "Original-Message-ID: <ours@shop.example>",
                        "--b--"))
                .isEqualTo(new MailNature.ReadReceipt("<ours@shop.example>"));
        assertThat(of("From: x@example.com", "X-Spam-Flag: YES", "", "Buy")).isInstanceOf(MailNature.Spam.class);
    }
}
