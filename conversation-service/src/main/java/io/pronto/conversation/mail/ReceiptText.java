package io.pronto.conversation.mail;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a receipt. */
public final class ReceiptText {
    private static final String ENGLISH = """
            Hello {{customer}},

            we have received your message “{{subject}}”. Your ticket number is {{number}}.
            We expect to have it settled within {{due}}.

            {{company}}""";
    private static final String CHINESE = """
            {{customer}}您好，

            我们已收到您的来信“{{subject}}”，工单号为 {{number}}。
            预计在 {{due}}内处理完毕。

            {{company}}""";

    private ReceiptText() {}

    /**
     * Fills in a receipt.
     *
     * @param own the administrator's words; empty for the usual ones in the customer's language
     * @param left until it is promised to be settled; null where nothing is promised
     */
    public static String of(
            String own,
            String language,
            String customer,
            long number,
            String subject,
            String company,
            @Nullable Duration left) {
        boolean chinese = language.startsWith("zh");
        String template = own.isBlank() ? (chinese ? CHINESE : ENGLISH) : own;
        if (own.isBlank() && customer.isBlank()) {
            template = template.replace("Hello {{customer}},", "Hello,").replace("{{customer}}您好", "您好");
        }
        if (own.isBlank() && subject.isBlank()) {
            template = template.replace(" “{{subject}}”", "").replace("“{{subject}}”", "");
        }
        return MailTemplate.fill(
                template,
                Map.of(
                        "customer", customer,
                        "number", Long.toString(number),
                        "subject", subject,
                        "company", company,
                        "due", left == null ? "" : words(left, chinese)));
    }

    /** Rounded up to what one would say. */
    static String words(Duration left, boolean chinese) {
        long minutes = Math.max(1, (left.toSeconds() + 59) / 60);
        if (minutes < 90) {
            long rounded = minutes <= 10 ? minutes : (minutes + 4) / 5 * 5;
            return chinese ? rounded + " 分钟" : rounded + (rounded == 1 ? " minute" : " minutes");
        }
        long hours = (minutes + 59) / 60;
        if (hours < 36) {
            return chinese ? hours + " 小时" : hours + " hours";
        }
        long days = (hours + 23) / 24;
        return chinese ? days + " 天" : days + " days";
    }
}
