package io.pronto.conversation.channel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How WeChat and WeCom encrypt: AES-256 in CBC mode with the key's first half as initial vector, PKCS #7 to 32 bytes,
 * over 16 random bytes, the length, the text and the receiver's id. Source: developer.work.weixin.qq.com 90968.
 */
public final class WeChatCipher {

    /** How many random bytes stand before the text. */
    public static final int RANDOM = 16;

    private static final int BLOCK = 32;
    private static final int KEY_LETTERS = 43;
    private static final int LENGTH = 4;

    private final byte[] key;
    private final String receiver;

    private WeChatCipher(byte[] key, String receiver) {
        this.key = key;
        this.receiver = receiver;
    }

    /**
     * A cipher.
     *
     * @param encodingKey the EncodingAESKey: 43 letters of base64
     * @param receiver the app's or company's id, which has to stand behind each text
     * @return nothing if the key is not one
     */
    public static Optional<WeChatCipher> of(String encodingKey, String receiver) {
        if (encodingKey.length() != KEY_LETTERS) {
            return Optional.empty();
        }
        try {
            // The lenient decoder of the platform takes whatever bits the last letter holds too many.
            return Optional.of(new WeChatCipher(Base64.getMimeDecoder().decode(encodingKey + "="), receiver))
                    .filter(c -> c.key.length == BLOCK);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The text, if it was encrypted with this key for this receiver. */
    public Optional<String> open(String ciphertext) {
        try {
            byte[] all = cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(ciphertext));
            int padding = all.length == 0 ? 0 : all[all.length - 1] & 0xff;
            if (padding < 1 || padding > BLOCK || padding > all.length) {
                return Optional.empty();
            }
            int end = all.length - padding;
            if (end < RANDOM + LENGTH) {
                return Optional.empty();
            }
            int length = ByteBuffer.wrap(all, RANDOM, LENGTH).getInt();
            int start = RANDOM + LENGTH;
            if (length < 0 || length > end - start) {
                return Optional.empty();
            }
            String whose = new String(all, start + length, end - start - length, StandardCharsets.UTF_8);
            return Signatures.same(whose, receiver)
                    ? Optional.of(new String(all, start, length, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The text encrypted, in base64. {@code random}: 16 bytes. */
    public String shut(String text, byte[] random) {
        if (random.length != RANDOM) {
            throw new IllegalArgumentException("There have to be " + RANDOM + " random bytes, not " + random.length);
        }
        byte[] said = text.getBytes(StandardCharsets.UTF_8);
        byte[] whose = receiver.getBytes(StandardCharsets.UTF_8);
        int length = RANDOM + LENGTH + said.length + whose.length;
        int padding = BLOCK - length % BLOCK;
        ByteBuffer all = ByteBuffer.allocate(length + padding);
        all.put(random).putInt(said.length).put(said).put(whose);
        Arrays.fill(all.array(), length, length + padding, (byte) padding);
        try {
            return Base64.getEncoder()
                    .encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(all.array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A text of " + said.length + " bytes cannot be encrypted.", e);
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, RANDOM)));
        return cipher;
    }
}
