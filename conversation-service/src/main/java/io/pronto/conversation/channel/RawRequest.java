package io.pronto.conversation.channel;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came, for those who check signatures over its bytes.
 *
 * @param method in capitals
 * @param url as the platform knows it: with the public host, and the query exactly as it was written
 * @param headers by lower-case name
 * @param body its bytes
 * @param now when it came
 */
public record RawRequest(String method, URI url, Map<String, List<String>> headers, byte[] body, Instant now) {

    /** The most parameters of a query or a form that are read. */
    static final int MOST_PARAMETERS = 1_000;

    public RawRequest {
        Map<String, List<String>> lower = new LinkedHashMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = Map.copyOf(lower);
    }

    /** The first header of that name, in any case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** The body as UTF-8; what is not, becomes the replacement character. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** What follows the connection's id in the path, without slashes at its ends; empty when nothing does. */
    public String rest() {
        String[] parts = url.getPath().split("/", 4);
        return parts.length < 4 ? "" : parts[3].replaceAll("^/+|/+$", "");
    }

    /** The parameters of the query, decoded. */
    public Map<String, List<String>> query() {
        return parameters(url.getRawQuery());
    }

    /** The first parameter of that name in the query. */
    public Optional<String> query(String name) {
        return query().getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The fields of a body that is a form, decoded. */
    public Map<String, List<String>> form() {
        return parameters(text());
    }

    private static Map<String, List<String>> parameters(@org.jspecify.annotations.Nullable String encoded) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return found;
        }
        int count = 0;
        for (String pair : encoded.split("&", MOST_PARAMETERS + 1)) {
            if (pair.isEmpty() || ++count > MOST_PARAMETERS) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            found.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
        return found;
    }

    /** What is not well encoded is what it says: it then matches nothing that was signed. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    @Override
    public String toString() {
        return "RawRequest[" + method + " " + url.getPath() + ", " + body.length + " bytes]";
    }
}
