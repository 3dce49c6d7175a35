package io.pronto.analytics.bot;

import static io.pronto.analytics.fact.Told.MEI;
import static io.pronto.analytics.fact.Told.START;
import static io.pronto.analytics.fact.Told.aStoryOfAnother;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.analytics.fact.Told;
import io.pronto.contracts.ArticleId;
import io.pronto.contracts.Citation;
import io.pronto.contracts.ConversationEvent.AnswerJudged;
import io.pronto.contracts.ConversationEvent.BotReplied;
import io.pronto.contracts.Event;
import io.pronto.contracts.EventTypes;
import io.pronto.contracts.KnowledgeEvent.AnswerGiven;
import io.pronto.contracts.KnowledgeEvent.ArticlePublished;
import io.pronto.contracts.Outcome;
import io.pronto.platform.event.EventBus;
import io.pronto.platform.event.EventBus.Entry;
import io.pronto.platform.event.EventBus.Stream;
import io.pronto.stack.OwnRedis;
import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bot report from events on the wire. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "server.port=0")
class BotReportIT {
    private static final OwnRedis REDIS = TestServers.freshRedis();
    private static final ArticleId RETURNS = new ArticleId(new UUID(7, 1));
    private final Map<Stream, Long> sequences = new HashMap<>();

    @Autowired
    EventBus bus;

    @Autowired
    JsonMapper json;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        PostgresAddress database = TestServers.freshDatabase("analytics");
        registry.add("spring.datasource.url", database::url);
        registry.add("spring.datasource.username", database::username);
        registry.add("spring.datasource.password", database::password);
        registry.add("spring.data.redis.url", REDIS::url);
        registry.add("PRONTO_ISSUER", () -> TestServers.keycloak().issuer().toString());
    }

    private void tell(Event event) {
        String source = EventTypes.sourceOf(event.getClass());
        Stream stream = new Stream(source, Math.floorMod(event.subject().hashCode(), EventBus.PARTITIONS));
        long sequence = sequences.merge(stream, 1L, Long::sum);
        String type = EventTypes.nameOf(event.getClass());
        Map<String, Object> wire = new HashMap<>();
        wire.put("specversion", "1.0");
        wire.put("id", UUID.randomUUID().toString());
        wire.put("source", "/pronto/" + source);
        wire.put("type", type);
        wire.put("subject", event.subject());
        wire.put("time", event.at().toString());
        wire.put("sequence", Long.toString(sequence));
        wire.put("data", event);
        bus.append(stream, List.of(new Entry(sequence, type, json.writeValueAsString(wire))));
    }

    /** The knowledge base's side of the bot's reply in that story. */
    private BotReplied answered(Told story) {
        BotReplied shown = story.events().stream()
                .filter(BotReplied.class::isInstance)
                .map(BotReplied.class::cast)
                .findFirst()
                .orElseThrow();
        tell(new AnswerGiven(
                story.id(),
                shown.inReplyTo(),
                "Within 30 days.",
                "en",
                List.of(new Citation(RETURNS, 1, "Return an item", "/help/en/return-an-item", "")),
                0.9,
                shown.at()));
        return shown;
    }

    private JsonNode report() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
                        + "/api/v1/reports/bot?from=2026-11-20&to=2026-11-20&zone=UTC&channel=chat"))
                .header("Authorization", "Bearer " + TestServers.keycloak().token("peter.novak"))
                .timeout(Duration.ofSeconds(20))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            return json.readTree(client.send(request, BodyHandlers.ofString()).body());
        }
    }

    @Test
    void a_session_counts_as_resolved_only_if_nobody_else_was_needed_and_nobody_came_back() throws Exception {
        Told helped = aStoryOfAnother(1).customerWrites(0).botAnswers(2).resolved(1800, Outcome.SELF_SERVED);
        Told handedOver = aStoryOfAnother(2)
                .customerWrites(0)
                .botAnswers(2)
                .customerWrites(10)
                .asksForPerson(12, 10)
                .agentReplies(40, MEI)
                .resolved(90, Outcome.RESOLVED);
        Told cameBack = aStoryOfAnother(3)
                .customerWrites(0)
                .botAnswers(2)
                .resolved(1800, Outcome.SELF_SERVED)
                .reopened(9000);
        tell(new ArticlePublished(RETURNS, "en", 1, "Return an item", START));
        // The knowledge base's word may come before the transcript's, or after it.
        answered(helped);
        for (Told story : List.of(handedOver, cameBack, helped)) {
            story.events().forEach(this::tell);
        }
        BotReplied wrong = answered(handedOver);
        answered(cameBack);
        tell(new AnswerJudged(
                handedOver.id(),
                wrong.message(),
                List.of(RETURNS),
                false,
                wrong.at().plusSeconds(5)));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode said = report();
            JsonNode report = said.path("report");
            assertThat(report.path("sessions").asInt()).as(said.toString()).isEqualTo(3);
            assertThat(report.path("answered").asInt()).isEqualTo(3);
            assertThat(report.path("resolved").asInt()).isEqualTo(1);
            assertThat(report.path("recontacted").asInt()).isEqualTo(1);
            assertThat(report.path("handedOff").asInt()).isEqualTo(1);
            assertThat(report.path("rejected").asInt()).isEqualTo(1);
            assertThat(report.path("reasons").path(0).path("reason").asString()).isEqualTo("ASKED_FOR_PERSON");
            assertThat(said.path("resolutionRate").asDouble()).isBetween(0.33, 0.34);
            JsonNode article = report.path("articles").path(0);
            assertThat(article.path("title").asString()).isEqualTo("Return an item");
            assertThat(article.path("answers").asInt()).isEqualTo(3);
            assertThat(article.path("resolved").asInt()).isEqualTo(1);
            assertThat(article.path("handedOff").asInt()).isEqualTo(1);
            assertThat(article.path("rejected").asInt()).isEqualTo(1);
        });
    }
}
