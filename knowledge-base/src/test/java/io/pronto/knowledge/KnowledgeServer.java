package io.pronto.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Event;
import io.pronto.contracts.EventTypes;
import io.pronto.platform.event.EventBus;
import io.pronto.platform.event.EventBus.Entry;
import io.pronto.platform.event.EventBus.Stream;
import io.pronto.stack.OwnRedis;
import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service on real servers, with the ten articles per language of {@code articles/}. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "server.port=0")
abstract class KnowledgeServer {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    /** Of the others, whose events are told here, by bus. */
    private static final Map<Place, Long> SEQUENCES = new ConcurrentHashMap<>();

    static final OwnRedis REDIS = TestServers.freshRedis();
    static final Door SEARCH = new Door(TestServers.elasticsearch());

    @Autowired
    JdbcClient sql;

    @Autowired
    JsonMapper json;

    @Autowired
    EventBus bus;

    @LocalServerPort
    int port;

    /** What this server's events and indices are called. */
    @Value("${pronto.knowledge.index.prefix}")
    String prefix;

    private record Place(String bus, Stream stream) {}

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        PostgresAddress database = TestServers.freshDatabase("knowledge");
        // Servers with other settings run beside this one: they share nothing.
        String mark = "t" + UUID.randomUUID().toString().substring(0, 8);
        registry.add("PRONTO_DB_URL", database::url);
        registry.add("PRONTO_DB_USER", database::username);
        registry.add("PRONTO_DB_PASSWORD", database::password);
        registry.add("PRONTO_REDIS_URL", REDIS::url);
        registry.add("PRONTO_ELASTICSEARCH_URL", () -> SEARCH.address().toString());
        registry.add("PRONTO_ELASTICSEARCH_COMPATIBILITY", () -> "8");
        registry.add("PRONTO_ISSUER", () -> TestServers.keycloak().issuer().toString());
        registry.add("pronto.knowledge.index.prefix", () -> mark);
        registry.add("pronto.bus.prefix", () -> mark);
        registry.add("pronto.knowledge.gaps.misses-per-hour", () -> 20);
    }

    record Answer(int status, JsonNode body, Map<String, List<String>> headers) {
        String etag() {
            return headers.getOrDefault("etag", List.of("")).getFirst();
        }
    }

    private record Token(String text, Instant until) {}

    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

    /** A token of that person, the same for some time: whoever signs in again and again is taken for an attack. */
    static String token(String username) {
        return TOKENS.compute(
                        username,
                        (who, known) -> known != null && known.until().isAfter(Instant.now())
                                ? known
                                : new Token(
                                        TestServers.keycloak().token(who),
                                        Instant.now().plusSeconds(120)))
                .text();
    }

    Answer call(String method, String path, String token, Object body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(
                                        body instanceof String s ? s : json.writeValueAsString(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            JsonNode node = response.body().isBlank() ? json.createObjectNode() : json.readTree(response.body());
            return new Answer(response.statusCode(), node, response.headers().map());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Answer get(String path, String token) {
        return call("GET", path, token, null);
    }

    Answer post(String path, String token, Object body) {
        return call("POST", path, token, body);
    }

    static Map<String, Object> form(SampleBase.ArticleFile file) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("key", file.key());
        form.put("language", file.language().tag());
        form.put("title", file.content().title());
        form.put("category", file.content().category());
        form.put("tags", file.content().tags());
        form.put("audience", file.content().audience().name().toLowerCase());
        form.put("markdown", file.content().markdown());
        form.put("exampleQuestions", file.content().exampleQuestions());
        return form;
    }

    static List<Map<String, Object>> sampleRows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String language : List.of("en", "zh")) {
            for (String file :
                    SampleBase.resource("articles/" + language + ".txt").split("\n=====\n")) {
                rows.add(form(SampleBase.ArticleFile.read(file)));
            }
        }
        return rows;
    }

    /** Publishes the samples and waits until all are indexed. */
    void haveSamples() {
        Answer imported = post("/api/v1/articles/import", token("admin.pronto"), sampleRows());
        assertThat(imported.status()).as(imported.body().toString()).isEqualTo(200);
        awaitIndexed();
    }

    void awaitIndexed() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> sql.sql("SELECT count(*) FROM index_task")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    /** Tells an event as conversation-service would: on the wire. */
    void tell(Event event) {
        String source = EventTypes.sourceOf(event.getClass());
        Stream stream = new Stream(source, Math.floorMod(event.subject().hashCode(), EventBus.PARTITIONS));
        long sequence = SEQUENCES.merge(new Place(prefix, stream), 1L, Long::sum);
        String type = EventTypes.nameOf(event.getClass());
        String wire = json.writeValueAsString(Map.of(
                "specversion",
                "1.0",
                "id",
                UUID.randomUUID().toString(),
                "source",
                "/pronto/" + source,
                "type",
                type,
                "subject",
                event.subject(),
                "time",
                event.at().toString(),
                "sequence",
                Long.toString(sequence),
                "data",
                event));
        bus.append(stream, List.of(new Entry(sequence, type, wire)));
    }

    record Told(String type, JsonNode data) {
        boolean is(Class<? extends Event> event) {
            return type.equals(EventTypes.nameOf(event));
        }
    }

    /** What this service told about a subject, in order. */
    List<Told> told(Object subject) {
        return sql.sql("SELECT type, data FROM bus_outbox WHERE subject = :subject ORDER BY position")
                .param("subject", subject.toString())
                .query((row, i) -> new Told(row.getString("type"), json.readTree(row.getString("data"))))
                .list();
    }

    /** The same when there are that many. */
    List<Told> awaitTold(Object subject, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> told(subject).size() >= count);
        return told(subject);
    }
}
