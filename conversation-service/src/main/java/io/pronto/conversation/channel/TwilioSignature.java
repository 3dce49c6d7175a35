package io.pronto.conversation.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How Twilio signs its requests: HMAC-SHA1 with the account's token over the address and, of a form, its fields by name; of any
 * other body the address holds a SHA-256. See Twilio's "Security" page on validating requests.
 */
public final class TwilioSignature {
    /** The header that holds it. */
    public static final String HEADER = "X-Twilio-Signature";

    private static final Pattern PORT = Pattern.compile("^(https?)://([^/:?#]+)(?::(\\d+))?");

    private TwilioSignature() {}

    /**
     * Whether it is genuine.
     *
     * @param url as the caller wrote it
     * @param form the fields of a form; null when the body is something else
     * @param body what came, only looked at when it is no form
     */
    public static boolean genuine(
            String token,
            String url,
            @Nullable Map<String, List<String>> form,
            byte[] body,
            @Nullable String signature) {
        if (token.isEmpty() || signature == null) {
            return false;
        }
        String promised = digestIn(url);
        if (promised != null) {
            byte[] is = sha256(body);
            if (!MessageDigest.isEqual(
                    HexFormat.of().formatHex(is).getBytes(StandardCharsets.US_ASCII),
                    promised.toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII))) {
                return false;
            }
        } else if (form == null && body.length > 0) {
            return false;
        }
        String fields = promised != null || form == null ? "" : fields(form);
        byte[] given = signature.getBytes(StandardCharsets.US_ASCII);
        // With and without its port: which one they signed depends on what stands in between.
        boolean with = MessageDigest.isEqual(sign(token, withPort(url) + fields), given);
        boolean without = MessageDigest.isEqual(sign(token, withoutPort(url) + fields), given);
        return with | without;
    }

    private static String fields(Map<String, List<String>> form) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(form)
                .forEach((name, values) ->
                        new TreeSet<>(values).forEach(value -> text.append(name).append(value)));
        return text.toString();
    }

    private static @Nullable String digestIn(String url) {
        int query = url.indexOf('?');
        if (query < 0) {
            return null;
        }
        for (String pair : url.substring(query + 1).split("&", 1_000)) {
            if (pair.startsWith("bodySHA256=")) {
                return pair.substring("bodySHA256=".length());
            }
        }
        return null;
    }

    private static String withPort(String url) {
        Matcher found = PORT.matcher(url);
        if (!found.find() || found.group(3) != null) {
            return url;
        }
        int port = found.group(1).equals("https") ? 443 : 80;
        return found.group(1) + "://" + found.group(2) + ":" + port + url.substring(found.end());
    }

    private static String withoutPort(String url) {
        Matcher found = PORT.matcher(url);
        return found.find() ? found.group(1) + "://" + found.group(2) + url.substring(found.end()) : url;
    }

    private static byte[] sign(String token, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encode(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA1. Every one must.", e);
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256. Every one must.", e);
        }
    }
}
