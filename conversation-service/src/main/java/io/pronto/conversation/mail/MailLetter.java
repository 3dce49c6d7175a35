package io.pronto.conversation.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail on its way out, before it is put into MIME.
 *
 * @param replyTo where answers go
 * @param messageId with its angle brackets
 * @param inReplyTo the mail it answers; null when it begins something
 * @param references of the mails before it, oldest first
 * @param automatic whether a machine wrote it (RFC 3834)
 */
public record MailLetter(
        MailAddress from,
        MailAddress replyTo,
        List<MailAddress> to,
        List<MailAddress> cc,
        List<MailAddress> bcc,
        String subject,
        String text,
        String html,
        String messageId,
        @Nullable String inReplyTo,
        List<String> references,
        boolean automatic) {

    /** Longer chains are cut: the oldest and the newest stay. */
    public static final int MOST_REFERENCES = 20;

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_QUOTE = 10_000;

    public MailLetter {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        references = List.copyOf(references);
    }

    /** A mail that is answered. {@code writer}: as to be named above the quotation. */
    public record Answered(
            @Nullable String messageId,
            List<String> references,
            String subject,
            String writer,
            String text,
            Instant at) {
        public Answered {
            references = List.copyOf(references);
        }
    }

    /** The subject of an answer: one {@code Re:} in front, whatever stood there. */
    public static String answering(String subject) {
        String rest = oneLine(subject);
        for (String before = ""; !before.equals(rest); ) {
            before = rest;
            rest = rest.replaceFirst(
                    "^(?i)(?:re|aw|sv|antw|回复|答复|回覆)\\s{0,3}(?:\\[\\d{1,3}\\])?\\s{0,3}[:：]\\s{0,9}", "");
        }
        return rest.isBlank() ? "" : "Re: " + rest;
    }

    /** Without line breaks, which would begin another header, and not too long. */
    public static String oneLine(String subject) {
        String line = subject.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").strip();
        return line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT - 1) + "…" : line;
    }

    /** The ids of an answer's thread: the older ones, then the mail it answers (RFC 5322, 3.6.4). */
    public static List<String> references(Answered answered) {
        List<String> ids = new ArrayList<>(answered.references());
        if (answered.messageId() != null) {
            ids.remove(answered.messageId());
            ids.add(answered.messageId());
        }
        if (ids.size() > MOST_REFERENCES) {
            List<String> few = new ArrayList<>(List.of(ids.getFirst()));
            few.addAll(ids.subList(ids.size() - MOST_REFERENCES + 1, ids.size()));
            return List.copyOf(few);
        }
        return List.copyOf(ids);
    }

    /** The whole text: what was written, the signature, the mail that is answered. */
    public static String body(String written, String signature, @Nullable Answered answered, String language) {
        StringBuilder body = new StringBuilder(written.strip());
        if (!signature.isBlank()) {
            body.append("\n\n-- \n").append(signature.strip());
        }
        if (answered != null && !answered.text().isBlank()) {
            body.append("\n\n").append(introduction(answered, language)).append('\n');
            String quoted = answered.text().length() > LONGEST_QUOTE
                    ? answered.text().substring(0, LONGEST_QUOTE) + "\n…"
                    : answered.text();
            quoted.strip()
                    .lines()
                    .forEach(line -> body.append(line.startsWith(">") ? ">" : "> ")
                            .append(line)
                            .append('\n'));
        }
        return body.toString().stripTrailing() + "\n";
    }

    private static String introduction(Answered answered, String language) {
        DateTimeFormatter form = language.startsWith("zh")
                ? DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                : DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);
        String at = form.format(answered.at().atOffset(ZoneOffset.UTC));
        String who = oneLine(answered.writer());
        return language.startsWith("zh") ? "在 " + at + "，" + who + " 写道：" : "On " + at + ", " + who + " wrote:";
    }

    /** The same as HTML, for mail programs that show nothing else well; quotations are marked as such. */
    public static String html(String text) {
        StringBuilder html =
                new StringBuilder("<!doctype html><html><body style=\"font-family:sans-serif;font-size:14px\">");
        boolean quoting = false;
        for (String line : text.strip().split("\n", -1)) {
            boolean quoted = line.startsWith(">");
            if (quoted != quoting) {
                html.append(
                        quoted
                                ? "<blockquote type=\"cite\" style=\"margin:0 0 0 8px;padding-left:8px;border-left:2px solid #ccc;color:#555\">"
                                : "</blockquote>");
                quoting = quoted;
            }
            String words = quoted ? line.substring(line.startsWith("> ") ? 2 : 1) : line;
            html.append(words.replace("&", "&amp;")
                            .replace("<", "&lt;")
                            .replace(">", "&gt;")
                            .replaceAll("(https?://[^\\s<>\"]{1,1000})", "<a href=\"$1\">$1</a>"))
                    .append("<br>\n");
        }
        return html.append(quoting ? "</blockquote>" : "")
                .append("</body></html>")
                .toString();
    }

    /** Addresses from a field that people fill in, separated by commas or semicolons; at most 50. */
    public static List<MailAddress> addresses(@Nullable String field) {
        return field == null
                ? List.of()
                : MailAddresses.of(List.of(field)).stream()
                        .filter(each -> valid(each.address()))
                        .limit(50)
                        .toList();
    }

    /** The first part of such a field that is no address; null when all are. */
    public static @Nullable String wrongAddress(@Nullable String field) {
        if (field == null) {
            return null;
        }
        for (String part : field.split("[,;]")) {
            if (!part.isBlank() && addresses(part).isEmpty()) {
                return oneLine(part);
            }
        }
        return null;
    }

    /** Whether a mail server would take it at all. */
    public static boolean valid(String address) {
        return address.length() <= 254 && address.matches("[^\\s@<>,;:\"()]{1,64}@[^\\s@<>,;:\"()]{1,190}");
    }
}
