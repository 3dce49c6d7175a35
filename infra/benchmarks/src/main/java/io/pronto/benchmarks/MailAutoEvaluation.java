package io.pronto.benchmarks;

import io.pronto.conversation.mail.DeliveryReport;
import io.pronto.conversation.mail.Mail;
import io.pronto.conversation.mail.MailNature;
import io.pronto.conversation.mail.MailReader;
import io.pronto.conversation.mail.MailThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code ./pronto evaluate mail-auto FILE}: auto-replies, bounces and mails of people, told apart by the service's own core. */
record MailAutoEvaluation(Path file) {

    boolean run() throws IOException {
        Scoreboard scores = new Scoreboard();
        for (JsonNode one : Cases.read(file).all()) {
            String name = one.path("file").asString();
            Mail mail = MailReader.read(Files.readAllBytes(find(name)));
            MailNature nature = MailNature.of(mail, Set.of(), "none");
            StringBuilder wrong = new StringBuilder();
            DeliveryReport report = nature instanceof MailNature.Bounce bounce ? bounce.report() : null;
            expect(one, "automated", nature.automated(), wrong);
            expect(one, "bounce", report != null, wrong);
            expect(one, "finalRecipient", first(report, true), wrong);
            expect(one, "status", first(report, false), wrong);
            expectIds(one, "inReplyTo", mail.inReplyTo(), wrong);
            Set<String> threads = new HashSet<>(MailThreads.named(mail));
            threads.remove(mail.messageId());
            expectIds(one, "threadCandidates", List.copyOf(threads), wrong);
            scores.judge(name, wrong.isEmpty(), wrong + "judged as " + nature);
        }
        return scores.print("mail-auto", file);
    }

    private static @Nullable String first(@Nullable DeliveryReport report, boolean address) {
        return report == null || report.recipients().isEmpty()
                ? null
                : address
                        ? report.recipients().getFirst().address()
                        : report.recipients().getFirst().status();
    }

    private static void expect(JsonNode one, String field, @Nullable Object found, StringBuilder wrong) {
        if (one.hasNonNull(field)) {
            String wanted = one.path(field).asString();
            if (!wanted.equals(String.valueOf(found))) {
                wrong.append(field)
                        .append(" should be ")
                        .append(wanted)
                        .append(" and is ")
                        .append(found)
                        .append("; ");
            }
        }
    }

    private static void expectIds(JsonNode one, String field, List<String> found, StringBuilder wrong) {
        if (one.hasNonNull(field)) {
            Set<String> wanted = new HashSet<>();
            one.path(field).forEach(id -> wanted.add(id.asString()));
            if (!wanted.equals(new HashSet<>(found))) {
                wrong.append(field)
                        .append(" should be ")
                        .append(wanted)
                        .append(" and is ")
                        .append(found)
                        .append("; ");
            }
        }
    }

    /** Where it says, or wherever beside it a file with the same last two names is: collections get moved. */
    private Path find(String name) throws IOException {
        Path direct = file.resolveSibling(name);
        if (Files.isRegularFile(direct)) {
            return direct;
        }
        Path end = Path.of(name);
        end = end.subpath(Math.max(0, end.getNameCount() - 2), end.getNameCount());
        Path last = end;
        try (Stream<Path> all =
                Files.walk(file.toAbsolutePath().resolve("../..").normalize())) {
            return all.filter(each -> each.endsWith(last)).findFirst().orElse(direct);
        }
    }
}
