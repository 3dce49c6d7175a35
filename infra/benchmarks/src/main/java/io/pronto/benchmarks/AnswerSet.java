package io.pronto.benchmarks;

import io.pronto.knowledge.article.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A knowledge base and questions whose answers are known, read from an intent set (JSON with {@code train}, {@code val} and their
 * out-of-scope parts; CSV {@code text,category}) or a retrieval set (JSON with {@code kb} and {@code queries}).
 *
 * @param foreign questions that are known beforehand to have no answer
 * @param validation what a threshold may be chosen from; empty where there is no such part
 * @param asked what is scored
 */
record AnswerSet(
        Language language, List<Article> articles, List<String> foreign, List<Asked> validation, List<Asked> asked) {
    /** @param questions how customers ask it */
    record Article(String key, String title, List<String> questions, List<String> answers) {}

    /** @param key the article that answers; null if none does @param kind why none does, or "in" */
    record Asked(String text, @Nullable String key, String kind) {}

    static AnswerSet read(Path file) throws IOException {
        String text = Files.readString(file);
        if (file.toString().endsWith(".csv")) {
            return intents(labelled(text), List.of(), List.of(), List.of());
        }
        JsonNode root = JsonMapper.builder().build().readTree(text);
        return root.has("kb") ? retrieval(root) : intents(root);
    }

    /** The articles of this and the questions of another. */
    AnswerSet asking(AnswerSet other) {
        return new AnswerSet(language, articles, foreign, other.validation, other.allQuestions());
    }

    /** All that can be asked of this set: its questions, or how its articles are asked for where it has none apart. */
    List<Asked> allQuestions() {
        if (!asked.isEmpty()) {
            return asked;
        }
        List<Asked> all = new ArrayList<>();
        for (Article article : articles) {
            article.questions().forEach(question -> all.add(new Asked(question, article.key(), "in")));
        }
        return all;
    }

    /** One of several parts of an intent set that has no questions apart: every so-manieth of each article's is asked. */
    AnswerSet part(int part, int parts) {
        List<Article> learned = new ArrayList<>();
        List<Asked> held = new ArrayList<>();
        for (Article article : articles) {
            List<String> kept = new ArrayList<>();
            for (int at = 0; at < article.questions().size(); at++) {
                String question = article.questions().get(at);
                if (at % parts == part) {
                    held.add(new Asked(question, article.key(), "in"));
                } else {
                    kept.add(question);
                }
            }
            learned.add(new Article(article.key(), article.title(), kept, article.answers()));
        }
        return new AnswerSet(language, learned, foreign, List.of(), held);
    }

    private static AnswerSet intents(JsonNode root) {
        List<Asked> validation = new ArrayList<>(asked(root.path("val"), "in"));
        validation.addAll(asked(root.path("oos_val"), "oos"));
        List<Asked> test = new ArrayList<>(asked(root.path("test"), "in"));
        test.addAll(asked(root.path("oos_test"), "oos"));
        List<String> foreign =
                asked(root.path("oos_train"), "oos").stream().map(Asked::text).toList();
        return intents(asked(root.path("train"), "in"), foreign, validation, test);
    }

    private static AnswerSet intents(
            List<Asked> train, List<String> foreign, List<Asked> validation, List<Asked> test) {
        Map<String, List<String>> byIntent = new LinkedHashMap<>();
        train.forEach(one -> byIntent.computeIfAbsent(String.valueOf(one.key()), key -> new ArrayList<>())
                .add(one.text()));
        List<Article> articles = new ArrayList<>();
        byIntent.forEach((intent, questions) ->
                articles.add(new Article(intent, intent.replace('_', ' '), questions, List.of())));
        Language language = train.isEmpty()
                ? Language.EN
                : Language.written(train.getFirst().text(), Language.EN);
        return test.isEmpty()
                ? new AnswerSet(language, articles, foreign, List.of(), validation)
                : new AnswerSet(language, articles, foreign, validation, test);
    }

    private static AnswerSet retrieval(JsonNode root) {
        Set<String> out = new HashSet<>();
        root.path("holdoutForOos").forEach(id -> out.add(id.asString()));
        List<Article> articles = new ArrayList<>();
        for (JsonNode row : root.path("kb")) {
            if (!out.contains(row.path("id").asString())) {
                List<String> answers = new ArrayList<>();
                row.path("answers").forEach(answer -> answers.add(answer.asString()));
                articles.add(new Article(
                        row.path("id").asString(), row.path("question").asString(), List.of(), answers));
            }
        }
        List<Asked> asked = new ArrayList<>();
        for (JsonNode query : root.path("queries")) {
            String faq = query.path("faq").asString(null);
            boolean foreign = faq == null || out.contains(faq);
            asked.add(new Asked(
                    query.path("q").asString(),
                    foreign ? null : faq,
                    query.path("kind").asString(foreign ? "oos" : "in")));
        }
        Language language =
                Language.written(articles.isEmpty() ? "" : articles.getFirst().title(), Language.EN);
        return new AnswerSet(language, articles, List.of(), List.of(), asked);
    }

    private static List<Asked> asked(JsonNode pairs, String kind) {
        List<Asked> asked = new ArrayList<>();
        pairs.forEach(pair -> asked.add(new Asked(
                pair.path(0).asString(), kind.equals("in") ? pair.path(1).asString() : null, kind)));
        return asked;
    }

    /** CSV with a header and fields in quotation marks where they need them (RFC 4180). */
    private static List<Asked> labelled(String text) {
        List<Asked> rows = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted && c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                field.append('"');
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                fields.add(field.toString().strip());
                field.setLength(0);
                if (c == '\n') {
                    row(fields, rows);
                }
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        row(fields, rows);
        return rows.subList(1, rows.size());
    }

    private static void row(List<String> fields, List<Asked> rows) {
        if (fields.size() > 1) {
            rows.add(new Asked(fields.get(0), fields.get(1), "in"));
        }
        fields.clear();
    }
}
