package io.pronto.conversation.mail.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.conversation.channel.Address;
import io.pronto.conversation.channel.Arrivals;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Contacts;
import io.pronto.conversation.channel.Incoming;
import io.pronto.conversation.channel.IncomingFile;
import io.pronto.conversation.channel.Progress;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Entry;
import io.pronto.conversation.enquiry.Words;
import io.pronto.conversation.mail.DeliveryReport;
import io.pronto.conversation.mail.Invitation;
import io.pronto.conversation.mail.Mail;
import io.pronto.conversation.mail.MailAddress;
import io.pronto.conversation.mail.MailFile;
import io.pronto.conversation.mail.MailHtml;
import io.pronto.conversation.mail.MailNature;
import io.pronto.conversation.mail.MailThreads;
import io.pronto.conversation.mail.MailToken;
import io.pronto.conversation.mail.Mailbox;
import io.pronto.conversation.mail.PublicDomains;
import io.pronto.conversation.mail.QuotedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in one mail: what it is, where it belongs, and then the way of every customer's message; one transaction. */
final class MailIntake {
    /** More ids are not looked at, so that a made-up mail cannot tie the world together. */
    private static final int MOST_IDS = 50;

    private final TransactionTemplate transaction;
    private final Arrivals arrivals;
    private final Contacts contacts;
    private final Conversations conversations;
    private final MailRows rows;
    private final MailReceipts receipts;
    private final MailToken tokens;
    private final String loopMark;
    private final Supplier<UUID> ids;

    MailIntake(
            TransactionTemplate transaction,
            Arrivals arrivals,
            Contacts contacts,
            Conversations conversations,
            MailRows rows,
            MailReceipts receipts,
            MailToken tokens,
            String loopMark,
            Supplier<UUID> ids) {
        this.transaction = transaction;
        this.arrivals = arrivals;
        this.contacts = contacts;
        this.conversations = conversations;
        this.rows = rows;
        this.receipts = receipts;
        this.tokens = tokens;
        this.loopMark = loopMark;
        this.ids = ids;
    }

    /** @param arrived when the server got it */
    void take(Connection connection, Mailbox mailbox, Mail mail, Instant arrived) {
        MailNature nature = MailNature.of(mail, Set.of(mailbox.key()), loopMark);
        transaction.executeWithoutResult(_ -> {
            switch (nature) {
                case MailNature.Bounce(DeliveryReport report) -> bounced(connection, mail, report, arrived);
                case MailNature.ReadReceipt(@Nullable String original) -> {
                    if (original != null) {
                        arrivals.accept(
                                connection, new Incoming.Reported(cut(original, 500), Progress.READ, "", arrived));
                    }
                }
                case MailNature.Loop _ -> aside(connection, mail, "LOOP", arrived);
                case MailNature.Spam _ -> received(connection, mailbox, mail, nature, "SPAM", arrived);
                case MailNature.Automatic(MailNature.Sign sign) ->
                    received(connection, mailbox, mail, nature, "AUTOMATIC " + sign, arrived);
                case MailNature.Personal _ -> received(connection, mailbox, mail, nature, "PERSONAL", arrived);
            }
        });
    }

    /** Writes down that there was a mail which cannot be shown. */
    void unreadable(Connection connection, Mail mail, Instant arrived) {
        aside(connection, mail, "UNREADABLE", arrived);
    }

    private void bounced(Connection connection, Mail mail, DeliveryReport report, Instant arrived) {
        String original = report.originalMessageId();
        if (report.failed() && original != null) {
            DeliveryReport.Recipient failed = report.recipients().stream()
                    .filter(DeliveryReport.Recipient::failed)
                    .findFirst()
                    .orElseThrow();
            String reason = Stream.of(failed.address(), failed.status(), failed.diagnostic())
                    .filter(Objects::nonNull)
                    .reduce((one, more) -> one + " " + more)
                    .orElse("");
            arrivals.accept(
                    connection,
                    new Incoming.Reported(
                            cut(original, 500), Progress.FAILED, "bounced: " + cut(reason, 400), arrived));
        }
        aside(connection, mail, report.failed() ? "BOUNCE" : "DELAYED", arrived);
    }

    private void aside(Connection connection, Mail mail, String nature, Instant arrived) {
        rows.add(row(connection, mail, nature, null, null, null, QuotedText.fold(text(mail)), null, Map.of(), arrived));
    }

    private void received(
            Connection connection, Mailbox mailbox, Mail mail, MailNature nature, String kind, Instant arrived) {
        MailAddress sender = sender(mail, mailbox);
        Place place = place(connection, mailbox, mail, sender);
        String text = text(mail);
        QuotedText.Folded folded = QuotedText.fold(text);
        String visible =
                folded.visible().isBlank() ? Objects.requireNonNullElse(mail.subject(), "…") : folded.visible();
        if (visible.length() > Words.LONGEST) {
            folded = new QuotedText.Folded(
                    visible.substring(0, Words.LONGEST), visible.substring(Words.LONGEST) + "\n" + folded.folded());
            visible = folded.visible();
        }
        MailHtml.Shown html = mail.html() == null ? null : MailHtml.safe(mail.html());
        Incoming.Received received = Incoming.Received.of(
                        identity(mail, sender),
                        place.thread().toString(),
                        new Address("email", cut(sender.key(), 320), sender.name()),
                        visible,
                        mail.sentAt() == null || mail.sentAt().isAfter(arrived) ? arrived : mail.sentAt())
                .withFiles(files(mail))
                .belongingTo(place.conversation());
        if (!nature.startsClock()) {
            received = received.withoutPromise();
        }
        for (Map.Entry<String, String> detail :
                details(mail, mailbox, sender, kind, html, folded).entrySet()) {
            received = received.with(detail.getKey(), detail.getValue());
        }
        switch (arrivals.accept(connection, received)) {
            case Arrivals.Taken taken -> {
                rows.join(connection.id(), place.thread(), place.merged(), named(mail), people(mail, mailbox, sender));
                Entry entry = conversations
                        .entry(taken.conversation(), taken.entry())
                        .orElseThrow(() -> new IllegalStateException("Entry " + taken.entry() + " was just written."));
                rows.add(row(
                        connection,
                        mail,
                        kind,
                        taken,
                        place.thread(),
                        sender,
                        new QuotedText.Folded(visible, folded.folded()),
                        html,
                        enclosed(mail, entry),
                        arrived));
                if (entry.sequence() == 1
                        && mailbox.receipts()
                        && nature instanceof MailNature.Personal personal
                        && personal.receiptAllowed()) {
                    receipts.plan(taken.conversation(), connection.id(), sender.key());
                }
            }
            case Arrivals.Ignored _ ->
                rows.add(row(connection, mail, kind, null, null, sender, folded, null, Map.of(), arrived));
            case Arrivals.Known _, Arrivals.Held _ -> {
                // It is there already, or will be.
            }
        }
    }

    /** The same mail, on whatever ways it came: its id alone is not enough, for some programs use one twice. */
    private static String identity(Mail mail, MailAddress sender) {
        String content = sender.key() + "\n" + mail.subject() + "\n" + mail.sentAt() + "\n" + mail.text() + "\n"
                + mail.html() + "\n"
                + mail.files().stream()
                        .map(file -> file.name() + " " + file.content().length)
                        .toList();
        return cut(Objects.requireNonNullElse(mail.messageId(), "-"), 440) + " " + MailRows.hash(content);
    }

    /** Who wrote: where a form or a list sends in somebody's name, the one who is to be answered. */
    private static MailAddress sender(Mail mail, Mailbox mailbox) {
        Optional<MailAddress> from =
                mail.sender().filter(each -> !each.address().isBlank());
        Optional<MailAddress> replyTo = mail.replyTo().stream()
                .filter(each -> each.address().contains("@") && !mailbox.owns(each))
                .findFirst();
        boolean nobody = from.isEmpty()
                || mailbox.owns(from.get())
                || from.get().key().matches("(?:no-?reply|do-?not-?reply)[@+].*")
                || mail.header("list-id").isPresent();
        return nobody && replyTo.isPresent()
                ? replyTo.get()
                : from.or(() -> replyTo).orElse(new MailAddress(null, "unknown@invalid"));
    }

    /** Where a mail belongs. {@code merged}: threads that it shows to be one with it. */
    private record Place(
            UUID thread, List<UUID> merged, @Nullable ConversationId conversation) {}

    private Place place(Connection connection, Mailbox mailbox, Mail mail, MailAddress sender) {
        Optional<ConversationId> token = Stream.concat(
                        Stream.of(mail.to(), mail.cc())
                                .flatMap(List::stream)
                                .map(MailAddress::address)
                                .flatMap(address -> tokens.inAddress(address).stream()),
                        Stream.of("delivered-to", "x-original-to", "envelope-to")
                                .flatMap(name -> mail.header(name).stream())
                                .flatMap(address -> tokens.inAddress(address).stream()))
                .findFirst()
                .or(() -> Stream.concat(mail.inReplyTo().stream(), mail.references().reversed().stream())
                        .flatMap(id -> tokens.inId(id).stream())
                        .findFirst());
        String domain = PublicDomains.shared(sender.domain()) ? "" : sender.domain();
        List<UUID> threads = rows.threadsOf(connection.id(), named(mail)).stream()
                .filter(thread -> rows.takesPart(thread, sender.key(), domain))
                .sorted()
                .toList();
        Optional<Conversation> told = token.flatMap(conversations::find)
                .filter(c -> isCustomer(c, sender)
                        || rows.threadOf(c.id())
                                .filter(thread -> rows.takesPart(thread, sender.key(), domain))
                                .isPresent());
        UUID thread = told.flatMap(c -> rows.threadOf(c.id()))
                .or(() -> threads.stream().findFirst())
                .orElseGet(ids);
        ConversationId conversation = told.map(Conversation::id)
                .or(() -> threads.stream()
                        .flatMap(each -> rows.conversationOf(each).stream())
                        .findFirst())
                .orElse(null);
        return new Place(thread, threads, conversation);
    }

    private boolean isCustomer(Conversation c, MailAddress sender) {
        return contacts.of(new Address("email", cut(sender.key(), 320), null))
                .filter(c.customer()::equals)
                .isPresent();
    }

    private static List<String> named(Mail mail) {
        List<String> all = List.copyOf(MailThreads.named(mail));
        return all.size() <= MOST_IDS
                ? all
                : Stream.concat(all.stream().limit(1), all.stream().skip(all.size() - MOST_IDS))
                        .toList();
    }

    private static List<String> people(Mail mail, Mailbox mailbox, MailAddress sender) {
        return Stream.of(List.of(sender), mail.from(), mail.to(), mail.cc())
                .flatMap(List::stream)
                .filter(each -> each.address().contains("@") && !mailbox.owns(each))
                .map(MailAddress::key)
                .toList();
    }

    private static String text(Mail mail) {
        if (mail.text() != null && !mail.text().isBlank()) {
            return mail.text();
        }
        return mail.html() == null ? "" : MailHtml.text(mail.html());
    }

    /** What is shown below first, then what stands in the text. */
    private static List<IncomingFile> files(Mail mail) {
        List<IncomingFile> files = new ArrayList<>();
        int number = 0;
        for (boolean inText : new boolean[] {false, true}) {
            for (MailFile file : mail.files()) {
                if (file.shownInText() == inText && file.content().length > 0) {
                    files.add(IncomingFile.here(name(file, ++number), file.content()));
                }
            }
        }
        return files;
    }

    private static String name(MailFile file, int number) {
        int slash = file.mediaType().indexOf('/');
        String kind = file.mediaType().substring(slash + 1).replaceAll("[^a-z0-9]", "");
        String extension = switch (file.mediaType()) {
            case "message/rfc822" -> "eml";
            case "text/calendar" -> "ics";
            case "text/plain" -> "txt";
            default -> kind.length() > 5 ? "bin" : kind;
        };
        return file.nameOr("file-" + number + "." + extension);
    }

    private static Map<String, UUID> enclosed(Mail mail, Entry entry) {
        Map<String, UUID> enclosed = new HashMap<>();
        List<Entry.AttachmentRef> left = new ArrayList<>(entry.attachments());
        for (MailFile file : mail.files()) {
            String id = file.contentId();
            if (id == null || !file.shownInText()) {
                continue;
            }
            left.stream()
                    .filter(ref -> ref.size() == file.content().length)
                    .findFirst()
                    .ifPresent(ref -> {
                        left.remove(ref);
                        enclosed.put(id, ref.id());
                    });
        }
        return enclosed;
    }

    private static Map<String, String> details(
            Mail mail,
            Mailbox mailbox,
            MailAddress sender,
            String kind,
            MailHtml.@Nullable Shown html,
            QuotedText.Folded folded) {
        Map<String, String> details = new LinkedHashMap<>();
        put(details, "subject", mail.subject());
        put(details, "from", sender.address());
        put(details, "to", String.join(", ", MailRows.written(mail.to())));
        put(
                details,
                "cc",
                String.join(
                        ", ",
                        MailRows.written(mail.cc().stream()
                                .filter(each -> !mailbox.owns(each))
                                .toList())));
        if (html != null && !html.html().isBlank()) {
            details.put("html", "yes");
        }
        if (!folded.folded().isBlank()) {
            details.put("folded", "yes");
        }
        if (!kind.equals("PERSONAL")) {
            details.put("automatic", kind.toLowerCase(Locale.ROOT));
        }
        Invitation invitation = mail.invitation();
        if (invitation != null) {
            put(details, "invitation", Objects.requireNonNullElse(invitation.summary(), "…"));
            put(
                    details,
                    "invitationStart",
                    invitation.start() == null ? null : invitation.start().toString());
            put(details, "invitationPlace", invitation.location());
        }
        if (mail.cut()) {
            details.put("cut", "yes");
        }
        return details;
    }

    private static void put(Map<String, String> details, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            details.put(name, cut(value.replace("\u0000", ""), Entry.LONGEST_DETAIL));
        }
    }

    private MailRows.Row row(
            Connection connection,
            Mail mail,
            String nature,
            Arrivals.@Nullable Taken taken,
            @Nullable UUID thread,
            @Nullable MailAddress sender,
            QuotedText.Folded text,
            MailHtml.@Nullable Shown html,
            Map<String, UUID> enclosed,
            Instant arrived) {
        List<String> before = Stream.concat(mail.references().stream(), mail.inReplyTo().stream())
                .distinct()
                .limit(MOST_IDS)
                .toList();
        MailAddress from = sender == null ? mail.sender().orElse(null) : sender;
        return new MailRows.Row(
                ids.get(),
                connection.id(),
                taken == null ? null : taken.conversation(),
                taken == null ? null : taken.entry(),
                true,
                nature,
                thread,
                mail.messageId(),
                before,
                cut(Objects.requireNonNullElse(mail.subject(), ""), 1000),
                from == null ? "" : cut(MailRows.written(List.of(from)).getFirst(), 1000),
                MailRows.recipients(mail.to(), mail.cc()),
                text.visible(),
                text.folded(),
                html == null ? null : html.html(),
                html == null ? 0 : html.remote(),
                enclosed,
                mail.invitation(),
                Objects.requireNonNullElse(mail.sentAt(), arrived),
                arrived);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
