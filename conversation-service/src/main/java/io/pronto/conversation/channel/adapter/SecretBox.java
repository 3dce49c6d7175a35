package io.pronto.conversation.channel.adapter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * Secrets of connections, as they are kept: AES-256 in Galois/counter mode, a fresh nonce each time, bound to the
 * connection so that nobody who can write to the table can swap them.
 */
final class SecretBox {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;

    private final SecretKeySpec key;
    private final SecureRandom random;
    private final ObjectMapper json;

    SecretBox(String key, SecureRandom random, ObjectMapper json) {
        byte[] bytes = Base64.getDecoder().decode(key);
        if (bytes.length != KEY) {
            throw new IllegalArgumentException("PRONTO_CHANNEL_KEY holds " + bytes.length + " bytes; it needs " + KEY
                    + ". Make one with: openssl rand -base64 32");
        }
        this.key = new SecretKeySpec(bytes, "AES");
        this.random = random;
        this.json = json;
    }

    byte @Nullable [] shut(UUID owner, Map<String, String> secrets) {
        if (secrets.isEmpty()) {
            return null;
        }
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] shut = cipher(Cipher.ENCRYPT_MODE, nonce, owner)
                    .doFinal(json.writeValueAsString(secrets).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE + shut.length).put(nonce).put(shut).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secrets of connection " + owner + " cannot be encrypted.", e);
        }
    }

    Map<String, String> open(UUID owner, byte @Nullable [] kept) {
        if (kept == null) {
            return Map.of();
        }
        ByteBuffer buffer = ByteBuffer.wrap(kept);
        byte[] nonce = new byte[NONCE];
        buffer.get(nonce);
        byte[] shut = new byte[buffer.remaining()];
        buffer.get(shut);
        try {
            byte[] open = cipher(Cipher.DECRYPT_MODE, nonce, owner).doFinal(shut);
            return json.readValue(new String(open, StandardCharsets.UTF_8), TEXTS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secrets of connection " + owner
                            + " cannot be decrypted. Maybe PRONTO_CHANNEL_KEY is another one than when they were filled in.",
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UUID owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
