package io.pronto.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationEvent.NoteAdded;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.MessageId;
import io.pronto.platform.event.EventOutbox;
import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service on the platform, seen from outside. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.application.name=sample", "pronto.service=conversation", "pronto.bus.backoff=1ms"})
class SampleServiceIT {
    private static final Tokens TOKENS = new Tokens();
    private static final String CONVERSATION = "01980000-0000-7000-8000-000000000001";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EventOutbox outbox;

    @Autowired
    private PlatformTransactionManager transactions;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        PostgresAddress database = TestServers.freshDatabase("sample_service");
        registry.add("spring.datasource.url", database::url);
        registry.add("spring.datasource.username", database::username);
        registry.add("spring.datasource.password", database::password);
        registry.add("spring.data.redis.url", () -> TestServers.redis().url());
        registry.add("pronto.bus.prefix", () -> "it-" + UUID.randomUUID());
        registry.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", TOKENS::issuer);
        registry.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", TOKENS::keys);
    }

    @AfterAll
    static void closeKeys() {
        TOKENS.close();
    }

    private record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        String code() {
            return body.path("code").asString("");
        }

        String field() {
            return body.path("field").asString("");
        }
    }

    private Answer send(HttpRequest.Builder request, String token) {
        try {
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    response.statusCode(),
                    type.contains("json") ? json.readTree(response.body()) : json.createObjectNode(),
                    response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpRequest.Builder order(String body) {
        return order(body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder order(byte[] body) {
        return to("/orders")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private static String json(String text) {
        return "{\"text\":\"" + text + "\",\"conversation\":\"" + CONVERSATION
                + "\",\"priority\":\"HIGH\",\"lines\":[]}";
    }

    private String agent() {
        return TOKENS.of("mei", "agent", "offline_access");
    }

    @Test
    void an_actor_is_what_the_token_says() {
        Answer me = send(
                to("/me"),
                TOKENS.with(
                        "mei",
                        claims -> claims.claim(
                                "resource_access",
                                Map.of(
                                        "pronto",
                                        Map.of("roles", List.of("manager")),
                                        "other",
                                        Map.of("roles", List.of("admin")))),
                        "agent"));
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body().path("id").asString()).isEqualTo("mei");
        assertThat(me.body().path("username").asString()).isEqualTo("mei.name");
        assertThat(me.body().path("roles").toString())
                .contains("AGENT", "MANAGER")
                .doesNotContain("ADMIN");
        assertThat(me.body().path("groups").toString()).contains("/support/east");
        assertThat(me.body().path("locale").asString()).startsWith("zh");
    }

    @Test
    void a_token_must_be_signed_current_and_for_us() {
        List<String> refused = List.of(
                "garbage",
                new Tokens().of("eve", "admin"),
                TOKENS.with("eve", claims -> claims.audience("account"), "admin"),
                TOKENS.with("eve", claims -> claims.issuer("http://evil"), "admin"),
                TOKENS.with(
                        "eve",
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))),
                        "admin"));
        assertThat(refused).allSatisfy(token -> {
            Answer answer = send(to("/me"), token);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("unauthenticated");
            assertThat(answer.body().path("type").asString()).isEqualTo("urn:pronto:problem:unauthenticated");
        });
        assertThat(send(to("/me"), null).status()).isEqualTo(401);
        assertThat(send(to("/nowhere"), null).status()).isEqualTo(401);
    }

    @Test
    void the_wrong_role_is_refused_and_what_is_not_there_is_not_found() {
        Answer denied = send(to("/admin"), agent());
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.code()).isEqualTo("forbidden");
        assertThat(send(to("/admin"), TOKENS.of("ada", "admin")).status()).isEqualTo(200);
        Answer missing = send(to("/nowhere"), agent());
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.code()).isEqualTo("not-found");
        assertThat(send(to("/actuator/env"), agent()).status()).isIn(403, 404);
    }

    @Test
    void health_metrics_and_the_description_are_open() {
        for (String path : List.of(
                "/actuator/health", "/actuator/health/readiness", "/actuator/health/liveness", "/actuator/info")) {
            assertThat(send(to(path), null).status()).as(path).isEqualTo(200);
        }
        assertThat(send(to("/actuator/prometheus"), null).raw().body()).contains("pronto_bus", "jvm_memory");
        Answer docs = send(to("/v3/api-docs"), null);
        assertThat(docs.status()).isEqualTo(200);
        assertThat(docs.body().path("openapi").asString()).startsWith("3.1");
        assertThat(docs.body().toString()).contains("/api/v1/conversation/parked-events");
        assertThat(docs.body().path("paths").path("/me").toString()).doesNotContain("actor");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text\":\"a\",\"extra\":1} | 400 | unknown-field | extra",
                "{\"text\":\"a\",\"lines\":[{\"text\":\"b\",\"count\":1,\"nope\":1}]} | 400 | unknown-field | lines/0/nope",
                "{\"text\":\"a\" | 400 | malformed-json | ``",
                "{} {} | 400 | malformed-json | ``",
                "`` | 400 | body-required | ``",
                "{\"priority\":\"SOON\"} | 400 | invalid-value | priority",
                "{\"priority\":1} | 400 | invalid-value | priority",
                "{\"conversation\":\"x\"} | 400 | invalid-value | conversation",
                "{\"lines\":7} | 400 | invalid-value | lines",
                "{\"lines\":[{\"text\":\"b\",\"count\":1.5}]} | 400 | invalid-value | lines/0/count",
                "{\"text\":\"a\\u0000b\"} | 400 | invalid-characters | text",
                "{\"text\":\"a\\ud800\"} | 400 | invalid-characters | text",
                "{\"text\":\" \",\"lines\":[{\"text\":\"b\",\"count\":0}]} | 400 | invalid | *",
                "[] | 400 | invalid-value | ``"
            })
    void bad_input_names_the_field(String body, int status, String code, String field) {
        Answer answer = send(order(body), agent());
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).as(answer.raw().body()).isEqualTo(code);
        if (!field.equals("*")) {
            assertThat(answer.field()).isEqualTo(field);
        } else {
            assertThat(answer.body().path("errors").toString()).contains("\"text\"", "lines/0/count");
        }
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body().path("title").asString("")).isNotEmpty();
    }

    @Test
    void bytes_that_are_no_text_wrong_types_and_wrong_methods_are_refused() {
        byte[] broken = json("a?b").getBytes(StandardCharsets.ISO_8859_1);
        broken[new String(broken, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xFF;
        assertThat(send(order(broken), agent()).code()).isEqualTo("malformed-json");
        assertThat(send(
                                to("/orders")
                                        .header("Content-Type", "text/xml")
                                        .POST(HttpRequest.BodyPublishers.ofString("<a/>")),
                                agent())
                        .code())
                .isEqualTo("unsupported-media-type");
        Answer method = send(to("/orders").DELETE(), agent());
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.raw().headers().firstValue("Allow")).hasValue("POST");
        assertThat(send(to("/numbers/x?count=1"), agent()).field()).isEqualTo("id");
        assertThat(send(to("/numbers/" + CONVERSATION + "?count=x"), agent()).code())
                .isEqualTo("invalid-parameter");
        assertThat(send(to("/numbers/" + CONVERSATION + "?count=0"), agent()).field())
                .isEqualTo("count");
        assertThat(send(to("/numbers/" + CONVERSATION), agent()).code()).isEqualTo("missing-parameter");
        assertThat(send(to("/api/v1/conversation/audit?subject=a%00b"), TOKENS.of("ada", "admin"))
                        .status())
                .isEqualTo(400);
        assertThat(send(to("/me%00"), agent()).status()).isEqualTo(400);
    }

    @Test
    void a_body_beyond_the_bound_is_refused_announced_or_not() {
        byte[] large = json("x".repeat(1_100_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(send(order(large), agent()).code()).isEqualTo("body-too-large");
        Answer chunked = send(
                to("/orders")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))),
                agent());
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.code()).isEqualTo("body-too-large");
    }

    @Test
    void problems_speak_the_readers_language_and_our_faults_tell_only_a_number() {
        Answer chinese = send(to("/nowhere").header("Accept-Language", "fr, zh-CN;q=0.9, en;q=0.8"), agent());
        assertThat(chinese.body().path("title").asString()).isEqualTo("未找到");
        Answer refused = send(order(json("refuse")).header("Accept-Language", "zh"), agent());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asString()).isEqualTo("第 7 号邀约已结束。");
        assertThat(refused.body().path("outcome").asString()).isEqualTo("EXPIRED");
        Answer boom = send(to("/boom"), agent());
        assertThat(boom.status()).isEqualTo(500);
        assertThat(boom.raw().body()).doesNotContain("secret", "IllegalState");
        assertThat(boom.body().path("incident").asString()).hasSize(36);
    }

    @Test
    void a_repeated_key_takes_effect_once_also_at_the_same_time() throws Exception {
        String key = UUID.randomUUID().toString();
        String text = "once-" + key;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> calls = IntStream.range(0, 8)
                    .<Callable<Answer>>mapToObj(
                            i -> () -> send(order(json(text)).header("Idempotency-Key", key), agent()))
                    .toList();
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                assertThat(answer.get().status()).isEqualTo(201);
                assertThat(answer.get().body().path("text").asString()).isEqualTo(text);
                assertThat(answer.get().raw().headers().firstValue("ETag")).hasValue("\"1\"");
            }
        }
        assertThat(effects(text)).isOne();
        Answer other = send(order(json("other")).header("Idempotency-Key", key), agent());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
        assertThat(send(order(json(text)).header("Idempotency-Key", key), TOKENS.of("li", "agent"))
                        .raw()
                        .headers()
                        .firstValue("Idempotency-Replayed"))
                .as("keys are each actor's own")
                .isEmpty();
        assertThat(send(order(json(text)).header("Idempotency-Key", "a b"), agent())
                        .code())
                .isEqualTo("invalid-idempotency-key");
    }

    @Test
    void a_refusal_leaves_no_effect_and_no_key_behind() {
        String key = UUID.randomUUID().toString();
        assertThat(send(order(json("refuse")).header("Idempotency-Key", key), agent())
                        .status())
                .isEqualTo(409);
        assertThat(effects("refuse")).isZero();
        assertThat(send(order(json("after refusal")).header("Idempotency-Key", key), agent())
                        .status())
                .isEqualTo(201);
    }

    private long effects(String text) {
        return jdbc.sql("SELECT count(*) FROM effect WHERE text = ?")
                .param(text)
                .query(Long.class)
                .single();
    }

    @Test
    void changes_are_audited_and_only_administrators_read_the_audit() {
        send(order(json("audited")), agent());
        send(order(json("audited")), agent());
        assertThat(send(to("/api/v1/conversation/audit"), agent()).status()).isEqualTo(403);
        String admin = TOKENS.of("ada", "admin");
        Answer first = send(to("/api/v1/conversation/audit?limit=1&actor=mei"), admin);
        assertThat(first.body().path("items").path(0).path("action").asString()).isEqualTo("order.placed");
        assertThat(first.body().path("items").path(0).path("actorName").asString())
                .isEqualTo("Name of mei");
        String next = first.body().path("next").asString();
        Answer second = send(to("/api/v1/conversation/audit?limit=1&actor=mei&cursor=" + next), admin);
        assertThat(second.body().path("items").path(0).path("id").asLong())
                .isLessThan(first.body().path("items").path(0).path("id").asLong());
        assertThat(send(to("/api/v1/conversation/audit?cursor=nonsense"), admin).field())
                .isEqualTo("cursor");
        assertThat(send(to("/api/v1/conversation/audit?limit=101"), admin).field())
                .isEqualTo("limit");
    }

    @Test
    void an_event_told_in_a_transaction_takes_effect_and_a_poisoned_one_is_parked() {
        String conversation = UUID.randomUUID().toString();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> outbox.publish(new NoteAdded(
                        ConversationId.of(conversation),
                        new MessageId(UUID.randomUUID()),
                        new AgentId("mei"),
                        Instant.now())));
        assertThat(send(
                                to("/events")
                                        .header("Content-Type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString("\"" + conversation + "\"")),
                                agent())
                        .status())
                .isEqualTo(200);
        await().untilAsserted(() -> assertThat(jdbc.sql("SELECT count(*) FROM effect WHERE subject = ?")
                        .param(conversation)
                        .query(Long.class)
                        .single())
                .isOne());
        String admin = TOKENS.of("ada", "admin");
        Answer parked = send(to("/api/v1/conversation/parked-events"), admin);
        JsonNode event = parked.body().path("items").path(0);
        assertThat(event.path("type").asString()).isEqualTo("io.pronto.conversation.NoteAdded.v1");
        assertThat(event.path("error").asString()).contains("poisoned");
        assertThat(event.path("tries").asInt()).isEqualTo(5);
        Answer retried = send(
                to("/api/v1/conversation/parked-events/" + event.path("id").asLong() + "/retry")
                        .POST(HttpRequest.BodyPublishers.noBody()),
                admin);
        assertThat(retried.status()).isEqualTo(409);
        assertThat(send(to("/api/v1/conversation/parked-events"), admin)
                        .body()
                        .path("items")
                        .size())
                .isOne();
        assertThat(send(
                                to("/api/v1/conversation/parked-events/999/retry")
                                        .POST(HttpRequest.BodyPublishers.noBody()),
                                admin)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_trace_goes_on_in_the_service_that_takes_the_event() {
        String conversation = UUID.randomUUID().toString();
        String trace = "0af7651916cd43dd8448eb211c80319c";
        send(
                to("/events")
                        .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("\"" + conversation + "\"")),
                agent());
        await().untilAsserted(() -> assertThat(jdbc.sql("SELECT text FROM effect WHERE subject = ?")
                        .param(conversation)
                        .query(String.class)
                        .list())
                .containsExactly("resolved in " + trace));
    }

    @Test
    void while_the_keys_cannot_be_fetched_known_ones_count_and_nobody_is_signed_out() {
        assertThat(send(to("/me"), agent()).status()).isEqualTo(200);
        TOKENS.down(true);
        try {
            assertThat(send(to("/me"), agent()).status()).isEqualTo(200);
            Answer answer = send(to("/me"), TOKENS.withUnseenKey());
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
        } finally {
            TOKENS.down(false);
        }
        assertThat(send(to("/me"), TOKENS.withUnseenKey()).status()).isEqualTo(401);
    }
}
