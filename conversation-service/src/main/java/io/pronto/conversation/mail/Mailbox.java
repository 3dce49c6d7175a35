package io.pronto.conversation.mail;

import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A mailbox of ours, as an administrator described it.
 *
 * @param address customers write to it, and answers come from it
 * @param sender the name beside the address
 * @param user with which one signs in
 * @param folders that are read, at least one
 * @param plusAddresses whether {@code help+anything@…} arrives here too, so that answers can bear their conversation in
 *     the address
 * @param receipts whether customers are told at once that their mail arrived
 * @param signature below each answer
 * @param receipt words of the receipt; empty for the usual ones
 * @param quoting whether answers repeat the customer's last mail
 * @param continuesChats whether chats whose customers asked for it are answered from here
 */
public record Mailbox(
        UUID connection,
        String address,
        String sender,
        Server imap,
        Server smtp,
        String user,
        SignIn signIn,
        List<String> folders,
        boolean plusAddresses,
        boolean receipts,
        String signature,
        String receipt,
        boolean quoting,
        boolean continuesChats,
        String language) {

    /** The kind of its connections. */
    public static final String KIND = "mail";
    /** The most folders of one mailbox. */
    public static final int MOST_FOLDERS = 20;

    /** How a connection is kept secret. */
    public enum Security {
        TLS,
        STARTTLS,
        NONE
    }

    /** Where a server is. */
    public record Server(String host, int port, Security security) {}

    /** How one signs in. */
    public sealed interface SignIn {}

    /** With a password, perhaps one made for this program. */
    public record Password(String password) implements SignIn {
        @Override
        public String toString() {
            return "Password[hidden]";
        }
    }

    /** With a token that a directory gives out for a longer one (OAuth 2, SASL XOAUTH2). */
    public record OAuth(String tokenUrl, String clientId, String clientSecret, String refreshToken) implements SignIn {
        @Override
        public String toString() {
            return "OAuth[" + tokenUrl + ", secrets hidden]";
        }
    }

    public Mailbox {
        folders = List.copyOf(folders);
    }

    /** What has to be said to connect one. */
    public static List<Setting> settings() {
        return List.of(
                Setting.text("address"),
                Setting.text("senderName").optional(),
                Setting.text("imapHost"),
                Setting.number("imapPort", 993),
                Setting.choice("imapSecurity", "tls", "starttls", "none"),
                Setting.text("smtpHost"),
                Setting.number("smtpPort", 465),
                Setting.choice("smtpSecurity", "tls", "starttls", "none"),
                Setting.text("user").optional(),
                Setting.choice("signIn", "password", "oauth2"),
                Setting.secret("password").optional(),
                Setting.url("tokenUrl", "").optional(),
                Setting.text("clientId").optional(),
                Setting.secret("clientSecret").optional(),
                Setting.secret("refreshToken").optional(),
                new Setting("folders", Setting.Type.TEXT, true, "INBOX", List.of()),
                Setting.flag("plusAddresses", false),
                Setting.flag("receipts", true),
                Setting.text("receiptText").optional(),
                Setting.text("signature").optional(),
                Setting.flag("quoting", true),
                Setting.flag("continuesChats", true));
    }

    /** The mailbox that a connection describes. */
    public static Mailbox of(Connection connection) {
        String address = connection.setting("address").strip();
        String user = connection.setting("user").strip();
        SignIn signIn = connection.setting("signIn").equals("oauth2")
                ? new OAuth(
                        connection.setting("tokenUrl"),
                        connection.setting("clientId"),
                        connection.secret("clientSecret"),
                        connection.secret("refreshToken"))
                : new Password(connection.secret("password"));
        List<String> folders = Arrays.stream(connection.setting("folders").split(","))
                .map(String::strip)
                .filter(folder -> !folder.isEmpty())
                .distinct()
                .limit(MOST_FOLDERS)
                .toList();
        return new Mailbox(
                connection.id(),
                address,
                connection.setting("senderName").strip(),
                server(connection, "imap", 993),
                server(connection, "smtp", 465),
                user.isEmpty() ? address : user,
                signIn,
                folders.isEmpty() ? List.of("INBOX") : folders,
                connection.setting("plusAddresses").equals("true"),
                connection.setting("receipts").equals("true"),
                lines(connection.setting("signature")),
                lines(connection.setting("receiptText")),
                !connection.setting("quoting").equals("false"),
                connection.setting("continuesChats").equals("true"),
                connection.language());
    }

    private static String lines(String setting) {
        return setting.replace("\\n", "\n").strip();
    }

    private static Server server(Connection connection, String name, int port) {
        String security = connection.setting(name + "Security").toUpperCase(Locale.ROOT);
        String number = connection.setting(name + "Port");
        return new Server(
                connection.setting(name + "Host").strip(),
                number.matches("\\d{1,5}") ? Integer.parseInt(number) : port,
                security.isEmpty() ? Security.TLS : Security.valueOf(security));
    }

    /** Its address as others are compared with it. */
    public String key() {
        return address.toLowerCase(Locale.ROOT);
    }

    /** What stands behind the at sign. */
    public String domain() {
        return new MailAddress(null, address).domain();
    }

    /** Whether an address is this mailbox, also with something after a plus sign. */
    public boolean owns(MailAddress other) {
        String key = other.key();
        int at = key.lastIndexOf('@');
        int plus = key.indexOf('+');
        return key.equals(key())
                || plusAddresses && plus > 0 && plus < at && (key.substring(0, plus) + key.substring(at)).equals(key());
    }
}
