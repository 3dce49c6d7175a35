package io.pronto.conversation.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What was sent before MIME, and still is by old systems: {@code begin 644 name} … {@code end}. */
final class Uuencoding {
    private Uuencoding() {}

    /** The bytes between the first begin and its end; the input itself when there is none. */
    static byte[] decode(byte[] encoded) {
        String text = new String(encoded, StandardCharsets.ISO_8859_1);
        int begin = text.startsWith("begin ") ? 0 : text.indexOf("\nbegin ") + 1;
        int line = begin == 0 && !text.startsWith("begin ") ? -1 : text.indexOf('\n', begin);
        if (line < 0) {
            return encoded;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length);
        while (line >= 0) {
            int end = text.indexOf('\n', line + 1);
            String row = text.substring(line + 1, end < 0 ? text.length() : end).stripTrailing();
            if (row.equals("end")) {
                break;
            }
            row(row, bytes);
            line = end;
        }
        return bytes.toByteArray();
    }

    private static void row(String row, ByteArrayOutputStream bytes) {
        if (row.isEmpty()) {
            return;
        }
        int length = row.charAt(0) - 32 & 63;
        for (int i = 1; length > 0 && i < row.length(); i += 4) {
            int group = 0;
            for (int j = 0; j < 4; j++) {
                int value = i + j < row.length() ? row.charAt(i + j) - 32 & 63 : 0;
                group = group << 6 | value;
            }
            for (int shift = 16; shift >= 0 && length > 0; shift -= 8, length--) {
                bytes.write(group >> shift);
            }
        }
    }
}
