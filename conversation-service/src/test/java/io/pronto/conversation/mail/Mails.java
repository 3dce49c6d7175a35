package io.pronto.conversation.mail;

import java.nio.charset.StandardCharsets;

/** Mails for tests. */
final class Mails {
    private Mails() {}

    /** A mail of these lines. */
    static Mail of(String... lines) {
        return MailReader.read(bytes(lines));
    }

    static byte[] bytes(String... lines) {
        return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
