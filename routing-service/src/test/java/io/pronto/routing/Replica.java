package io.pronto.routing;

import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent.ConversationResolved;
import io.pronto.contracts.ConversationEvent.HandoffRequested;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Event;
import io.pronto.contracts.EventTypes;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.Tier;
import io.pronto.platform.event.EventBus;
import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One running replica of the service over real servers; several may share a {@link Suite}. */
public final class Replica implements AutoCloseable {
    private static final Map<String, String> TOKENS = new HashMap<>();

    private final ConfigurableApplicationContext context;
    private final Suite suite;
    private final HttpClient http = HttpClient.newHttpClient();

    private Replica(ConfigurableApplicationContext context, Suite suite) {
        this.context = context;
        this.suite = suite;
    }

    /** A database and a corner of Redis of one test's own. */
    public record Suite(PostgresAddress database, String prefix, Map<EventBus.Stream, Long> sequences) {
        public static Suite fresh(String name) {
            return new Suite(TestServers.freshDatabase(name), "t-" + UUID.randomUUID(), new ConcurrentHashMap<>());
        }

        /** Starts a replica. */
        public Replica start(String... more) {
            List<String> settings = new ArrayList<>(List.of(
                    "--server.port=0",
                    "--spring.datasource.url=" + database.url(),
                    "--spring.datasource.username=" + database.username(),
                    "--spring.datasource.password=" + database.password(),
                    "--spring.data.redis.url=" + TestServers.redis().url(),
                    "--pronto.bus.prefix=" + prefix,
                    "--spring.security.oauth2.resourceserver.jwt.issuer-uri="
                            + TestServers.keycloak().issuer(),
                    "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri="
                            + TestServers.keycloak().jwks(),
                    "--pronto.routing.directory.url=" + TestServers.keycloak().url()));
            settings.addAll(List.of(more));
            return new Replica(
                    new SpringApplicationBuilder(RoutingApplication.class).run(settings.toArray(String[]::new)), this);
        }
    }

    /** What came back. */
    public record Answer(int status, String body) {
        private static final JsonMapper JSON = JsonMapper.builder().build();

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String code() {
            return json().path("code").asString();
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    public Answer get(String user, String path) {
        return send(user, "GET", path, null);
    }

    public Answer put(String user, String path, String body) {
        return send(user, "PUT", path, body);
    }

    public Answer post(String user, String path, @Nullable String body) {
        return send(user, "POST", path, body);
    }

    /** @param user a demo person, {@code pronto-integrator}, or empty for nobody */
    public Answer send(String user, String method, String path, @Nullable String body) {
        return send(user, method, path, body, Map.of());
    }

    /** The same with headers of its own; a {@code Content-Type} among them counts instead of JSON. */
    public Answer send(String user, String method, String path, @Nullable String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        if (!user.isEmpty()) {
            request.header("Authorization", "Bearer " + token(user));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static synchronized String token(String user) {
        return TOKENS.computeIfAbsent(
                user,
                who -> who.startsWith("pronto-")
                        ? TestServers.keycloak().clientToken(who)
                        : TestServers.keycloak().token(who));
    }

    /** The agent id of a demo person: the token's subject. */
    public String idOf(String user) {
        return get(user, "/api/v1/agents/me").json().path("id").asString();
    }

    /** Puts an event of another service on the bus, as that service's outbox would. */
    public void tell(Event event) {
        Class<? extends Event> type = event.getClass();
        EventBus bus = bean(EventBus.class);
        EventBus.Stream stream = new EventBus.Stream(
                EventTypes.sourceOf(type), Math.floorMod(event.subject().hashCode(), EventBus.PARTITIONS));
        synchronized (suite) {
            append(bus, stream, event, type);
        }
    }

    private void append(EventBus bus, EventBus.Stream stream, Event event, Class<? extends Event> type) {
        long sequence = suite.sequences().merge(stream, 1L, Long::sum);
        Map<String, Object> envelope = new HashMap<>();
        envelope.put("specversion", "1.0");
        envelope.put("id", UUID.randomUUID().toString());
        envelope.put("source", EventTypes.sourceOf(type));
        envelope.put("type", EventTypes.nameOf(type));
        envelope.put("subject", event.subject());
        envelope.put("time", Instant.now().toString());
        envelope.put("datacontenttype", "application/json");
        envelope.put("data", event);
        bus.append(
                stream,
                List.of(new EventBus.Entry(
                        sequence,
                        EventTypes.nameOf(type),
                        bean(JsonMapper.class).writeValueAsString(envelope))));
    }

    /** A customer asks for a person. @param queue where she is sent; the service's own choice when null */
    public UUID handoff(@Nullable String queue) {
        UUID conversation = UUID.randomUUID();
        Instant now = Instant.now();
        tell(new HandoffRequested(
                new ConversationId(conversation),
                new CustomerId(UUID.randomUUID()),
                Channel.CHAT,
                "en",
                Tier.STANDARD,
                Priority.NORMAL,
                queue == null ? null : new QueueId(queue),
                List.of(),
                HandoffReason.ASKED_FOR_PERSON,
                "wants a person",
                null,
                now,
                now));
        return conversation;
    }

    /** The enquiry is closed. */
    public void resolve(UUID conversation) {
        tell(new ConversationResolved(new ConversationId(conversation), Outcome.RESOLVED, null, Instant.now()));
    }

    /** The types of what this service has told about a subject, in order. */
    public List<String> told(Object subject) {
        return jdbc()
                .sql("SELECT type FROM bus_outbox WHERE subject = :subject ORDER BY position")
                .param("subject", subject.toString())
                .query(String.class)
                .list()
                .stream()
                .map(type -> type.replaceAll("io\\.pronto\\.routing\\.(.*)\\.v\\d+", "$1"))
                .toList();
    }

    public Suite suite() {
        return suite;
    }

    @Override
    public void close() {
        context.close();
    }
}
