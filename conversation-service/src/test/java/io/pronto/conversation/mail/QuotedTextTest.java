package io.pronto.conversation.mail;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Sat, 21 Nov 2026 at 10:00, Help <help@shop.example> wrote:",
                "On Sat, 21 Nov 2026 at 10:00, Help of the Shop\n<help@shop.example> wrote:",
                "Am 21.11.2026 um 10:00 schrieb Help:",
                "Le sam. 21 nov. 2026 à 10:00, Help <help@shop.example> a écrit :",
                "El sáb, 21 nov 2026 a las 10:00, Help escribió:",
                "在 2026-11-21 10:00:00，\"客服\" <help@shop.example> 写道：",
                "2026年11月21日 10:00，客服 <help@shop.example> 写道：",
                "------------------ 原始邮件 ------------------",
                "发件人: 客服\n发送时间: 2026年11月21日 10:00\n收件人: 安娜",
                "-----Original Message-----",
                "From: Help\nSent: Saturday\nTo: Ana",
                "Von: Help\nGesendet: Samstag\nAn: Ana"
            })
    void foldsTheOlderMailBelow(String head) {
        String mail = "It still does not work.\n\n" + head + "\n\n> Did you restart it?\n> Yours";

        assertThat(QuotedText.visible(mail)).isEqualTo("It still does not work.");
        assertThat(QuotedText.reply(mail)).isEqualTo("It still does not work.");
        assertThat(QuotedText.fold(mail).folded()).contains("Did you restart it?");
    }

    @Test
    void keepsQuotesThatAnswersStandBetween() {
        String mail = """
                On 21 Nov 2026, Help wrote:
                > Which order?
                4711
                > Which colour?
                Green

                --
                Ana""";

        assertThat(QuotedText.visible(mail)).startsWith("On 21 Nov").endsWith("Green");
        assertThat(QuotedText.reply(mail)).contains("4711").contains("> Which colour?");
    }

    @Test
    void foldsWhatPhonesAdd() {
        assertThat(QuotedText.visible("Yes\n\nSent from my iPhone")).isEqualTo("Yes");
        assertThat(QuotedText.visible("好的\n\n发自我的iPhone")).isEqualTo("好的");
        assertThat(QuotedText.visible("Sent from my desk, which is easier than my phone."))
                .startsWith("Sent from my desk");
    }

    @Test
    void showsAForwardAndAMailThatIsNothingButQuotes() {
        String forward = "FYI\n\n---------- Forwarded message ----------\nFrom: Bo\nDate: today\n\nText";
        assertThat(QuotedText.reply(forward)).isEqualTo(forward);
        assertThat(QuotedText.visible("> only\n> a\n> quote")).isEqualTo("> only\n> a\n> quote");
    }

    @Test
    void takesNoOrdinarySentenceForAQuote() {
        String mail = "On Monday I wrote to you.\nDate: Wednesday\nTime: 7:00\n\nOn your page it says 5 days.";
        assertThat(QuotedText.visible(mail)).isEqualTo(mail);
    }

    @Property(tries = 500)
    void nothingIsLost(@ForAll String text) {
        QuotedText.Folded folded = QuotedText.fold(text);
        String together = (folded.visible() + folded.folded()).replaceAll("\\s", "");
        assertThat(together).isEqualTo(text.replaceAll("\\s", ""));
    }
}
