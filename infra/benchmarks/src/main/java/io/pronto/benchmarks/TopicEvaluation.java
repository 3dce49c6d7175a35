package io.pronto.benchmarks;

import io.pronto.knowledge.KnowledgeSettings;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.topic.Course;
import io.pronto.knowledge.topic.Guess;
import io.pronto.knowledge.topic.Judging;
import io.pronto.knowledge.topic.Lesson;
import io.pronto.knowledge.topic.Measures;
import io.pronto.knowledge.topic.TopicModel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./pronto evaluate topics FILE}: guesses topics of labelled messages with the service's own model and learning, and says how
 * often they are right, how many are sure, and how far the confidence is off. Reads intent sets (JSON with {@code train} and
 * {@code val}, CSV {@code text,category} in five parts) and retrieval sets (JSON with {@code kb} and {@code queries}).
 */
record TopicEvaluation(Path file) {
    private static final double SURE_AT = .7;
    private static final int PARTS = 5;
    private static final List<Integer> LEARNED_PER_TOPIC = List.of(0, 2, 5, 10, 20, Integer.MAX_VALUE);

    /** @param topic null: about none of the topics */
    private record Message(float[] vector, @Nullable String topic) {}

    boolean run() throws IOException {
        try (AnnotationConfigApplicationContext models = new AnnotationConfigApplicationContext()) {
            models.registerBean(KnowledgeSettings.class, TopicEvaluation::settings);
            models.register(wiring());
            models.refresh();
            Embeddings embeddings = models.getBean(Embeddings.class);
            System.out.printf(
                    Locale.ROOT,
                    "topics %s%n  learned per topic   accuracy  sure at %.2f  of these right  calibration error  foreign ones sure%n",
                    file.getFileName(),
                    SURE_AT);
            if (file.toString().endsWith(".csv")) {
                parts(embeddings);
            } else {
                JsonNode set = JsonMapper.shared().readTree(Files.readString(file));
                if (set.has("kb")) {
                    retrieval(set, embeddings);
                } else {
                    intents(set, embeddings);
                }
            }
            return true;
        }
    }

    private void intents(JsonNode set, Embeddings embeddings) {
        boolean tested = set.has("test");
        List<String[]> train = pairs(set.path("train"));
        List<Message> learned = embedded(train, embeddings);
        List<Message> asked = new ArrayList<>(embedded(pairs(set.path(tested ? "test" : "val")), embeddings));
        embedded(pairs(set.path(tested ? "oos_test" : "oos_val")), embeddings)
                .forEach(message -> asked.add(new Message(message.vector(), null)));
        List<Lesson> names =
                names(train.stream().map(pair -> pair[1]).distinct().sorted().toList(), embeddings);
        curve(names, learned, asked);
    }

    private void parts(Embeddings embeddings) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            int comma = line.lastIndexOf(',');
            if (comma > 0) {
                rows.add(new String[] {
                    line.substring(0, comma).replaceAll("^\"|\"$", "").replace("\"\"", "\""), line.substring(comma + 1)
                });
            }
        }
        List<Message> all = embedded(rows, embeddings);
        List<Lesson> names =
                names(rows.stream().map(row -> row[1]).distinct().sorted().toList(), embeddings);
        // Rows come topic by topic: every fifth is asked, five times.
        for (int most : LEARNED_PER_TOPIC) {
            Judging judging = new Judging(SURE_AT);
            for (int part = 0; part < PARTS; part++) {
                List<Message> learned = new ArrayList<>();
                List<Message> asked = new ArrayList<>();
                for (int at = 0; at < all.size(); at++) {
                    (at % PARTS == part ? asked : learned).add(all.get(at));
                }
                TopicModel model = learn(names, learned, most);
                asked.forEach(message -> judge(model, message, judging));
            }
            Measures measures = judging.measures();
            print(most, measures, measures.calibrationError(), Double.NaN);
        }
    }

    private void retrieval(JsonNode set, Embeddings embeddings) {
        List<String[]> known = new ArrayList<>();
        set.path("kb")
                .forEach(each -> known.add(new String[] {
                    each.path("question").asString(), each.path("id").asString()
                }));
        List<Lesson> prototypes = embedded(known, embeddings).stream()
                .map(message -> new Lesson(String.valueOf(message.topic()), message.vector(), 1))
                .toList();
        List<String[]> queries = new ArrayList<>();
        set.path("queries")
                .forEach(each -> queries.add(new String[] {
                    each.path("q").asString(), each.path("faq").asString("")
                }));
        List<Message> asked = embedded(queries, embeddings).stream()
                .map(message ->
                        String.valueOf(message.topic()).isEmpty() ? new Message(message.vector(), null) : message)
                .toList();
        TopicModel model = Course.learn(dimensions(prototypes), prototypes, each -> {}, SURE_AT)
                .model();
        show(model, asked, 0);
    }

    private static void curve(List<Lesson> names, List<Message> learned, List<Message> asked) {
        for (int most : LEARNED_PER_TOPIC) {
            show(learn(names, learned, most), asked, most);
        }
    }

    private static void show(TopicModel model, List<Message> asked, int most) {
        Judging judging = new Judging(SURE_AT);
        long foreign = asked.stream().filter(message -> message.topic() == null).count();
        long surely = asked.stream()
                .filter(message -> message.topic() == null)
                .map(message -> model.guess(message.vector()).orElseThrow())
                .filter(guess -> guess.confidence() >= SURE_AT)
                .count();
        Judging whole = new Judging(SURE_AT);
        asked.stream().filter(message -> message.topic() != null).forEach(message -> judge(model, message, judging));
        asked.forEach(message -> judge(model, message, whole));
        print(
                most,
                judging.measures(),
                whole.measures().calibrationError(),
                foreign == 0 ? Double.NaN : (double) surely / foreign);
    }

    private static TopicModel learn(List<Lesson> names, List<Message> messages, int mostPerTopic) {
        Map<String, Integer> taken = new HashMap<>();
        List<Lesson> lessons = new ArrayList<>();
        for (Message message : messages) {
            if (taken.merge(String.valueOf(message.topic()), 1, Integer::sum) <= mostPerTopic) {
                lessons.add(new Lesson(String.valueOf(message.topic()), message.vector(), 1));
            }
        }
        return Course.learn(dimensions(names), names, lessons::forEach, SURE_AT).model();
    }

    private static void judge(TopicModel model, Message message, Judging judging) {
        Guess guess = model.guess(message.vector()).orElseThrow();
        judging.add(String.valueOf(message.topic()), guess.topic(), guess.confidence());
    }

    private static void print(int most, Measures measures, double calibrationError, double foreignSure) {
        System.out.printf(
                Locale.ROOT,
                "  %17s   %8.3f  %12.3f  %14.3f  %17.3f  %17s%n",
                most == 0 ? "examples only" : most == Integer.MAX_VALUE ? "all" : Integer.toString(most),
                measures.accuracy(),
                measures.coverage(),
                measures.precision(),
                calibrationError,
                Double.isNaN(foreignSure) ? "-" : String.format(Locale.ROOT, "%.3f", foreignSure));
    }

    private static int dimensions(List<Lesson> lessons) {
        return lessons.getFirst().vector().length;
    }

    private static List<Lesson> names(List<String> topics, Embeddings embeddings) {
        List<Lesson> names = new ArrayList<>();
        for (String topic : topics) {
            names.add(new Lesson(topic, embeddings.ofQuestion(Language.EN, topic.replace('_', ' ')), 1));
        }
        return names;
    }

    private static List<String[]> pairs(JsonNode list) {
        List<String[]> pairs = new ArrayList<>();
        list.forEach(pair ->
                pairs.add(new String[] {pair.path(0).asString(), pair.path(1).asString()}));
        return pairs;
    }

    /** All in the language of the first: directions of different languages cannot be compared. */
    private static List<Message> embedded(List<String[]> pairs, Embeddings embeddings) {
        List<Message> messages = new ArrayList<>();
        if (pairs.isEmpty()) {
            return messages;
        }
        Language language = Language.written(pairs.getFirst()[0], Language.EN);
        for (int from = 0; from < pairs.size(); from += 32) {
            List<String[]> some = pairs.subList(from, Math.min(pairs.size(), from + 32));
            List<float[]> vectors = embeddings.ofTexts(
                    language, some.stream().map(pair -> pair[0]).toList());
            for (int at = 0; at < some.size(); at++) {
                messages.add(new Message(vectors.get(at), some.get(at)[1]));
            }
        }
        return messages;
    }

    private static KnowledgeSettings settings() {
        return new KnowledgeSettings(
                new KnowledgeSettings.Index("pronto-knowledge", 9, Duration.ofSeconds(5)),
                new KnowledgeSettings.Embedding(Runtime.getRuntime().availableProcessors()),
                new KnowledgeSettings.Bot(Duration.ofSeconds(3), 2, 8, Duration.ofDays(14)),
                new KnowledgeSettings.Topics(LocalTime.of(2, 30), 25, 30_000, Duration.ofDays(400)),
                URI.create("http://127.0.0.1:8080"),
                new KnowledgeSettings.Gaps(Duration.ofDays(180), Duration.ofDays(30), 0, 0),
                new KnowledgeSettings.Phrasing("", "", "", Duration.ofSeconds(2), 1, 1, 400, 0),
                Map.of());
    }

    /** Adapters are nobody's but their service's; its own wiring says how the models are put together. */
    private static Class<?> wiring() {
        try {
            return Class.forName("io.pronto.knowledge.search.adapter.EmbeddingWiring");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The knowledge base no longer wires its models in EmbeddingWiring.", e);
        }
    }
}
