package io.pronto.conversation.mail.adapter;

import io.pronto.conversation.mail.Mailbox;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Properties;

/** Signing in at mail servers. */
final class MailServers {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final SignInTokens tokens;

    MailServers(SignInTokens tokens) {
        this.tokens = tokens;
    }

    /** A session for writing mails that nobody sends. */
    static Session session() {
        return Session.getInstance(new Properties());
    }

    /** @param patience how long the server may say nothing, idling included */
    Store openStore(Mailbox mailbox, Duration patience) throws MessagingException {
        boolean tls = mailbox.imap().security() == Mailbox.Security.TLS;
        String protocol = tls ? "imaps" : "imap";
        Properties properties = properties(protocol, mailbox.imap(), patience);
        properties.setProperty("mail." + protocol + ".peek", "true");
        properties.setProperty("mail." + protocol + ".partialfetch", "false");
        Session session = Session.getInstance(properties);
        signIn(properties, protocol, mailbox);
        Store store = session.getStore(protocol);
        store.connect(mailbox.imap().host(), mailbox.imap().port(), mailbox.user(), secret(mailbox));
        return store;
    }

    /** Connected and signed in, where the server wants that. */
    Transport openTransport(Mailbox mailbox, Duration patience) throws MessagingException {
        boolean tls = mailbox.smtp().security() == Mailbox.Security.TLS;
        String protocol = tls ? "smtps" : "smtp";
        Properties properties = properties(protocol, mailbox.smtp(), patience);
        properties.setProperty("mail." + protocol + ".auth", Boolean.toString(signsIn(mailbox)));
        // All get it or none: what is tried again would reach the others twice.
        properties.setProperty("mail." + protocol + ".sendpartial", "false");
        signIn(properties, protocol, mailbox);
        Transport transport = Session.getInstance(properties).getTransport(protocol);
        try {
            if (signsIn(mailbox)) {
                transport.connect(mailbox.smtp().host(), mailbox.smtp().port(), mailbox.user(), secret(mailbox));
            } else {
                transport.connect(mailbox.smtp().host(), mailbox.smtp().port(), null, null);
            }
        } catch (MessagingException | RuntimeException e) {
            transport.close();
            throw e;
        }
        return transport;
    }

    private static boolean signsIn(Mailbox mailbox) {
        return !(mailbox.signIn() instanceof Mailbox.Password(String password)) || !password.isEmpty();
    }

    private String secret(Mailbox mailbox) throws MessagingException {
        return switch (mailbox.signIn()) {
            case Mailbox.Password(String password) -> password;
            case Mailbox.OAuth oauth -> tokens.of(mailbox.connection(), oauth);
        };
    }

    private static void signIn(Properties properties, String protocol, Mailbox mailbox) {
        if (mailbox.signIn() instanceof Mailbox.OAuth) {
            properties.setProperty("mail." + protocol + ".auth.mechanisms", "XOAUTH2");
        }
    }

    private static Properties properties(String protocol, Mailbox.Server server, Duration patience) {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", Long.toString(CONNECT.toMillis()));
        properties.setProperty(prefix + "timeout", Long.toString(patience.toMillis()));
        properties.setProperty(
                prefix + "writetimeout", Long.toString(Duration.ofSeconds(60).toMillis()));
        // The name in the certificate has to be the server's.
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (server.security() == Mailbox.Security.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }
}
