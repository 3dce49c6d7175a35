package io.pronto.conversation.visitor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What a visitor's browser keeps to be known again. Only its hash is stored. */
public record VisitorSecret(String text) {

    /** How many random bytes a secret has. */
    public static final int BYTES = 32;

    /** A secret of {@value #BYTES} random bytes. */
    public static VisitorSecret of(byte[] random) {
        if (random.length != BYTES) {
            throw new IllegalArgumentException(
                    "A visitor's secret has " + BYTES + " bytes, not " + random.length + ".");
        }
        return new VisitorSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Its SHA-256. A random 256-bit secret needs no slow hash. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }

    @Override
    public String toString() {
        return "VisitorSecret[hidden]";
    }
}
