package io.pronto.conversation.mail.adapter;

import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.conversation.attachment.Attachments;
import io.pronto.conversation.attachment.FileKind;
import io.pronto.conversation.attachment.Inspection;
import io.pronto.conversation.channel.Capabilities;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.Finding;
import io.pronto.conversation.channel.Outgoing;
import io.pronto.conversation.channel.SendOutcome;
import io.pronto.conversation.channel.Setting;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Words;
import io.pronto.conversation.mail.MailAddress;
import io.pronto.conversation.mail.MailLetter;
import io.pronto.conversation.mail.MailLetter.Answered;
import io.pronto.conversation.mail.MailTemplate;
import io.pronto.conversation.mail.MailToken;
import io.pronto.conversation.mail.Mailbox;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mailboxes: what leaves goes through SMTP; {@link MailboxReading} brings what arrives. */
final class MailConnector implements Connector {
    private static final Logger log = LoggerFactory.getLogger(MailConnector.class);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TEST_PATIENCE = Duration.ofSeconds(10);

    private final MailServers servers;
    private final SignInTokens signIns;
    private final MailRows rows;
    private final Conversations conversations;
    private final MailToken tokens;
    private final MailMime mime;
    private final String company;
    private final Supplier<UUID> ids;

    MailConnector(
            MailServers servers,
            SignInTokens signIns,
            MailRows rows,
            Conversations conversations,
            MailToken tokens,
            MailMime mime,
            String company,
            Supplier<UUID> ids) {
        this.servers = servers;
        this.signIns = signIns;
        this.rows = rows;
        this.conversations = conversations;
        this.tokens = tokens;
        this.mime = mime;
        this.company = company;
        this.ids = ids;
    }

    @Override
    public String kind() {
        return Mailbox.KIND;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public List<Setting> settings() {
        return Mailbox.settings();
    }

    @Override
    public Capabilities capabilities(Connection connection) {
        return Capabilities.text(Words.LONGEST, Capabilities.Unit.UTF16)
                .withFiles(
                        Arrays.stream(FileKind.values())
                                .map(FileKind::mediaType)
                                .collect(Collectors.toUnmodifiableSet()),
                        Attachments.MOST_PER_MESSAGE,
                        Inspection.LARGEST);
    }

    /** Mail servers are given days, as they give each other. */
    @Override
    public Duration patience() {
        return Duration.ofDays(5);
    }

    @Override
    public SendOutcome send(Connection connection, Outgoing message) {
        Mailbox mailbox = Mailbox.of(connection);
        if (!MailLetter.valid(message.to().value())) {
            return new SendOutcome.Refused("address-wrong: " + message.to().value());
        }
        String wrong = Stream.of("cc", "bcc")
                .map(name -> MailLetter.wrongAddress(message.details().get(name)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (wrong != null) {
            return new SendOutcome.Refused("address-wrong: " + wrong);
        }
        MailLetter letter = letter(mailbox, message);
        remember(mailbox, message, letter);
        try {
            Transport transport = servers.openTransport(mailbox, PATIENCE);
            try {
                var sealed = mime.write(letter, message.files());
                transport.sendMessage(sealed, sealed.getAllRecipients());
                return new SendOutcome.Delivered(letter.messageId());
            } finally {
                hangUp(transport);
            }
        } catch (AuthenticationFailedException e) {
            signIns.forget(mailbox.connection());
            return new SendOutcome.Later("sign-in-refused: " + said(e), Duration.ofMinutes(1), true);
        } catch (SendFailedException | AddressException e) {
            return outcome(e);
        } catch (MessagingException e) {
            return SendOutcome.Later.unreachable(said(e));
        }
    }

    /** What goes wrong after the server's word changes nothing about it. */
    private static void hangUp(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            log.debug("A mail server hung up first.", e);
        }
    }

    /** What a server's refusal means: 5xx is never, 4xx is not yet (RFC 5321). Nobody got it: all do or none. */
    private static SendOutcome outcome(MessagingException e) {
        boolean later = false;
        Exception each = e;
        for (int i = 0; each != null && i < 100; i++) {
            int code = switch (each) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case SMTPSendFailedException sent -> sent.getReturnCode();
                default -> 0;
            };
            if (code >= 500) {
                return new SendOutcome.Refused("smtp-refused: " + said(e));
            }
            later |= code >= 400;
            each = each instanceof MessagingException more ? more.getNextException() : null;
        }
        return later
                ? new SendOutcome.Later("smtp-not-yet: " + said(e), null, false)
                : new SendOutcome.Refused("smtp-refused: " + said(e));
    }

    private static String said(MessagingException e) {
        StringBuilder said = new StringBuilder();
        Exception each = e;
        for (int i = 0; each != null && i < 5; i++) {
            String words = each.getMessage();
            if (words != null && said.indexOf(words) < 0) {
                said.append(said.isEmpty() ? "" : " ").append(words);
            }
            each = each instanceof MessagingException more ? more.getNextException() : null;
        }
        String line = MailLetter.oneLine(said.toString());
        return line.isEmpty() ? e.getClass().getSimpleName() : line;
    }

    private MailLetter letter(Mailbox mailbox, Outgoing message) {
        ConversationId id = message.conversation();
        @Nullable Answered answered = rows.answered(id).orElse(null);
        Conversation conversation = conversations.find(id).orElse(null);
        String language = conversation == null ? mailbox.language() : conversation.language();
        boolean automatic = message.author() == null;
        String messageId = tokens.messageId(message.key(), id, mailbox.domain());
        String given = message.details().getOrDefault("subject", "");
        String subject = Stream.of(
                        MailLetter.oneLine(given),
                        answered == null ? "" : MailLetter.answering(answered.subject()),
                        fallback(conversation, language))
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse("");
        String signature = MailTemplate.fill(
                mailbox.signature(),
                Map.of("agent", Objects.requireNonNullElse(message.author(), ""), "company", company));
        String text =
                MailLetter.body(message.text(), signature, mailbox.quoting() && !automatic ? answered : null, language);
        List<String> sent = answered == null ? rows.sentIds(id, messageId) : List.of();
        MailAddress from = new MailAddress(mailbox.sender().isEmpty() ? company : mailbox.sender(), mailbox.address());
        return new MailLetter(
                from,
                new MailAddress(from.name(), tokens.replyAddress(mailbox, id)),
                List.of(new MailAddress(message.to().name(), message.to().value())),
                MailLetter.addresses(message.details().get("cc")),
                MailLetter.addresses(message.details().get("bcc")),
                subject,
                text,
                MailLetter.html(text),
                messageId,
                answered == null ? (sent.isEmpty() ? null : sent.getLast()) : answered.messageId(),
                answered == null ? sent : MailLetter.references(answered),
                automatic);
    }

    private String fallback(@Nullable Conversation conversation, String language) {
        String subject = conversation == null ? null : conversation.entrance().subject();
        String number = conversation == null ? "" : " #" + conversation.number();
        return subject != null
                ? MailLetter.oneLine(subject)
                : language.startsWith("zh")
                        ? "您的咨询" + number + "（" + company + "）"
                        : "Your enquiry" + number + " (" + company + ")";
    }

    /** Before it is sent: its answer may come back faster than the server's word. */
    private void remember(Mailbox mailbox, Outgoing message, MailLetter letter) {
        UUID thread = rows.threadOf(message.conversation()).orElseGet(ids);
        List<String> people = Stream.of(letter.to(), letter.cc(), letter.bcc())
                .flatMap(List::stream)
                .map(MailAddress::key)
                .toList();
        rows.join(mailbox.connection(), thread, List.of(), List.of(letter.messageId()), people);
        rows.add(new MailRows.Row(
                ids.get(),
                mailbox.connection(),
                message.conversation(),
                null,
                false,
                letter.automatic() ? "OUR MACHINE" : "OURS",
                thread,
                letter.messageId(),
                letter.references(),
                letter.subject(),
                mailbox.address(),
                MailRows.recipients(letter.to(), letter.cc()),
                message.text(),
                "",
                null,
                0,
                Map.of(),
                null,
                message.writtenAt(),
                message.writtenAt()));
    }

    @Override
    public List<Finding> test(Connection connection) {
        Mailbox mailbox = Mailbox.of(connection);
        List<Finding> findings = new ArrayList<>();
        if (!MailLetter.valid(mailbox.address())) {
            findings.add(new Finding("address-wrong", mailbox.address()));
        }
        String unknown = Stream.of(mailbox.receipt(), mailbox.signature())
                .flatMap(template -> MailTemplate.unknown(template).stream())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            findings.add(new Finding("variable-unknown", unknown));
        }
        try (Store store = servers.openStore(mailbox, TEST_PATIENCE)) {
            for (String name : mailbox.folders()) {
                Folder folder = store.getFolder(name);
                if (!folder.exists()) {
                    findings.add(new Finding("folder-missing", name));
                }
            }
        } catch (MessagingException e) {
            findings.add(finding(mailbox, "imap", e));
        }
        try (Transport transport = servers.openTransport(mailbox, TEST_PATIENCE)) {
            if (!transport.isConnected()) {
                findings.add(new Finding(Finding.UNREACHABLE, "smtp"));
            }
        } catch (MessagingException e) {
            findings.add(finding(mailbox, "smtp", e));
        }
        return List.copyOf(findings);
    }

    private Finding finding(Mailbox mailbox, String server, MessagingException e) {
        if (e instanceof AuthenticationFailedException) {
            signIns.forget(mailbox.connection());
            return new Finding(Finding.TOKEN_WRONG, server + ": " + said(e));
        }
        Throwable cause = e;
        for (int i = 0; cause != null && i < 20; i++) {
            if (cause instanceof javax.net.ssl.SSLException) {
                return new Finding("encryption-failed", server + ": " + said(e));
            }
            cause = cause.getCause();
        }
        return new Finding(Finding.UNREACHABLE, server + ": " + said(e));
    }
}
