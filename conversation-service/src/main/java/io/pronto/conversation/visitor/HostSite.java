package io.pronto.conversation.visitor;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The site that the widget is on. It vouches for its signed-in users by an HMAC over their id, made on its server. */
public record HostSite(String key) {

    /** Whether {@code hash} is the lower-case hex HMAC-SHA256 of the user id under the site's key. */
    public boolean vouchesFor(String userId, String hash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] expected = HexFormat.of()
                    .formatHex(mac.doFinal(userId.getBytes(StandardCharsets.UTF_8)))
                    .getBytes(StandardCharsets.US_ASCII);
            // Takes the same time wherever the first difference is.
            return MessageDigest.isEqual(expected, hash.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("This Java cannot compute HmacSHA256.", e);
        }
    }

    @Override
    public String toString() {
        return "HostSite[key hidden]";
    }
}
