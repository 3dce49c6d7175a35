package io.pronto.conversation.mail;

import io.pronto.contracts.ConversationId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks that answers bear, so that we know their conversation again whatever a mail program does to subject and headers: in
 * our Message-IDs, which come back in In-Reply-To and References, and where the server allows it in the address itself. They
 * are signed: nobody can make one up.
 */
public final class MailToken {
    private static final HexFormat HEX = HexFormat.of();
    private static final int SIGNATURE = 8;
    private static final Pattern IN_ID =
            Pattern.compile("<p\\.[0-9a-f]{32}\\.([0-9a-f]{32})\\.([0-9a-f]{16})@[^<>]{1,300}>");
    private static final Pattern IN_ADDRESS =
            Pattern.compile("\\+c([0-9a-f]{32})([0-9a-f]{16})@", Pattern.CASE_INSENSITIVE);
    /** Longer local parts are not allowed (RFC 5321). */
    private static final int LONGEST_LOCAL_PART = 64;

    private final byte[] key;

    /** @param key any secret bytes; who knows them can make tokens */
    public MailToken(byte[] key) {
        this.key = key.clone();
    }

    /** The id of a message of ours; the same for each attempt to send it. */
    public String messageId(UUID message, ConversationId conversation, String domain) {
        return "<p." + hex(message) + "." + hex(conversation.value()) + "." + signature(conversation) + "@" + domain
                + ">";
    }

    /** Where answers go: the mailbox, with the conversation in its address where that arrives and fits. */
    public String replyAddress(Mailbox mailbox, ConversationId conversation) {
        int at = mailbox.address().lastIndexOf('@');
        String token = "+c" + hex(conversation.value()) + signature(conversation);
        return !mailbox.plusAddresses() || at < 0 || at + token.length() > LONGEST_LOCAL_PART
                ? mailbox.address()
                : mailbox.address().substring(0, at) + token + mailbox.address().substring(at);
    }

    /** The conversation that an id of ours was made for; nothing when it is not ours. */
    public Optional<ConversationId> inId(String id) {
        return verified(IN_ID.matcher(id));
    }

    /** The conversation that an address of ours was made for. */
    public Optional<ConversationId> inAddress(String address) {
        return verified(IN_ADDRESS.matcher(address));
    }

    private Optional<ConversationId> verified(Matcher matcher) {
        if (!matcher.find()) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(HEX.parseHex(matcher.group(1)));
        ConversationId conversation = new ConversationId(new UUID(bytes.getLong(), bytes.getLong()));
        byte[] wanted = signature(conversation).getBytes(StandardCharsets.US_ASCII);
        byte[] given = matcher.group(2).toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(wanted, given) ? Optional.of(conversation) : Optional.empty();
    }

    private String signature(ConversationId conversation) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] sum = mac.doFinal(("mail " + conversation.value()).getBytes(StandardCharsets.UTF_8));
            return HEX.formatHex(sum, 0, SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256.", e);
        }
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }
}
