package io.pronto.conversation.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads mails, however they were written. Never throws for what a mail holds; time is linear in its size. */
public final class MailReader {
    /** The largest mail that is read, in bytes; what is longer is cut there. */
    public static final int LARGEST = 40 * 1024 * 1024;
    /** The longest text that is kept, in characters. */
    private static final int LONGEST_TEXT = 1_000_000;

    private static final Pattern ID = Pattern.compile("<[^<>]{1,1000}>");
    private static final Pattern BARE_ID = Pattern.compile("[^\\s<>\"(),;]{1,500}@[^\\s<>\"(),;]{1,500}");

    private final List<MailFile> files = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private @Nullable Invitation invitation;
    private @Nullable DeliveryReport report;
    private @Nullable String receipt;
    private @Nullable String reportedId;
    private boolean cut;

    private MailReader() {}

    /** Reads one mail. */
    public static Mail read(byte[] bytes) {
        return new MailReader().all(bytes);
    }

    private Mail all(byte[] bytes) {
        cut = bytes.length > LARGEST;
        MailPart.Tree tree = MailPart.read(cut ? java.util.Arrays.copyOf(bytes, LARGEST) : bytes);
        cut |= tree.cut();
        MailPart root = tree.root();
        walk(root, false);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        root.headers()
                .forEach((name, values) ->
                        headers.put(name, values.stream().map(HeaderText::words).toList()));
        DeliveryReport told = report;
        if (told != null && told.originalMessageId() == null && reportedId != null) {
            told = new DeliveryReport(told.recipients(), reportedId);
        }
        List<String> ids = ids(root.header("message-id"));
        // Of several the last, as most readers have it.
        String subject = root.headers().getOrDefault("subject", List.of()).stream()
                .filter(each -> !each.isBlank())
                .reduce((_, later) -> later)
                .orElse(null);
        return new Mail(
                ids.isEmpty() ? null : ids.getFirst(),
                idsOfAll(root, "in-reply-to"),
                idsOfAll(root, "references"),
                MailAddresses.of(root.headers().getOrDefault("from", List.of())),
                MailAddresses.of(root.headers().getOrDefault("reply-to", List.of())),
                MailAddresses.of(root.headers().getOrDefault("to", List.of())),
                MailAddresses.of(root.headers().getOrDefault("cc", List.of())),
                subject == null ? null : HeaderText.words(subject),
                MailDate.of(root.header("date")),
                text.isEmpty() ? null : text.toString(),
                html.isEmpty() ? null : html.toString(),
                files,
                invitation,
                told,
                receipt,
                headers,
                cut);
    }

    /** Every id of a header with its brackets; ids that were written without any get them. */
    static List<String> ids(@Nullable String header) {
        if (header == null) {
            return List.of();
        }
        List<String> ids = new ArrayList<>();
        Matcher bracketed = ID.matcher(header);
        while (bracketed.find() && ids.size() < 1000) {
            ids.add(bracketed.group());
        }
        if (ids.isEmpty()) {
            Matcher bare = BARE_ID.matcher(header.length() > 2000 ? header.substring(0, 2000) : header);
            while (bare.find()) {
                ids.add("<" + bare.group() + ">");
            }
        }
        return List.copyOf(ids);
    }

    private static List<String> idsOfAll(MailPart part, String name) {
        return part.headers().getOrDefault(name, List.of()).stream()
                .flatMap(value -> ids(value).stream())
                .distinct()
                .toList();
    }

    private void walk(MailPart part, boolean inReport) {
        String type = part.mediaType();
        if (!part.children().isEmpty() || type.startsWith("multipart/")) {
            boolean reports = inReport || type.equals("multipart/report");
            for (MailPart child : part.children()) {
                walk(child, reports);
            }
            return;
        }
        HeaderParameters disposition = part.disposition();
        String name = part.fileName();
        boolean attached = disposition.value().equals("attachment") || name != null;
        switch (type) {
            case "text/plain" -> {
                if (attached) {
                    file(part, type, name);
                } else {
                    append(text, FlowedText.of(part));
                }
            }
            case "text/html" -> {
                if (attached) {
                    file(part, type, name);
                } else {
                    append(html, part.text());
                }
            }
            case "text/calendar" -> {
                if (invitation == null) {
                    invitation = CalendarPart.read(part.text(), part.parameter("method"));
                }
                file(part, type, name);
            }
            case "message/delivery-status", "message/global-delivery-status" -> {
                report = DeliveryStatusPart.read(part.text());
            }
            case "message/disposition-notification" -> {
                Matcher original = Pattern.compile("(?im)^Original-Message-ID:(.{1,1000})$")
                        .matcher(part.text());
                receipt = original.find()
                        ? ids(original.group(1)).stream().findFirst().orElse("")
                        : "";
            }
            case "text/rfc822-headers", "message/rfc822-headers" -> reportedId = idIn(part.content());
            case "message/rfc822", "message/global" -> packed(part, type, name, inReport);
            case "application/ms-tnef", "application/vnd.ms-tnef" -> winmail(part, type, name);
            default -> file(part, type, name);
        }
    }

    private void packed(MailPart part, String type, @Nullable String name, boolean inReport) {
        byte[] content = part.content();
        if (inReport) {
            reportedId = idIn(content);
            return;
        }
        // Its own files stay inside: whoever opens it sees them there.
        file(part, type, name);
    }

    private void winmail(MailPart part, String type, @Nullable String name) {
        Winmail opened = Winmail.open(part.content());
        if (opened == null) {
            file(part, type, name);
            return;
        }
        files.addAll(opened.files());
        if (text.isEmpty() && html.isEmpty() && opened.text() != null) {
            append(text, opened.text());
        }
    }

    private void file(MailPart part, String type, @Nullable String name) {
        List<String> ids = ids(part.header("content-id"));
        String id = ids.isEmpty() ? null : ids.getFirst();
        files.add(new MailFile(
                name,
                type,
                id == null ? null : id.substring(1, id.length() - 1),
                !part.disposition().value().equals("attachment")
                        && (id != null || part.disposition().value().equals("inline")),
                part.content()));
    }

    private static @Nullable String idIn(byte[] mail) {
        List<String> ids = ids(MailPart.read(mail).root().header("message-id"));
        return ids.isEmpty() ? null : ids.getFirst();
    }

    private static void append(StringBuilder to, String more) {
        if (!to.isEmpty() && to.charAt(to.length() - 1) != '\n') {
            to.append('\n');
        }
        to.append(more, 0, Math.min(more.length(), Math.max(0, LONGEST_TEXT - to.length())));
    }
}
