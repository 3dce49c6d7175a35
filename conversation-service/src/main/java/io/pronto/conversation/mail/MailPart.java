package io.pronto.conversation.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.ByteSequence;
import org.jspecify.annotations.Nullable;

/** One part of a mail: what the library found between the boundaries, with headers and content decoded leniently. */
final class MailPart {
    /** More parts than any mail of a person has. */
    private static final int MOST_PARTS = 500;
    /** More headers than any mail of a person has. */
    private static final int MOST_HEADERS = 1000;

    private static final MimeConfig LENIENT = MimeConfig.custom()
            .setStrictParsing(false)
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxContentLen(-1)
            .setMalformedHeaderStartsBody(false)
            .build();

    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final List<MailPart> children = new ArrayList<>();
    private byte[] body = new byte[0];
    private @Nullable HeaderParameters type;
    private int headerCount;

    private MailPart() {}

    /** What was found. {@code cut}: there was more than is read. */
    record Tree(MailPart root, boolean cut) {}

    /** Reads a mail's structure; what cannot be understood is left out, and nothing is thrown for it. */
    static Tree read(byte[] mail) {
        MimeTokenStream tokens = new MimeTokenStream(LENIENT);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(new ByteArrayInputStream(mail));
        List<MailPart> open = new ArrayList<>();
        MailPart root = new MailPart();
        open.add(root);
        int parts = 0;
        boolean cut = false;
        try {
            for (EntityState state = tokens.getState();
                    state != EntityState.T_END_OF_STREAM && !cut;
                    state = tokens.next()) {
                MailPart current = open.getLast();
                switch (state) {
                    case T_FIELD -> current.add(tokens.getField());
                    case T_START_BODYPART -> {
                        MailPart child = new MailPart();
                        current.children.add(child);
                        open.add(child);
                        cut = ++parts > MOST_PARTS;
                    }
                    case T_END_BODYPART -> open.removeLast();
                    case T_BODY -> current.body = raw(tokens);
                    default -> {
                        // Preambles and epilogues are for programs that know no MIME.
                    }
                }
            }
        } catch (IOException | MimeException unreadable) {
            // What was read until here is kept: half a mail is better than none.
            cut = true;
        }
        return new Tree(root, cut);
    }

    private static byte[] raw(MimeTokenStream tokens) throws IOException {
        try (InputStream in = tokens.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private void add(Field field) {
        if (headerCount++ >= MOST_HEADERS) {
            return;
        }
        ByteSequence raw = field.getRaw();
        byte[] value;
        if (raw == null) {
            String body = field.getBody();
            value = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
        } else {
            byte[] all = raw.toByteArray();
            int colon = 0;
            while (colon < all.length && all[colon] != ':') {
                colon++;
            }
            value = java.util.Arrays.copyOfRange(all, Math.min(colon + 1, all.length), all.length);
        }
        headers.computeIfAbsent(field.getName().strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                .add(HeaderText.unfolded(MailCharset.decode(value, null)));
    }

    /** Every header, unfolded, with encoded words as they came. */
    Map<String, List<String>> headers() {
        return headers;
    }

    /** The first header of that name that is not empty, with encoded words as they came; null when there is none. */
    @Nullable
    String header(String name) {
        return headers.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** The parts of a multipart. */
    List<MailPart> children() {
        return children;
    }

    /** Such as {@code text/plain}, which is also what is not said. */
    String mediaType() {
        String value = type().value().replace(" ", "");
        return value.matches("[^/]{1,100}/[^/]{1,100}")
                ? value
                : value.equals("multipart") ? "multipart/mixed" : "text/plain";
    }

    /** A parameter of the media type. */
    @Nullable
    String parameter(String name) {
        return type().get(name);
    }

    private HeaderParameters type() {
        HeaderParameters known = type;
        if (known == null) {
            known = HeaderParameters.of(header("content-type"));
            type = known;
        }
        return known;
    }

    HeaderParameters disposition() {
        return HeaderParameters.of(header("content-disposition"));
    }

    /** The file name without folders and control characters, or null. */
    @Nullable
    String fileName() {
        String name = disposition().get("filename");
        if (name == null || name.isBlank()) {
            name = parameter("name");
        }
        if (name == null || name.isBlank()) {
            return null;
        }
        String clean = name.strip().replaceAll("\\p{Cntrl}", "");
        return clean.substring(Math.max(clean.lastIndexOf('/'), clean.lastIndexOf('\\')) + 1);
    }

    /** The content with its transfer encoding undone. Unknown encodings are taken as none. */
    byte[] content() {
        String header = header("content-transfer-encoding");
        String encoding = header == null ? "" : header.toLowerCase(Locale.ROOT).replaceAll("[\\s;\"]", "");
        return switch (encoding) {
            case "base64" -> HeaderText.base64(new String(body, StandardCharsets.ISO_8859_1));
            case "quoted-printable" -> quotedPrintable(body);
            case "x-uuencode", "uuencode", "x-uue" -> Uuencoding.decode(body);
            default -> body;
        };
    }

    private static byte[] quotedPrintable(byte[] body) {
        try (InputStream in = new QuotedPrintableInputStream(new ByteArrayInputStream(body), DecodeMonitor.SILENT)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            return body;
        }
    }

    /** The content as text, lines ending in {@code \n}. */
    String text() {
        return MailCharset.decode(content(), parameter("charset"))
                .replace("\r\n", "\n")
                .replace('\r', '\n');
    }
}
