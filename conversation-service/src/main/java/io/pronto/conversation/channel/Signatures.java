package io.pronto.conversation.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How platforms sign what they send: always over the bytes as they came, always compared in constant time. Each method
 * says whether the signature is right, and never throws whatever it is given.
 */
public final class Signatures {

    /** How far the sender's clock may be from ours where the time is signed. */
    public static final Duration SKEW = Duration.ofMinutes(5);

    private Signatures() {}

    /** HMAC-SHA256 of a message. */
    public static byte[] hmacSha256(byte[] secret, byte[]... message) {
        return hmac("HmacSHA256", secret, message);
    }

    /** HMAC-SHA1 of a message, where a platform has nothing better. */
    public static byte[] hmacSha1(byte[] secret, byte[]... message) {
        return hmac("HmacSHA1", secret, message);
    }

    private static byte[] hmac(String algorithm, byte[] secret, byte[]... message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            // Java takes no empty key; a key of one zero byte is the same to HMAC.
            mac.init(new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, algorithm));
            for (byte[] part : message) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + algorithm + ".", e);
        }
    }

    /** Whether two texts are the same, found out in a time that says nothing about where they differ. */
    public static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@code X-Hub-Signature-256} of Meta and GitHub: {@code sha256=} and the hex of HMAC-SHA256 over the body.
     *
     * <p>Source: developers.facebook.com, "Validating payloads"; docs.github.com, "Validating webhook deliveries".
     */
    public static boolean hub(String secret, byte[] body, String header) {
        return !secret.isEmpty() && same(header, "sha256=" + HexFormat.of().formatHex(hmacSha256(bytes(secret), body)));
    }

    /** {@code X-Line-Signature}: the base64 of HMAC-SHA256 over the body. Source: developers.line.biz, "Verify signature". */
    public static boolean line(String channelSecret, byte[] body, String header) {
        return !channelSecret.isEmpty()
                && same(header, Base64.getEncoder().encodeToString(hmacSha256(bytes(channelSecret), body)));
    }

    /**
     * {@code X-Slack-Signature}: {@code v0=} and the hex of HMAC-SHA256 over {@code v0:timestamp:body}. Source:
     * api.slack.com, "Verifying requests from Slack".
     */
    public static boolean slack(String signingSecret, String timestamp, byte[] body, String header, Instant now) {
        return !signingSecret.isEmpty()
                && fresh(timestamp, now)
                && same(
                        header,
                        "v0="
                                + HexFormat.of()
                                        .formatHex(hmacSha256(
                                                bytes(signingSecret), bytes("v0:" + timestamp + ":"), body)));
    }

    /**
     * Standard Webhooks 1.0: one of the signatures in {@code webhook-signature} is {@code v1,} and the base64 of
     * HMAC-SHA256 over {@code id.timestamp.body}.
     *
     * @param secret base64, with or without {@code whsec_} before it
     */
    public static boolean standard(
            String secret, String id, String timestamp, byte[] body, String header, Instant now) {
        byte[] key = standardKey(secret);
        if (key.length == 0 || id.isEmpty() || !fresh(timestamp, now)) {
            return false;
        }
        String expected = "v1," + standardSignature(key, id, timestamp, body);
        boolean found = false;
        for (String given : header.split(" ", 20)) {
            found |= same(given, expected);
        }
        return found;
    }

    /** The headers' value for something we send ourselves. */
    public static String signStandard(String secret, String id, long timestamp, byte[] body) {
        return "v1," + standardSignature(standardKey(secret), id, Long.toString(timestamp), body);
    }

    private static String standardSignature(byte[] key, String id, String timestamp, byte[] body) {
        return Base64.getEncoder().encodeToString(hmacSha256(key, bytes(id + "." + timestamp + "."), body));
    }

    /** The key of a {@code whsec_…} secret; empty if it is not base64. */
    public static byte[] standardKey(String secret) {
        try {
            return Base64.getDecoder().decode(secret.startsWith("whsec_") ? secret.substring(6) : secret);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /**
     * WeChat and WeCom: the hex of SHA-1 over the token, the time, the nonce and, where it is encrypted, the ciphertext,
     * sorted and joined. Source: developers.weixin.qq.com, "Access Overview"; developer.work.weixin.qq.com 90968.
     */
    public static boolean weChat(String signature, String token, String... parts) {
        if (token.isEmpty()) {
            return false;
        }
        String[] all = Arrays.copyOf(parts, parts.length + 1);
        all[parts.length] = token;
        return same(signature.toLowerCase(Locale.ROOT), weChatSignature(all));
    }

    /** The same, to be sent. */
    public static String weChatSignature(String... parts) {
        String[] sorted = parts.clone();
        Arrays.sort(sorted);
        return HexFormat.of().formatHex(sha1(String.join("", sorted)));
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-1.", e);
        }
    }

    /** Whether a signed time, in seconds, is not further from now than {@link #SKEW}. */
    public static boolean fresh(String seconds, Instant now) {
        if (!seconds.matches("\\d{1,12}")) {
            return false;
        }
        Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now)
                .abs();
        return apart.compareTo(SKEW) <= 0;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
