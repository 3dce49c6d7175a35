package io.pronto.analytics;

import static io.pronto.analytics.fact.Told.MEI;
import static io.pronto.analytics.fact.Told.START;
import static io.pronto.analytics.fact.Told.aStory;
import static io.pronto.analytics.fact.Told.aStoryWithoutBot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pronto.analytics.board.Boards;
import io.pronto.analytics.fact.FactBook;
import io.pronto.analytics.fact.FactBookContract;
import io.pronto.analytics.fact.FactKeeping;
import io.pronto.analytics.fact.Told;
import io.pronto.analytics.report.Figures;
import io.pronto.analytics.report.Grouping;
import io.pronto.analytics.report.Period;
import io.pronto.analytics.report.Report;
import io.pronto.analytics.report.Reports;
import io.pronto.analytics.report.Selection;
import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.RoutingEvent;
import io.pronto.contracts.SlaEvent;
import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "server.port=0")
class AnalyticsServiceIT implements FactBookContract {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Selection ALL = new Selection(null, null, null);
    private static final Period THAT_DAY = new Period(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 20), SHANGHAI);

    @Autowired
    FactBook book;

    @Autowired
    FactKeeping facts;

    @Autowired
    Reports reports;

    @Autowired
    Boards boards;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        PostgresAddress database = TestServers.freshDatabase("analytics");
        registry.add("spring.datasource.url", database::url);
        registry.add("spring.datasource.username", database::username);
        registry.add("spring.datasource.password", database::password);
        registry.add("spring.data.redis.url", () -> TestServers.redis().url());
        registry.add("PRONTO_ISSUER", () -> TestServers.keycloak().issuer().toString());
    }

    @BeforeEach
    void empty() {
        sql.sql("truncate conversation_fact, measurement, early_event, clock, agent, queue, bot_answer, article_title")
                .update();
    }

    @Override
    public FactBook book() {
        return book;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    private void tell(Told story) {
        story.events()
                .forEach(event -> inTransaction(() -> {
                    switch (event) {
                        case ConversationEvent conversation -> facts.take(conversation);
                        case RoutingEvent routing -> facts.take(ConversationId.of(routing.subject()), routing);
                        case SlaEvent sla -> facts.take(sla);
                        default -> throw new AssertionError(event);
                    }
                    return event;
                }));
    }

    @Test
    void averageResponseIsTheSumOverTheCountNeverAnAverageOfAverages() {
        tell(aStory(1, START).theUsualWay()); // waits of 30 s and 20 s
        tell(aStoryWithoutBot(2, START).customerWrites(0).agentReplies(100, MEI)); // one wait of 100 s

        Figures total = reports.summary(THAT_DAY, ALL, null).total();

        assertThat(total.conversations()).isEqualTo(2);
        assertThat(total.averageResponse().count()).isEqualTo(3);
        assertThat(total.averageResponse().sum()).isEqualTo(150.0);
        assertThat(total.averageResponse().mean()).isEqualTo(50.0);
        assertThat(total.averageResponse().median()).isEqualTo(30.0);
        assertThat(total.averageResponse().p90()).isCloseTo(86.0, within(1e-9));
        assertThat(total.attainment().get(Metric.FIRST_RESPONSE).rate()).isEqualTo(1.0);
        assertThat(total.bot().handoffRate()).isEqualTo(1.0);
        assertThat(total.csat().mean()).isEqualTo(5.0);
    }

    @Test
    void figuresBelongToTheDayOfTheZoneInWhichTheyWereSettled() {
        // 15:59:30 UTC is 23:59:30 in Shanghai; the reply comes after midnight there.
        tell(aStoryWithoutBot(3, START.plusSeconds(13 * 3600 + 59 * 60 + 30))
                .customerWrites(0)
                .agentReplies(60, MEI));

        Report report = reports.summary(
                new Period(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 21), SHANGHAI), ALL, Grouping.DAY);

        assertThat(report.groups()).extracting(Report.Group::key).containsExactly("2026-11-20", "2026-11-21");
        assertThat(report.groups().get(0).figures().conversations()).isEqualTo(1);
        assertThat(report.groups().get(0).figures().firstResponse().count()).isZero();
        assertThat(report.groups().get(1).figures().firstResponse().mean()).isEqualTo(60.0);
    }

    @Test
    void whatCountsTheConversationGoesWithItToItsQueueAndAgent() {
        tell(aStory(4, START).theUsualWay());

        Report report = reports.summary(THAT_DAY, ALL, Grouping.QUEUE);

        assertThat(report.groups()).singleElement().satisfies(group -> {
            assertThat(group.key()).isEqualTo("returns");
            assertThat(group.figures().conversations()).isEqualTo(1);
            assertThat(group.figures().bot().sessions()).isEqualTo(1);
        });
    }

    @Test
    void theBoardShowsWhoWaits() {
        tell(aStory(5, START).customerWrites(0).asksForPerson(1, 0).queued(2));

        var board = boards.read(START.plusSeconds(60), START);

        assertThat(board.waiting()).singleElement().satisfies(waiting -> {
            assertThat(waiting.queue()).isEqualTo("returns");
            assertThat(waiting.since()).isEqualTo(START.plusSeconds(1));
        });
        assertThat(board.queues())
                .anySatisfy(queue -> assertThat(queue.waiting()).isEqualTo(1));
    }

    @Test
    void oneCsvRowPerConversation() throws Exception {
        tell(aStory(6, START).theUsualWay());

        HttpResponse<String> csv =
                get("/api/v1/reports/conversations.csv?from=2026-11-20&to=2026-11-20", token("peter.novak"));

        assertThat(csv.statusCode()).isEqualTo(200);
        List<String> lines = csv.body().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).contains(",returns,mei,", ",40.0,28.0,25.0,2,100.0,");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/reports/summary,                    mei.lin,     403",
        "/api/v1/reports/summary,                    grace.zhao,  200",
        "/api/v1/reports/summary,                    peter.novak, 200",
        "/api/v1/reports/summary,                    admin.pronto,200",
        "/api/v1/reports/summary,                    ,            401",
        "/api/v1/reports/conversations,              mei.lin,     403",
        "/api/v1/reports/conversations,              peter.novak, 200",
        "/api/v1/reports/conversations.csv,          mei.lin,     403",
        "/api/v1/reports/conversations.csv,          ,            401",
        "/api/v1/reports/bot,                        mei.lin,     403",
        "/api/v1/reports/bot,                        grace.zhao,  200",
        "/api/v1/reports/bot,                        peter.novak, 200",
        "/api/v1/reports/bot,                        ,            401",
        "/api/v1/metrics,                            mei.lin,     403",
        "/api/v1/metrics,                            peter.novak, 200",
        "/api/v1/board,                              mei.lin,     403",
        "/api/v1/board,                              grace.zhao,  200",
        "/api/v1/board,                              peter.novak, 200",
        "/api/v1/board,                              ,            401",
        "/api/v1/board/stream,                       mei.lin,     403",
        "/api/v1/board/stream,                       ,            401",
        "/api/v1/reports/summary?from=2026-11-32,    peter.novak, 400",
        "/api/v1/reports/summary?from=2026-11-21&to=2026-11-20, peter.novak, 400",
        "/api/v1/reports/summary?zone=Mars/Base,     peter.novak, 400",
        "/api/v1/reports/summary?groupBy=mood,       peter.novak, 400",
        "/api/v1/reports/conversations?limit=5000,   peter.novak, 400",
        "/api/v1/reports/conversations?cursor=abc,   peter.novak, 400",
    })
    void eachDoorOpensToItsRolesOnly(String path, String username, int status) throws Exception {
        assertThat(get(path, username == null ? null : token(username)).statusCode())
                .isEqualTo(status);
    }

    @Test
    void aRefusalNamesTheFieldAndTheRemedyInTheReadersLanguage() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/reports/summary?from=yesterday"))
                .header("Authorization", "Bearer " + token("peter.novak"))
                .header("Accept-Language", "zh-CN")
                .build();

        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();

        assertThat(body).contains("\"field\":\"from\"", "\"code\":\"not-a-day\"", "2026-11-22");
        assertThat(body).contains("不是一个日期");
    }

    private static String token(String username) {
        return TestServers.keycloak().token(username);
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
