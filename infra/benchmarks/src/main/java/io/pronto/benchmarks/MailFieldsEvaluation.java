package io.pronto.benchmarks;

import io.pronto.conversation.mail.Mail;
import io.pronto.conversation.mail.MailAddress;
import io.pronto.conversation.mail.MailReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./pronto evaluate mail-fields FOLDER EXPECTED.json}: awkward mails, read by the service's own reader, against what
 * others read in them. A field without an expected value is not judged. Space in texts is made even before they are compared,
 * addresses and file names are compared as sets.
 */
record MailFieldsEvaluation(Path folder, Path expected) {
    private static final double MUST = .97;
    private static final double AIM = .99;

    boolean run() throws IOException {
        int judged = 0;
        int right = 0;
        int raised = 0;
        int mails = 0;
        for (JsonNode one : Cases.read(expected).all()) {
            String name = one.path("file").asString("");
            mails++;
            Mail mail;
            try {
                mail = MailReader.read(Files.readAllBytes(folder.resolve(name)));
            } catch (RuntimeException e) {
                // Whatever it is, it is what must not happen; the next mail is judged all the same.
                raised++;
                System.out.println("RAISED " + name + ": " + e);
                judged += one.path("expected").size();
                continue;
            }
            for (var field : one.path("expected").properties()) {
                Object wanted = wanted(field.getKey(), field.getValue());
                if (wanted == null) {
                    continue;
                }
                judged++;
                Object found = found(field.getKey(), mail);
                if (wanted.equals(found)) {
                    right++;
                } else {
                    System.out.printf(
                            "DIFFERS %s %s: expected %s, read %s%n", name, field.getKey(), cut(wanted), cut(found));
                }
            }
        }
        double share = judged == 0 ? 0 : (double) right / judged;
        System.out.printf(
                Locale.ROOT,
                "mail-fields %s: %d mails, %d raised, %d of %d fields right: %.2f %% (must %.0f %%, aim %.0f %%)%n",
                expected.getFileName(),
                mails,
                raised,
                right,
                judged,
                100 * share,
                100 * MUST,
                100 * AIM);
        return raised == 0 && share >= MUST;
    }

    private static @Nullable Object wanted(String field, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return switch (field) {
            case "date" -> value.asLong();
            case "from", "to", "cc" -> keys(strings(value));
            case "attachments" -> sorted(strings(value));
            case "text" -> even(value.asString());
            default -> value.isArray() ? sorted(strings(value)) : even(value.asString());
        };
    }

    private static @Nullable Object found(String field, Mail mail) {
        return switch (field) {
            case "subject" -> mail.subject() == null ? null : even(mail.subject());
            case "messageId" -> mail.messageId() == null ? null : even(mail.messageId());
            case "inReplyTo" ->
                mail.inReplyTo().isEmpty() ? null : mail.inReplyTo().getFirst();
            case "from" -> keys(mail.from().stream().map(MailAddress::address).toList());
            case "to" -> keys(mail.to().stream().map(MailAddress::address).toList());
            case "cc" -> keys(mail.cc().stream().map(MailAddress::address).toList());
            case "date" -> mail.sentAt() == null ? null : mail.sentAt().getEpochSecond();
            case "text" -> mail.text() == null ? null : even(mail.text());
            case "attachments" ->
                sorted(mail.files().stream()
                        .flatMap(file -> Stream.ofNullable(file.name()))
                        .toList());
            default -> throw new IllegalArgumentException("Nothing is known about the field '" + field + "'.");
        };
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(each -> strings.add(each.asString()));
        return strings;
    }

    private static Set<String> keys(Collection<String> addresses) {
        return new java.util.TreeSet<>(
                addresses.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList());
    }

    private static List<String> sorted(Collection<String> names) {
        return names.stream().sorted().toList();
    }

    private static String even(String text) {
        return text.replaceAll("[\\s\u00a0]+", " ").strip();
    }

    private static String cut(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }
}
