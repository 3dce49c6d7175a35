package io.pronto.knowledge.gap;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.MessageId;
import io.pronto.knowledge.article.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PrefilledTest {
    private static final UUID GAP = UUID.fromString("0198aaaa-0000-7000-8000-000000000001");

    private static GivenReply reply(String text, boolean approved, int second) {
        return new GivenReply(
                new MessageId(new UUID(0, second)), Language.EN, "q", text, approved, Instant.ofEpochSecond(second));
    }

    @Test
    void a_draft_asks_as_customers_and_answers_as_colleagues() {
        Prefilled draft = Prefilled.of(
                GAP,
                Language.EN,
                "payment",
                List.of("Can I pay with Bitcoin?", "can I pay with bitcoin", "Is [NAME_1]'s Bitcoin wallet fine?"),
                List.of(
                        reply("Hello Ana, we do not take Bitcoin. Cards, PayPal and bank transfers work.", false, 1),
                        reply("Hi there, Bitcoin is not possible yet, sorry about that. Kind regards, Mei", true, 2),
                        reply("Please call [PHONE_1] about it, they will tell you.", false, 3),
                        reply("ok", false, 4)));
        assertThat(draft.key()).isEqualTo("can-i-pay-with-bitcoin");
        assertThat(draft.title()).isEqualTo("Can I pay with Bitcoin?");
        assertThat(draft.category()).isEqualTo("payment");
        assertThat(draft.exampleQuestions()).containsExactly("Can I pay with Bitcoin?", "Is …'s Bitcoin wallet fine?");
        assertThat(draft.markdown())
                .isEqualTo("Bitcoin is not possible yet, sorry about that.\n\n"
                        + "we do not take Bitcoin. Cards, PayPal and bank transfers work.");
    }

    @Test
    void a_chinese_draft_has_a_key_too_and_no_greeting() {
        Prefilled draft = Prefilled.of(
                GAP,
                Language.ZH,
                "general",
                List.of("可以用比特币付款吗"),
                List.of(reply("您好，目前不支持比特币付款，可以使用银行卡或支付宝。", false, 1)));
        assertThat(draft.key()).isEqualTo("gap-0198aaaa");
        assertThat(draft.markdown()).isEqualTo("目前不支持比特币付款，可以使用银行卡或支付宝。");
    }

    @Test
    void a_gap_without_questions_begins_empty() {
        Prefilled draft = Prefilled.of(GAP, Language.EN, "general", List.of(), List.of());
        assertThat(draft.title()).isEmpty();
        assertThat(draft.markdown()).isEmpty();
    }
}
