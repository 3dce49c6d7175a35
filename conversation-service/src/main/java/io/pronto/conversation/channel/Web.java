package io.pronto.conversation.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asking a platform over HTTP: never inside our own network, never following redirects, never waiting long. */
@FunctionalInterface
public interface Web {

    /** The most bytes of an answer that are read. */
    int LARGEST = 21 * 1024 * 1024;

    /**
     * Asks and waits at most some seconds.
     *
     * @throws IOException if there is no answer, or the address is not one that may be asked
     */
    Answer ask(Question question) throws IOException;

    /** What is asked. */
    record Question(String method, URI url, Map<String, String> headers, byte[] body) {
        public Question {
            headers = Map.copyOf(headers);
        }

        /** Reading something. */
        public static Question get(String url, Map<String, String> headers) {
            return new Question("GET", URI.create(url), headers, new byte[0]);
        }

        /** Sending JSON. */
        public static Question json(String url, Map<String, String> headers, String body) {
            Map<String, String> more = new HashMap<>(headers);
            more.put("Content-Type", "application/json; charset=utf-8");
            return new Question("POST", URI.create(url), more, body.getBytes(StandardCharsets.UTF_8));
        }

        /** Sending a form. */
        public static Question form(String url, Map<String, String> fields) {
            StringBuilder body = new StringBuilder();
            fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                    .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
            return new Question(
                    "POST",
                    URI.create(url),
                    Map.of("Content-Type", "application/x-www-form-urlencoded"),
                    body.toString().getBytes(StandardCharsets.UTF_8));
        }

        /**
         * Sending a file with some fields, as a browser would.
         *
         * @param boundary what no part holds, such as a fresh id
         */
        public static Question upload(
                String url, String boundary, Map<String, String> fields, String part, Outgoing.OutgoingFile file) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            fields.forEach((name, value) -> body.writeBytes(("--" + boundary
                            + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                    .getBytes(StandardCharsets.UTF_8)));
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part
                            + "\"; filename=\"" + file.name().replaceAll("[\"\\r\\n\\\\]", "_")
                            + "\"\r\nContent-Type: " + file.mediaType() + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file.bytes().get());
            body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return new Question(
                    "POST",
                    URI.create(url),
                    Map.of("Content-Type", "multipart/form-data; boundary=" + boundary),
                    body.toByteArray());
        }

        @Override
        public String toString() {
            return method + " " + url.getHost() + " (" + body.length + " bytes, path and headers may be secret)";
        }
    }

    /** What was answered. */
    record Answer(int status, Map<String, List<String>> headers, byte[] body) {
        /** Whether it is 2xx. */
        public boolean fine() {
            return status >= 200 && status < 300;
        }

        /** The body as UTF-8. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The first header of that name, in any case. */
        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .findFirst();
        }
    }
}
