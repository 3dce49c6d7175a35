package io.pronto.conversation.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Header values as people read them: unfolded, with encoded words (RFC 2047) decoded, also where senders break the rules:
 * characters split between words, spaces inside of words, no padding, raw bytes. Time is linear in the length.
 */
final class HeaderText {
    private HeaderText() {}

    /** The value's text. Bytes above 127 are UTF-8 (RFC 6532) or guessed. */
    static String of(byte[] raw) {
        return words(unfolded(MailCharset.decode(raw, null)));
    }

    /** One line of what was folded into several. */
    static String unfolded(String value) {
        StringBuilder line = new StringBuilder(value.length());
        boolean afterBreak = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\r' || c == '\n') {
                afterBreak = true;
            } else if (afterBreak && (c == ' ' || c == '\t')) {
                continue;
            } else {
                if (afterBreak && !line.isEmpty()) {
                    line.append(' ');
                }
                afterBreak = false;
                line.append(c == 0 ? ' ' : c);
            }
        }
        return line.toString().strip();
    }

    /** The value with its encoded words decoded. Neighbours are decoded as one: a character may be split between them. */
    static String words(String value) {
        int start = value.indexOf("=?");
        if (start < 0) {
            return value;
        }
        StringBuilder text = new StringBuilder(value.length());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = null;
        int done = 0;
        int lastEnd = value.lastIndexOf("?=");
        while (start >= 0 && start < lastEnd) {
            Word word = Word.at(value, start);
            if (word == null) {
                start = value.indexOf("=?", start + 2);
                continue;
            }
            String between = value.substring(done, start);
            boolean neighbour = charset != null && between.isBlank();
            if (!neighbour || !word.charset.equals(charset)) {
                flush(text, bytes, charset);
                if (!neighbour) {
                    text.append(between);
                }
            }
            charset = word.charset;
            bytes.writeBytes(word.bytes);
            done = word.end;
            start = value.indexOf("=?", done);
        }
        flush(text, bytes, charset);
        return text.append(value, done, value.length()).toString();
    }

    private static void flush(StringBuilder text, ByteArrayOutputStream bytes, @Nullable String charset) {
        if (bytes.size() > 0) {
            text.append(MailCharset.decode(bytes.toByteArray(), charset));
            bytes.reset();
        }
    }

    /** Base64 with what does not belong left out, padded or not. */
    static byte[] base64(String encoded) {
        StringBuilder clean = new StringBuilder(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/') {
                clean.append(c);
            } else if (c == '-' || c == '_') {
                clean.append(c == '-' ? '+' : '/');
            } else if (c == '=') {
                break;
            }
        }
        if (clean.length() % 4 == 1) {
            clean.setLength(clean.length() - 1);
        }
        return Base64.getDecoder().decode(clean.toString());
    }

    /** One encoded word: {@code =?charset?B?…?=}. */
    private record Word(String charset, byte[] bytes, int end) {
        private static final int LONGEST_NAME = 60;

        static @Nullable Word at(String value, int start) {
            int second = value.indexOf('?', start + 2);
            if (second < 0 || second - start > LONGEST_NAME || second == start + 2) {
                return null;
            }
            if (second + 2 >= value.length() || value.charAt(second + 2) != '?') {
                return null;
            }
            int end = value.indexOf("?=", second + 3);
            // A word in Q that begins with an equals sign: =?utf-8?Q?=E4?=
            if (end < 0) {
                return null;
            }
            char encoding = Character.toUpperCase(value.charAt(second + 1));
            String encoded = value.substring(second + 3, end);
            String charset = value.substring(start + 2, second).toLowerCase(Locale.ROOT);
            int language = charset.indexOf('*');
            byte[] bytes = switch (encoding) {
                case 'B' -> base64(encoded);
                case 'Q' -> quoted(encoded);
                default -> null;
            };
            return bytes == null
                    ? null
                    : new Word(language < 0 ? charset : charset.substring(0, language), bytes, end + 2);
        }

        private static byte[] quoted(String encoded) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
            for (int i = 0; i < encoded.length(); i++) {
                char c = encoded.charAt(i);
                int high = c == '=' && i + 2 <= encoded.length() - 1 ? Character.digit(encoded.charAt(i + 1), 16) : -1;
                int low = high >= 0 ? Character.digit(encoded.charAt(i + 2), 16) : -1;
                if (low >= 0) {
                    bytes.write(high << 4 | low);
                    i += 2;
                } else if (c == '_') {
                    bytes.write(' ');
                } else {
                    bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                }
            }
            return bytes.toByteArray();
        }
    }
}
