package io.pronto.conversation.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A value with parameters, such as {@code text/plain; charset=utf-8; name*0*=utf-8''…} (RFC 2045, 2231), also where spaces
 * are not quoted, quotes not closed, or encoded words stand where they may not.
 *
 * @param value what stands before the parameters, in lower case
 */
record HeaderParameters(String value, Map<String, String> parameters) {
    /** Nobody needs more; the rest is not read. */
    private static final int MOST = 100;

    static HeaderParameters of(@Nullable String header) {
        if (header == null) {
            return new HeaderParameters("", Map.of());
        }
        int semicolon = header.indexOf(';');
        String value = semicolon < 0 ? header : header.substring(0, semicolon);
        Map<String, String> plain = new HashMap<>();
        Map<String, TreeMap<Integer, Piece>> pieces = new HashMap<>();
        int at = semicolon < 0 ? header.length() : semicolon + 1;
        for (int i = 0; i < MOST && at < header.length(); i++) {
            int equals = header.indexOf('=', at);
            int next = header.indexOf(';', at);
            if (equals < 0) {
                break;
            }
            if (next >= 0 && next < equals) {
                at = next + 1;
                continue;
            }
            String name = header.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            StringBuilder content = new StringBuilder();
            at = content(header, equals + 1, content);
            keep(name, content.toString(), plain, pieces);
        }
        pieces.forEach((name, several) -> plain.put(name, joined(several)));
        plain.replaceAll((name, content) -> HeaderText.words(content));
        return new HeaderParameters(value.strip().toLowerCase(Locale.ROOT), plain);
    }

    @Nullable
    String get(String name) {
        return parameters.get(name);
    }

    /** Reads a quoted or bare value. @return where the next parameter begins */
    private static int content(String header, int from, StringBuilder content) {
        int at = from;
        while (at < header.length() && Character.isWhitespace(header.charAt(at))) {
            at++;
        }
        if (at < header.length() && header.charAt(at) == '"' && header.indexOf('"', at + 1) > 0) {
            for (at++; at < header.length() && header.charAt(at) != '"'; at++) {
                char c = header.charAt(at);
                boolean escape = c == '\\' && at + 1 < header.length() && "\"\\".indexOf(header.charAt(at + 1)) >= 0;
                content.append(escape ? header.charAt(++at) : c);
            }
            int end = header.indexOf(';', at);
            return end < 0 ? header.length() : end + 1;
        }
        int end = header.indexOf(';', at);
        content.append(header.substring(at, end < 0 ? header.length() : end).strip());
        return end < 0 ? header.length() : end + 1;
    }

    private static void keep(
            String name, String content, Map<String, String> plain, Map<String, TreeMap<Integer, Piece>> pieces) {
        int star = name.indexOf('*');
        if (star < 0) {
            plain.putIfAbsent(name, content);
            return;
        }
        boolean encoded = name.endsWith("*");
        String number =
                name.substring(star + 1, encoded && name.length() > star + 1 ? name.length() - 1 : name.length());
        int place;
        try {
            place = number.isEmpty() || number.equals("*") ? 0 : Integer.parseInt(number);
        } catch (NumberFormatException e) {
            plain.putIfAbsent(name, content);
            return;
        }
        pieces.computeIfAbsent(name.substring(0, star), each -> new TreeMap<>())
                .putIfAbsent(place, new Piece(content, encoded));
    }

    private static String joined(TreeMap<Integer, Piece> pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = null;
        boolean first = true;
        for (Piece piece : pieces.values()) {
            String content = piece.content;
            if (first && piece.encoded) {
                int one = content.indexOf('\'');
                int two = one < 0 ? -1 : content.indexOf('\'', one + 1);
                if (two >= 0) {
                    charset = content.substring(0, one);
                    content = content.substring(two + 1);
                }
            }
            first = false;
            bytes.writeBytes(piece.encoded ? percent(content) : content.getBytes(StandardCharsets.UTF_8));
        }
        return MailCharset.decode(bytes.toByteArray(), charset);
    }

    private static byte[] percent(String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length());
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            int high = c == '%' && i + 2 <= content.length() - 1 ? Character.digit(content.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(content.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private record Piece(String content, boolean encoded) {}
}
