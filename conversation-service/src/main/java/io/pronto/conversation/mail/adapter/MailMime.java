package io.pronto.conversation.mail.adapter;

import io.pronto.conversation.channel.Outgoing;
import io.pronto.conversation.mail.MailAddress;
import io.pronto.conversation.mail.MailLetter;
import io.pronto.conversation.mail.MailNature;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Objects;

/** Puts letters into MIME. */
final class MailMime {
    private final String loopMark;
    private final Clock clock;

    MailMime(String loopMark, Clock clock) {
        this.loopMark = loopMark;
        this.clock = clock;
    }

    MimeMessage write(MailLetter letter, List<Outgoing.OutgoingFile> files) throws MessagingException {
        MimeMessage message = new MimeMessage(MailServers.session()) {
            // The library would put an id of its own here.
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", letter.messageId());
            }
        };
        message.setFrom(address(letter.from()));
        if (!letter.replyTo().key().equals(letter.from().key())) {
            message.setReplyTo(addresses(List.of(letter.replyTo())));
        }
        message.setRecipients(Message.RecipientType.TO, addresses(letter.to()));
        message.setRecipients(Message.RecipientType.CC, addresses(letter.cc()));
        message.setRecipients(Message.RecipientType.BCC, addresses(letter.bcc()));
        message.setSubject(letter.subject(), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        if (letter.inReplyTo() != null) {
            message.setHeader("In-Reply-To", letter.inReplyTo());
        }
        if (!letter.references().isEmpty()) {
            message.setHeader("References", String.join("\r\n ", letter.references()));
        }
        message.setHeader(MailNature.LOOP_HEADER, loopMark);
        if (letter.automatic()) {
            message.setHeader("Auto-Submitted", "auto-replied");
            message.setHeader("X-Auto-Response-Suppress", "All");
        }
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(text(letter.text(), "plain"));
        both.addBodyPart(text(letter.html(), "html"));
        if (files.isEmpty()) {
            message.setContent(both);
        } else {
            MimeMultipart all = new MimeMultipart("mixed");
            MimeBodyPart words = new MimeBodyPart();
            words.setContent(both);
            all.addBodyPart(words);
            for (Outgoing.OutgoingFile file : files) {
                MimeBodyPart part = new MimeBodyPart();
                part.setDataHandler(
                        new DataHandler(new ByteArrayDataSource(file.bytes().get(), file.mediaType())));
                part.setFileName(file.name());
                all.addBodyPart(part);
            }
            message.setContent(all);
        }
        message.saveChanges();
        message.addHeader("X-Mailer", "Pronto");
        return message;
    }

    private static MimeBodyPart text(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", kind);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static InternetAddress[] addresses(List<MailAddress> addresses) throws MessagingException {
        InternetAddress[] all = new InternetAddress[addresses.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = address(addresses.get(i));
        }
        return all;
    }

    private static InternetAddress address(MailAddress address) throws MessagingException {
        try {
            InternetAddress checked = new InternetAddress(address.address(), true);
            checked.setPersonal(
                    address.name() == null ? null : MailLetter.oneLine(Objects.requireNonNull(address.name())),
                    StandardCharsets.UTF_8.name());
            return checked;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java has UTF-8.", e);
        }
    }
}
