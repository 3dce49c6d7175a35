package io.pronto.benchmarks;

import io.pronto.conversation.mail.Mail;
import io.pronto.conversation.mail.MailReader;
import io.pronto.conversation.mail.MailThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./pronto evaluate mail-threads FOLDER EXPECTED.json}: mailing lists, threaded by the service's own core in
 * {@value #ORDERS} orders of arrival, against the threads they are known to have.
 */
record MailThreadsEvaluation(Path folder, Path expected) {
    private static final int ORDERS = 50;

    boolean run() throws IOException {
        Scoreboard scores = new Scoreboard();
        for (var set : new JsonMapper().readTree(Files.readString(expected)).properties()) {
            if (!set.getValue().has("groups")) {
                continue;
            }
            List<Mail> mails = mails(set.getKey());
            Set<Set<String>> wanted = new HashSet<>();
            for (JsonNode group : set.getValue().path("groups")) {
                Set<String> ids = new TreeSet<>();
                group.forEach(id -> ids.add(bare(id.asString())));
                wanted.add(ids);
            }
            for (int order = 0; order < ORDERS; order++) {
                List<Mail> arriving = new ArrayList<>(mails);
                if (order > 0) {
                    Collections.shuffle(arriving, new Random(order));
                }
                Set<Set<String>> found = partition(arriving);
                Set<Set<String>> differing = new HashSet<>(found);
                differing.removeAll(wanted);
                scores.judge(
                        set.getKey() + ", order " + order,
                        found.equals(wanted),
                        found.size() + " threads instead of " + wanted.size() + ", such as " + differing);
            }
            System.out.printf(
                    "%s: %d mails, %d threads expected, %d orders%n",
                    set.getKey(), mails.size(), wanted.size(), ORDERS);
        }
        return scores.print("mail-threads", expected);
    }

    private List<Mail> mails(String name) throws IOException {
        Path place = Files.isDirectory(folder.resolve(name)) ? folder.resolve(name) : folder;
        List<Path> files;
        try (Stream<Path> all = Files.walk(place)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<Mail> mails = new ArrayList<>();
        for (Path file : files) {
            Mail mail = MailReader.read(Files.readAllBytes(file));
            if (mail.messageId() != null) {
                mails.add(mail);
            }
        }
        return mails;
    }

    private static Set<Set<String>> partition(List<Mail> mails) {
        MailThreads threads = new MailThreads();
        for (Mail mail : mails) {
            threads.add(java.util.Objects.requireNonNull(mail.messageId()), MailThreads.named(mail));
        }
        Map<String, Set<String>> groups = new HashMap<>();
        for (Mail mail : mails) {
            String id = java.util.Objects.requireNonNull(mail.messageId());
            groups.computeIfAbsent(threads.threadOf(id), each -> new TreeSet<>())
                    .add(bare(id));
        }
        return new HashSet<>(groups.values());
    }

    private static String bare(String id) {
        return id.startsWith("<") ? id.substring(1, id.length() - 1) : id;
    }
}
