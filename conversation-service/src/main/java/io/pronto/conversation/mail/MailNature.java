package io.pronto.conversation.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What kind of mail it is: only a person's starts a clock, and only a person's is answered by a machine (RFC 3834). */
public sealed interface MailNature {

    /** Somebody wrote it. {@code receiptAllowed}: an automatic receipt is in order; mailing lists get none. */
    record Personal(boolean receiptAllowed) implements MailNature {}

    /** A machine wrote it. */
    record Automatic(Sign sign) implements MailNature {}

    /** A mail server reports about a mail of ours. */
    record Bounce(DeliveryReport report) implements MailNature {}

    /** A mail of ours was displayed or deleted. {@code originalMessageId} may be unknown. */
    record ReadReceipt(@Nullable String originalMessageId) implements MailNature {}

    /** We sent it ourselves, and it came back. */
    record Loop() implements MailNature {}

    /** A filter before us calls it spam. */
    record Spam() implements MailNature {}

    /** By what a machine was recognised. */
    enum Sign {
        AUTO_SUBMITTED,
        AUTO_REPLY_HEADER,
        RESPONSES_SUPPRESSED,
        BULK,
        EMPTY_RETURN_PATH,
        SUBJECT
    }

    /** In every mail that we send: what bears it is ours. */
    String LOOP_HEADER = "X-Pronto-Loop";

    /** Whether the customer waits for an answer to it. */
    default boolean startsClock() {
        return this instanceof Personal;
    }

    /** Whether a machine wrote it, of any kind. */
    default boolean automated() {
        return !(this instanceof Personal);
    }

    /** Judges a mail. {@code own}: the addresses of our mailboxes in lower case. {@code loopMark}: what our own mails bear. */
    static MailNature of(Mail mail, Set<String> own, String loopMark) {
        if (mail.header(LOOP_HEADER).filter(loopMark::equals).isPresent()) {
            return bounce(mail).<MailNature>map(Bounce::new).orElseGet(Loop::new);
        }
        Optional<DeliveryReport> bounce = bounce(mail);
        if (bounce.isPresent()) {
            return new Bounce(bounce.get());
        }
        if (mail.receipt() != null) {
            return new ReadReceipt(mail.receipt().isEmpty() ? null : mail.receipt());
        }
        if (mail.sender().map(MailAddress::key).filter(own::contains).isPresent()
                && mail.replyTo().isEmpty()) {
            return new Loop();
        }
        if (spam(mail)) {
            return new Spam();
        }
        Sign sign = Signs.of(mail);
        return sign == null ? new Personal(!Signs.list(mail)) : new Automatic(sign);
    }

    private static Optional<DeliveryReport> bounce(Mail mail) {
        if (mail.report() != null) {
            return Optional.of(mail.report());
        }
        boolean fromServer = mail.sender()
                .map(sender ->
                        sender.key().startsWith("mailer-daemon") || sender.key().startsWith("postmaster"))
                .orElseGet(() -> Signs.emptyReturnPath(mail));
        boolean saysSo =
                mail.subject() != null && Signs.RETURNED.matcher(mail.subject()).find();
        boolean report = mail.header("content-type")
                .filter(type -> type.toLowerCase(Locale.ROOT).contains("report-type=delivery-status")
                        || type.toLowerCase(Locale.ROOT).contains("report-type=\"delivery-status"))
                .isPresent();
        if (!report && !(fromServer && saysSo)) {
            return Optional.empty();
        }
        String recipient = mail.header("x-failed-recipients").orElse(null);
        return Optional.of(new DeliveryReport(
                java.util.List.of(new DeliveryReport.Recipient(recipient, "failed", null, null)),
                mail.text() == null ? null : Signs.idInText(mail.text())));
    }

    private static boolean spam(Mail mail) {
        return mail.header("x-spam-flag")
                        .filter(flag -> flag.strip().equalsIgnoreCase("yes"))
                        .isPresent()
                || mail.header("x-spam-status")
                        .filter(status ->
                                status.strip().toLowerCase(Locale.ROOT).startsWith("yes"))
                        .isPresent();
    }

    /** The signs one by one. */
    final class Signs {
        private static final Pattern AWAY = Pattern.compile(
                "^(?:(?:re|aw|fwd?): ?)?(?:automatic reply|auto(?:matic)?[- ]?(?:response|reply)|auto:|autoreply|out of (?:the )?office|vacation reply"
                        + "|automatische antwort|abwesenheits|réponse automatique|absence du bureau|respuesta automática|fuera de (?:la )?oficina"
                        + "|resposta automática|risposta automatica|automatisch antwoord|автоответ|自动回复|自動回覆|自动答复|自動返信|자동 회신)",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        private static final Pattern RETURNED = Pattern.compile(
                "undeliver|delivery (?:status notification|failure|has failed|incomplete)|mail delivery|returned mail|failure notice"
                        + "|returned to sender|could not send message|unzustellbar|non remis|no entregado|系统退信|退信|投递失败|配信不能",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        private static final Pattern ID_IN_TEXT = Pattern.compile(
                "^Message-ID:\\s{0,9}(<[^<>\\s]{1,500}>)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

        private Signs() {}

        private static @Nullable Sign of(Mail mail) {
            if (mail.header("auto-submitted")
                    .filter(value -> !value.strip().toLowerCase(Locale.ROOT).startsWith("no"))
                    .isPresent()) {
                return Sign.AUTO_SUBMITTED;
            }
            for (String name : Set.of("x-autoreply", "x-autorespond", "x-autoresponse", "x-auto-reply")) {
                if (mail.header(name)
                        .filter(value -> !value.strip().equalsIgnoreCase("no"))
                        .isPresent()) {
                    return Sign.AUTO_REPLY_HEADER;
                }
            }
            if (mail.header("x-auto-response-suppress")
                    .map(value -> value.toLowerCase(Locale.ROOT))
                    .filter(value -> value.contains("all") || value.contains("autoreply"))
                    .isPresent()) {
                return Sign.RESPONSES_SUPPRESSED;
            }
            if (mail.header("precedence")
                    .map(value -> value.strip().toLowerCase(Locale.ROOT))
                    .filter(Set.of("bulk", "junk", "auto_reply")::contains)
                    .isPresent()) {
                return Sign.BULK;
            }
            if (emptyReturnPath(mail)) {
                return Sign.EMPTY_RETURN_PATH;
            }
            return mail.subject() != null
                            && AWAY.matcher(mail.subject().strip()).find()
                    ? Sign.SUBJECT
                    : null;
        }

        /** Whether it came over a mailing list: support addresses often are one, so a person may have written it. */
        private static boolean list(Mail mail) {
            boolean nobodyThere = mail.sender()
                    .map(sender -> sender.key().matches("(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster)[@+].*"))
                    .orElse(true);
            return nobodyThere
                    || mail.header("list-id").isPresent()
                    || mail.header("list-unsubscribe").isPresent()
                    || mail.header("precedence")
                            .filter(value -> value.strip().equalsIgnoreCase("list"))
                            .isPresent();
        }

        private static boolean emptyReturnPath(Mail mail) {
            return mail.header("return-path")
                    .filter(path -> path.strip().equals("<>"))
                    .isPresent();
        }

        private static @Nullable String idInText(String text) {
            var found = ID_IN_TEXT.matcher(text);
            return found.find() ? found.group(1) : null;
        }
    }
}
