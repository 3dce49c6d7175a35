package io.pronto.conversation.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bytes to text, also where the sender named the wrong character set, an unknown one or none. */
final class MailCharset {
    private static final Charset WINDOWS_LATIN = Charset.forName("windows-1252");
    private static final Charset CHINESE = Charset.forName("GB18030");

    /** Names that senders use; where one set is a larger version of another, the larger one. */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("cp936", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("hz-gb-2312", "GB18030"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601-1989", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("big5", "x-MS950-HKSCS"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("cp-850", "IBM850"));

    /** How much of a text is looked at to guess how it is written. */
    private static final int SAMPLE = 65_536;

    private MailCharset() {}

    /** The text that the bytes most probably hold. Never fails; what cannot be read becomes U+FFFD. */
    static String decode(byte[] bytes, @Nullable String declared) {
        Optional<Charset> named = named(declared);
        if (named.isPresent() && !named.get().equals(StandardCharsets.US_ASCII)) {
            Charset charset = named.get();
            if (charset.equals(StandardCharsets.UTF_8) || charset.equals(WINDOWS_LATIN)) {
                // Either is often named where it is the other.
                Optional<String> unicode = strictly(bytes, StandardCharsets.UTF_8);
                return unicode.orElseGet(() -> charset.equals(StandardCharsets.UTF_8) && !mostlyUnicode(bytes)
                        ? decode(bytes, null)
                        : new String(bytes, charset));
            }
            return new String(bytes, charset);
        }
        return strictly(bytes, StandardCharsets.UTF_8)
                .orElseGet(() -> new String(bytes, looksChinese(bytes) ? CHINESE : WINDOWS_LATIN));
    }

    /** The character set of that name, if there is one. */
    static Optional<Charset> named(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        String key = name.strip().toLowerCase(Locale.ROOT);
        try {
            String known = KNOWN.getOrDefault(key, key);
            return Optional.of(
                    Charset.isSupported(known) ? Charset.forName(known) : Charset.forName(key.replace('_', '-')));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Whether more of the bytes above 127 stand where UTF-8 has them than not: a text cut or spoilt in one place. */
    private static boolean mostlyUnicode(byte[] bytes) {
        int good = 0;
        int bad = 0;
        for (int i = 0; i < Math.min(bytes.length, SAMPLE); i++) {
            int b = bytes[i] & 0xff;
            if (b < 0x80) {
                continue;
            }
            int more = b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : b >= 0xc2 ? 1 : -1;
            boolean whole = more > 0 && i + more < bytes.length;
            for (int j = 1; whole && j <= more; j++) {
                whole = (bytes[i + j] & 0xc0) == 0x80;
            }
            if (whole) {
                good++;
                i += more;
            } else {
                bad++;
            }
        }
        return good > bad;
    }

    /** Whether nearly all bytes above 127 come as pairs of the common Chinese characters (GB 2312, rows 16 to 55). */
    private static boolean looksChinese(byte[] bytes) {
        int pairs = 0;
        int common = 0;
        int broken = 0;
        for (int i = 0; i < Math.min(bytes.length, SAMPLE); i++) {
            int first = bytes[i] & 0xff;
            if (first < 0x80) {
                continue;
            }
            int second = i + 1 < bytes.length ? bytes[i + 1] & 0xff : 0;
            if (first >= 0xa1 && first <= 0xf7 && second >= 0xa1 && second <= 0xfe) {
                pairs++;
                common += first >= 0xb0 && first <= 0xd7 || first == 0xa1 || first == 0xa3 ? 1 : 0;
                i++;
            } else {
                broken++;
            }
        }
        return pairs >= 2 && common * 10 >= pairs * 7 && broken * 10 <= pairs;
    }
}
