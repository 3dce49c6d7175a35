package io.pronto.benchmarks;

import io.pronto.benchmarks.AnswerSet.Article;
import io.pronto.benchmarks.AnswerSet.Asked;
import io.pronto.knowledge.learning.Judged;
import io.pronto.knowledge.learning.Reliability;
import io.pronto.knowledge.learning.Threshold;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./pronto evaluate answers SET}: loads a set into a fresh knowledge base by the import API, asks by the answers API, and says
 * how often the first article is right, what is answered with which precision, and how far the confidence is off. A threshold never
 * comes from the questions that it is scored on.
 *
 * @param kb whose articles are asked, if not the set's own
 * @param thresholdFrom whose questions the threshold is chosen from, if not the set's validation part
 * @param wanted the precision a threshold is chosen for
 * @param bodies whether articles have their answers as text; else their question stands there again
 */
record AnswerEvaluation(
        Path set, @Nullable Path kb, @Nullable Path thresholdFrom, double wanted, boolean bodies) {
    private static final int PARTS = 5;
    private static final int AT_A_TIME = 2;

    /** Of the questions asked in life so many have no answer: out-of-scope questions are rarer in validation parts. */
    private static final double FOREIGN_SHARE = .2;

    /** What the service said of a question, and whether that was right. */
    private record Said(Asked asked, boolean right, double confidence, String decision, double millis) {
        Judged judged() {
            return new Judged(confidence, right, asked.key() == null);
        }
    }

    /** Questions and those to choose their threshold from. */
    private record Scored(List<Said> said, List<Said> validation) {}

    boolean run() throws IOException, InterruptedException, SQLException {
        AnswerSet asked = AnswerSet.read(set);
        AnswerSet all = kb == null ? asked : AnswerSet.read(kb).asking(asked);
        List<Scored> scored = new ArrayList<>();
        if (all.asked().isEmpty()) {
            for (int part = 0; part < PARTS; part++) {
                System.out.printf("part %d of %d%n", part + 1, PARTS);
                scored.addAll(halves(score(all.part(part, PARTS)).said()));
            }
        } else {
            Scored once = score(all);
            scored.addAll(once.validation().isEmpty() ? halves(once.said()) : List.of(once));
        }
        report(scored);
        return true;
    }

    private Scored score(AnswerSet all) throws IOException, InterruptedException, SQLException {
        try (KnowledgeRig rig = new KnowledgeRig()) {
            rig.answerEverything();
            for (String foreign : all.foreign()) {
                rig.call(
                        "POST",
                        "/api/v1/knowledge/answers/feedback",
                        Map.of(
                                "questionText",
                                foreign,
                                "language",
                                all.language().tag(),
                                "verdict",
                                "nothing_fits"));
            }
            Map<String, String> keys = new HashMap<>();
            List<Map<String, Object>> rows = new ArrayList<>();
            for (Article article : all.articles()) {
                String key = "a" + keys.size();
                keys.put(key, article.key());
                rows.add(KnowledgeRig.row(
                        key,
                        all.language().tag(),
                        article.title(),
                        article.questions(),
                        bodies && !article.answers().isEmpty()
                                ? String.join("\n\n", article.answers())
                                : article.title()));
            }
            long start = System.nanoTime();
            int refused = rig.bring(rows);
            rig.awaitIndexed();
            long indexed = System.nanoTime();
            rig.awaitLearned();
            System.out.printf(
                    Locale.ROOT,
                    "%d articles (%d refused), %d example questions: findable after %.0f s, learned after %.0f s more%n",
                    rows.size(),
                    refused,
                    all.articles().stream().mapToInt(a -> a.questions().size()).sum(),
                    (indexed - start) / 1e9,
                    (System.nanoTime() - indexed) / 1e9);
            List<Asked> validation = thresholdFrom == null
                    ? all.validation()
                    : AnswerSet.read(thresholdFrom).allQuestions();
            List<Said> said = ask(rig, all, all.asked(), keys);
            return new Scored(said, ask(rig, all, validation, keys));
        }
    }

    private static List<Said> ask(KnowledgeRig rig, AnswerSet all, List<Asked> questions, Map<String, String> keys)
            throws InterruptedException {
        List<Said> said = new ArrayList<>();
        try (ExecutorService askers = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Callable<Said>> tasks = new ArrayList<>();
            for (Asked question : questions) {
                tasks.add(() -> ask(rig, all, question, keys));
            }
            for (Future<Said> task : askers.invokeAll(tasks)) {
                said.add(task.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A question was not answered.", e.getCause());
        }
        return said;
    }

    private static Said ask(KnowledgeRig rig, AnswerSet all, Asked question, Map<String, String> keys)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        JsonNode answer = rig.call(
                "POST",
                "/api/v1/knowledge/answers",
                Map.of("question", question.text(), "locale", all.language().tag()));
        double millis = (System.nanoTime() - start) / 1e6;
        String path =
                answer.path("passages").path(0).path("source").path("path").asString("");
        return new Said(
                question,
                question.key() != null && question.key().equals(keys.get(path.substring(path.lastIndexOf('/') + 1))),
                answer.path("confidence").asDouble(),
                answer.path("decision").asString(),
                millis);
    }

    /** Each half takes its threshold from the other. */
    private static List<Scored> halves(List<Said> said) {
        List<Said> even = new ArrayList<>();
        List<Said> odd = new ArrayList<>();
        for (int at = 0; at < said.size(); at++) {
            (at % 2 == 0 ? even : odd).add(said.get(at));
        }
        return List.of(new Scored(even, odd), new Scored(odd, even));
    }

    private void report(List<Scored> scored) {
        List<Said> said = scored.stream().flatMap(one -> one.said().stream()).toList();
        List<Judged> judged = said.stream().map(Said::judged).toList();
        long known = judged.stream().filter(one -> !one.foreign()).count();
        System.out.printf(Locale.ROOT, "%d questions, %d with an answer%n", judged.size(), known);
        print("top-1", (double) judged.stream().filter(Judged::right).count() / known);
        for (double precision : new double[] {.8, .9, .95}) {
            onTheCurve(said, precision);
        }
        for (double precision : Stream.of(wanted, .9).distinct().toList()) {
            chosen(scored, precision);
        }
        byItself(said);
        print("expected calibration error", Reliability.of(judged).error());
        double[] millis = said.stream().mapToDouble(Said::millis).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "latency with %d at a time: p50 %.1f ms, p95 %.1f ms%n",
                AT_A_TIME,
                millis[millis.length / 2],
                millis[(int) (millis.length * .95)]);
    }

    /** The best that any threshold gives on these questions themselves. */
    private static void onTheCurve(List<Said> said, double precision) {
        List<Judged> judged = said.stream().map(Said::judged).toList();
        double share = (double) judged.stream().filter(Judged::foreign).count() / judged.size();
        Optional<Threshold> best = Threshold.choose(judged, new Threshold.Wanted(precision, share));
        System.out.printf(Locale.ROOT, "on the curve at precision %.2f: ", precision);
        if (best.isEmpty()) {
            System.out.println("not reached");
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "coverage %.4f, %s%n",
                best.get().coverage(),
                strayed(said, best.get().confidence()));
    }

    /** What thresholds from other questions give. */
    private static void chosen(List<Scored> scored, double precision) {
        List<Said> answered = new ArrayList<>();
        List<Said> all = new ArrayList<>();
        List<Double> thresholds = new ArrayList<>();
        for (Scored one : scored) {
            List<Judged> validation =
                    one.validation().stream().map(Said::judged).toList();
            double at = Threshold.choose(validation, new Threshold.Wanted(precision, FOREIGN_SHARE))
                    .map(Threshold::confidence)
                    .orElse(1.01);
            thresholds.add(at);
            all.addAll(one.said());
            one.said().stream().filter(said -> said.confidence() >= at).forEach(answered::add);
        }
        System.out.printf(
                Locale.ROOT,
                "threshold %s chosen elsewhere for precision %.2f: ",
                thresholds.stream()
                        .distinct()
                        .map(at -> String.format(Locale.ROOT, "%.3f", at))
                        .toList(),
                precision);
        print(answered, all);
    }

    /** What the service itself decided, with the threshold it chose from what it learned. */
    private static void byItself(List<Said> said) {
        System.out.print("as the service decided: ");
        print(said.stream().filter(one -> one.decision().equals("answer")).toList(), said);
        Map<String, Integer> decisions = new HashMap<>();
        said.forEach(one -> decisions.merge(one.decision(), 1, Integer::sum));
        System.out.println("decisions: " + decisions);
    }

    private static void print(List<Said> answered, List<Said> all) {
        long right = answered.stream().filter(Said::right).count();
        long known = all.stream().filter(one -> one.asked().key() != null).count();
        System.out.printf(
                Locale.ROOT,
                "precision %.4f, coverage %.4f, %s%n",
                answered.isEmpty() ? Double.NaN : (double) right / answered.size(),
                (double) right / known,
                strayed(all, answered));
    }

    private static String strayed(List<Said> all, double threshold) {
        return strayed(
                all, all.stream().filter(one -> one.confidence() >= threshold).toList());
    }

    private static String strayed(List<Said> all, List<Said> answered) {
        List<String> shares = new ArrayList<>();
        for (String kind : all.stream()
                .filter(one -> one.asked().key() == null)
                .map(one -> one.asked().kind())
                .distinct()
                .sorted()
                .toList()) {
            long of = all.stream()
                    .filter(one ->
                            one.asked().key() == null && one.asked().kind().equals(kind))
                    .count();
            long strayed = answered.stream()
                    .filter(one ->
                            one.asked().key() == null && one.asked().kind().equals(kind))
                    .count();
            shares.add(String.format(Locale.ROOT, "%s %.3f", kind, (double) strayed / of));
        }
        return shares.isEmpty() ? "nothing out of scope asked" : "out of scope answered: " + String.join(", ", shares);
    }

    private static void print(String what, double value) {
        System.out.printf(Locale.ROOT, "%s %.4f%n", what, value);
    }

    /** From the words after {@code answers}. @return nothing if they name no set */
    static Optional<AnswerEvaluation> of(List<String> words) {
        Map<String, String> named = new HashMap<>();
        List<String> files = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).equals("--with-answers")) {
                named.put("--with-answers", "");
            } else if (words.get(at).startsWith("--") && at + 1 < words.size()) {
                named.put(words.get(at), words.get(++at));
            } else {
                files.add(words.get(at));
            }
        }
        boolean known = named.keySet().stream()
                .allMatch(Arrays.asList("--kb", "--threshold-from", "--precision", "--with-answers")::contains);
        if (!known || files.size() != 1) {
            return Optional.empty();
        }
        return Optional.of(new AnswerEvaluation(
                Path.of(files.getFirst()),
                path(named.get("--kb")),
                path(named.get("--threshold-from")),
                Double.parseDouble(named.getOrDefault("--precision", ".95")),
                named.containsKey("--with-answers")));
    }

    private static @Nullable Path path(@Nullable String name) {
        return name == null ? null : Path.of(name);
    }
}
