package io.pronto.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ArticleId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.KnowledgeEvent;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.RoutingEvent;
import io.pronto.contracts.Tier;
import io.pronto.platform.event.EventBus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The service as a whole on a real database, bus and directory. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "pronto.sla.rules-age=0s")
class SlaServiceIT {
    private static final CustomerId CUSTOMER = new CustomerId(new UUID(8, 8));
    private static final MessageId MESSAGE = new MessageId(new UUID(8, 9));
    private static final QueueId RETURNS = new QueueId("returns");
    private static @Nullable WireEvents wire;

    private SlaApi api = new SlaApi(0);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EventBus bus;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        SlaServers.register(registry, "sla_service");
    }

    @BeforeEach
    void events(@LocalServerPort int port) {
        api = new SlaApi(port);
        if (wire == null) {
            wire = new WireEvents(bus);
        }
    }

    @Test
    void an_enquiry_from_first_word_to_resolved_has_the_clocks_it_should_and_tells_of_them() {
        ConversationId id = new ConversationId(UUID.randomUUID());
        AgentId mei = new AgentId(api.subject("mei.lin"));
        Instant start = Instant.now().minusSeconds(5);
        asks(id, Tier.STANDARD, true, start);
        wire.tell(new ConversationEvent.HandoffRequested(
                id,
                CUSTOMER,
                Channel.API,
                "en",
                Tier.STANDARD,
                Priority.NORMAL,
                null,
                List.of(),
                io.pronto.contracts.HandoffReason.UNSURE,
                "",
                null,
                start,
                start.plusSeconds(2)));
        wire.tell(new ConversationEvent.AgentReplied(id, MESSAGE, mei, start.plusSeconds(4)));
        wire.tell(new ConversationEvent.ConversationResolved(id, Outcome.RESOLVED, mei, start.plusSeconds(5)));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(id))
                        .containsExactly(
                                "FIRST_RESPONSE ClockStarted",
                                "FIRST_RESPONSE ClockPaused",
                                "FIRST_RESPONSE ClockResumed",
                                "FIRST_RESPONSE ClockMet",
                                "RESOLUTION ClockStarted",
                                "RESOLUTION ClockPaused",
                                "RESOLUTION ClockResumed",
                                "RESOLUTION ClockMet"));
        SlaApi.Answer clocks = api.get("conversations/" + id + "/clocks", "grace.zhao");
        assertThat(clocks.status()).isEqualTo(200);
        JsonNode first = clocks.body().path("items").path(0);
        assertThat(first.path("clock").path("state").asString()).isEqualTo("met");
        assertThat(first.path("clock").path("workedSeconds").asInt()).isEqualTo(2);
        assertThat(first.path("segments").path(0).path("stage").asString()).isEqualTo("bot");
        assertThat(first.path("segments").path(0).path("counted").asBoolean()).isFalse();
    }

    @Test
    void a_deadline_that_passes_is_told_once_and_settled_by_the_late_reply() {
        ConversationId id = new ConversationId(UUID.randomUUID());
        asks(id, Tier.PREMIUM, false, Instant.now().minusSeconds(13));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(id))
                        .contains("FIRST_RESPONSE ClockBreached")
                        .doesNotHaveDuplicates());
        wire.tell(new ConversationEvent.AgentReplied(id, MESSAGE, new AgentId("someone"), Instant.now()));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(id)).contains("FIRST_RESPONSE ClockSettled"));
    }

    @Test
    void an_agent_sees_the_clocks_of_conversations_that_are_his_and_no_others() {
        ConversationId id = new ConversationId(UUID.randomUUID());
        Instant now = Instant.now();
        asks(id, Tier.STANDARD, false, now);
        wire.tell(new RoutingEvent.WorkAssigned(
                id, new AgentId(api.subject("mei.lin")), RETURNS, AssignmentCause.values()[0], null, now));
        String path = "conversations/" + id + "/clocks";
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(api.get(path, "mei.lin").status()).isEqualTo(200));
        assertThat(api.get(path, "jonas.weber").status()).isEqualTo(404);
        assertThat(api.get(path, "peter.novak").status()).isEqualTo(200);
        assertThat(api.get(path, null).status()).isEqualTo(401);
        assertThat(api.get("clocks", "mei.lin").status()).isEqualTo(403);
        SlaApi.Answer running = api.get("clocks?limit=1", "grace.zhao");
        assertThat(running.body().path("items").size()).isEqualTo(1);
        SlaApi.Answer next =
                api.get("clocks?limit=1&cursor=" + running.body().path("next").asString(), "grace.zhao");
        assertThat(next.body().path("items").path(0).path("id").asString())
                .isNotEqualTo(running.body().path("items").path(0).path("id").asString());
    }

    @Test
    void an_administrator_installs_packs_and_edits_what_they_brought() {
        SlaApi.Answer packs = api.get("packs", "grace.zhao");
        assertThat(packs.body().path("items").path(0).path("installed").asBoolean())
                .isTrue();
        assertThat(api.send("POST", "packs/channel-standard-chat/install", null, "grace.zhao", null)
                        .status())
                .isEqualTo(403);
        SlaApi.Answer installed = api.send("POST", "packs/channel-standard-chat/install", null, "admin.pronto", null);
        assertThat(installed.status()).as(installed.raw()).isEqualTo(200);
        assertThat(api.get("packs/channel-standard-chat", "admin.pronto")
                        .body()
                        .path("installed")
                        .asBoolean())
                .isTrue();
        String edit = """
                {"name": "Chat", "nameZh": "聊天", "calendar": "support-hours", "match": {"channels": ["CHAT"]},
                 "targets": [{"metric": "GREETING", "mustSeconds": 4, "basis": "CLOCK", "warnings": [{"percent": 50}, {"beforeSeconds": 1, "to": ["SUPERVISORS"]}]}]}""";
        String path = "policies/channel-standard-chat";
        assertThat(api.send("PUT", path, edit, "mei.lin", "\"1\"").status()).isEqualTo(403);
        assertThat(api.send("PUT", path, edit, "admin.pronto", null).status()).isEqualTo(428);
        SlaApi.Answer edited = api.send("PUT", path, edit, "admin.pronto", "\"1\"");
        assertThat(edited.status()).as(edited.raw()).isEqualTo(200);
        assertThat(edited.body().path("version").asInt()).isEqualTo(2);
        assertThat(api.send("PUT", path, edit, "admin.pronto", "\"1\"").status())
                .isEqualTo(412);
        assertThat(api.get(path + "/versions", "admin.pronto")
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(2);
        assertThat(api.get("audit", "admin.pronto").raw()).contains("policy.changed", "pack.installed");
    }

    @Test
    void the_api_calculates_as_the_clocks_do() {
        String hours = """
                {"name": "Office", "nameZh": "办公", "timeZone": "Asia/Shanghai", "week": {%s},
                 "days": [{"date": "2026-10-01", "name": "国庆节"}, {"date": "2026-10-10", "hours": [{"from": "08:00", "to": "18:00"}]}]}""".formatted(List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY").stream()
                .map(day -> "\"" + day + "\": [{\"from\": \"08:00\", \"to\": \"18:00\"}]")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow());
        String path = "calendars/office";
        assertThat(api.send("PUT", path, hours, "mei.lin", null).status()).isEqualTo(403);
        SlaApi.Answer made = api.send("PUT", path, hours, "admin.pronto", null);
        assertThat(made.status()).as(made.raw()).isEqualTo(200);
        assertThat(api.get(path, "mei.lin")
                        .body()
                        .path("days")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("国庆节");
        SlaApi.Answer due = api.send(
                "POST",
                path + "/deadline",
                "{\"from\": \"2026-11-20T09:20:00Z\", \"workingSeconds\": 14400}",
                "mei.lin",
                null);
        assertThat(due.body().path("due").asString()).isEqualTo("2026-11-23T03:20:00Z");
        SlaApi.Answer worked = api.send(
                "POST",
                path + "/worked-time",
                "{\"from\": \"2026-11-20T09:20:00Z\", \"to\": \"2026-11-23T03:20:00Z\"}",
                "mei.lin",
                null);
        assertThat(worked.body().path("seconds").asLong()).isEqualTo(14400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT | calendars/bad | {\"name\":\"a\",\"nameZh\":\"b\",\"timeZone\":\"Mars/Base\",\"week\":{}} | 422 | calendar-zone-unknown | timeZone",
                "PUT | calendars/bad | {\"name\":\"a\",\"nameZh\":\"b\",\"timeZone\":\"UTC\",\"week\":{}} | 422 | calendar-never-open | week",
                "PUT | calendars/bad | {\"name\":\"a\",\"nameZh\":\"b\",\"timeZone\":\"UTC\",\"week\":{\"MONDAY\":[{\"from\":\"9\",\"to\":\"18:00\"}]}} | 400 | invalid-value | week/MONDAY/0",
                "PUT | calendars/bad | {\"name\":\"a\",\"nameZh\":\"b\",\"timeZone\":\"UTC\",\"week\":{\"MONDAY\":[{\"from\":\"08:00\",\"to\":\"12:00\"},{\"from\":\"11:00\",\"to\":\"18:00\"}]}} | 422 | calendar-hours-overlap | week.monday",
                "PUT | calendars/Bad_Name | {\"name\":\"a\",\"nameZh\":\"b\",\"timeZone\":\"UTC\",\"week\":{}} | 400 | invalid | id",
                "PUT | calendars/bad | {\"name\":\"a\",\"nope\":1} | 400 | unknown-field | nope",
                "PUT | policies/bad | {\"name\":\"a\",\"nameZh\":\"b\",\"calendar\":\"nowhere\",\"targets\":[]} | 422 | policy-calendar-unknown | calendar",
                "PUT | policies/bad | {\"name\":\"a\",\"nameZh\":\"b\",\"calendar\":\"support-hours\",\"targets\":[]} | 422 | policy-without-target | targets",
                "PUT | policies/bad | {\"name\":\"a\",\"nameZh\":\"b\",\"calendar\":\"support-hours\",\"targets\":[{\"metric\":\"RESOLUTION\",\"mustSeconds\":-1}]} | 422 | policy-duration-out-of-range | targets[RESOLUTION].mustSeconds",
                "POST | calendars/nowhere/deadline | {\"from\":\"2026-11-20T09:20:00Z\",\"workingSeconds\":1} | 404 | not-found | ``",
                "POST | calendars/support-hours/deadline | {\"from\":\"9999-11-20T09:20:00Z\",\"workingSeconds\":1} | 422 | moment-out-of-range | from",
                "POST | calendars/support-hours/deadline | {\"from\":\"2026-11-20T09:20:00Z\",\"workingSeconds\":-1} | 400 | invalid | workingSeconds",
                "POST | calendars/support-hours/worked-time | {\"from\":\"2026-11-20T09:20:00Z\",\"to\":\"2026-11-20T09:19:00Z\"} | 422 | range-reversed | to",
                "PUT | ladders/bad | {\"name\":\"a\",\"nameZh\":\"b\",\"steps\":[]} | 422 | ladder-steps | steps",
                "PUT | ladders/bad | {\"name\":\"a\",\"nameZh\":\"b\",\"steps\":[{\"offsetSeconds\":0,\"actions\":[{\"kind\":\"MOVE_TO_QUEUE\"}]}]} | 422 | ladder-recipient | steps[0].actions[0].to",
                "POST | adjustments | {\"name\":\"a\",\"kind\":\"PEAK\",\"reason\":\"b\",\"metrics\":[\"RESOLUTION\"],\"from\":\"2026-01-02T00:00:00Z\",\"until\":\"2026-01-01T00:00:00Z\",\"percent\":200} | 422 | adjustment-period | until",
                "PUT | policies/bad | {\"name\":\"a\",\"nameZh\":\"b\",\"calendar\":\"support-hours\",\"match\":{\"queues\":[\"nowhere\"]},\"targets\":[{\"metric\":\"RESOLUTION\",\"mustSeconds\":60}]} | 422 | queue-unknown | match.queues",
                "PUT | ladders/bad | {\"name\":\"a\",\"nameZh\":\"b\",\"steps\":[{\"offsetSeconds\":0,\"actions\":[{\"kind\":\"MOVE_TO_QUEUE\",\"to\":\"nowhere\"}]}]} | 422 | queue-unknown | steps[0].actions[0].to",
                "POST | adjustments | {\"name\":\"a\",\"kind\":\"PEAK\",\"reason\":\"b\",\"match\":{\"queues\":[\"nowhere\"]},\"metrics\":[\"RESOLUTION\"],\"from\":\"2099-01-01T00:00:00Z\",\"until\":\"2099-02-01T00:00:00Z\",\"percent\":200} | 422 | queue-unknown | match.queues",
                "POST | adjustments | {\"name\":\"a\",\"kind\":\"PEAK\",\"reason\":\"b\",\"metrics\":[\"RESOLUTION\"],\"from\":\"2026-01-02T00:00:00Z\",\"until\":\"2099-01-01T00:00:00Z\"} | 422 | adjustment-target | mustSeconds",
                "POST | packs/nowhere/install | {} | 404 | not-found | ``"
            })
    void bad_input_is_refused_with_its_field(
            String method, String path, String body, int status, String code, String field) {
        SlaApi.Answer answer = api.send(method, path, body, "admin.pronto", null);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(status);
        assertThat(answer.body().path("code").asString()).as(answer.raw()).isEqualTo(code);
        assertThat(answer.raw()).contains(field);
    }

    @Test
    void a_ladder_is_climbed_after_the_deadline_and_cannot_be_taken_away_from_its_policy() {
        String ladder = """
                {"name": "Up", "nameZh": "升级", "steps": [
                  {"offsetSeconds": 0, "actions": [{"kind": "NOTIFY_SUPERIOR", "media": ["WORKSPACE"]}]},
                  {"offsetSeconds": 1, "actions": [{"kind": "RAISE_PRIORITY", "to": "HIGH"}]},
                  {"offsetSeconds": 86400, "actions": [{"kind": "NOTIFY_MANAGERS", "media": ["WORKSPACE"]}]}]}""";
        assertThat(api.send("PUT", "ladders/up", ladder, "grace.zhao", null).status())
                .isEqualTo(403);
        SlaApi.Answer made = api.send("PUT", "ladders/up", ladder, "admin.pronto", null);
        assertThat(made.status()).as(made.raw()).isEqualTo(200);
        assertThat(api.get("ladders", "mei.lin").raw()).contains("NOTIFY_SUPERIOR");
        String policy = """
                {"name": "Phone", "nameZh": "电话", "calendar": "support-hours", "match": {"channels": ["PHONE"]},
                 "targets": [{"metric": "ANSWER_SPEED", "mustSeconds": 2, "basis": "CLOCK", "ladder": "%s"}]}""";
        assertThat(api.send("PUT", "policies/phone", policy.formatted("none"), "admin.pronto", null)
                        .raw())
                .contains("policy-ladder-unknown");
        SlaApi.Answer stored = api.send("PUT", "policies/phone", policy.formatted("up"), "admin.pronto", null);
        assertThat(stored.status()).as(stored.raw()).isEqualTo(200);
        assertThat(api.send("DELETE", "ladders/up", null, "admin.pronto", "\"1\"")
                        .raw())
                .contains("ladder-in-use");

        ConversationId id = new ConversationId(UUID.randomUUID());
        Instant now = Instant.now();
        wire.tell(new ConversationEvent.ConversationStarted(
                id, CUSTOMER, Channel.PHONE, "en", Tier.STANDARD, Priority.NORMAL, null, null, false, now));
        wire.tell(new ConversationEvent.CallQueued(id, now));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(id).stream()
                                .filter(line -> line.startsWith("ANSWER_SPEED"))
                                .toList())
                        .containsExactly(
                                "ANSWER_SPEED ClockStarted",
                                "ANSWER_SPEED ClockBreached",
                                "ANSWER_SPEED EscalationTaken",
                                "ANSWER_SPEED EscalationTaken"));
        SlaApi.Answer life = api.get("conversations/" + id + "/clocks", "grace.zhao");
        assertThat(life.raw()).contains("RAISE_PRIORITY").contains("\"ladder\":\"up\"");
        JsonNode steps = life.body().path("items").path(0).path("escalations");
        assertThat(steps.size()).isEqualTo(3);
        assertThat(steps.path(1).path("taken").asBoolean()).isTrue();
        // A day after the deadline: not yet.
        assertThat(steps.path(2).path("step").asInt()).isEqualTo(3);
        assertThat(steps.path(2).path("taken").asBoolean()).isFalse();
        assertThat(Instant.parse(steps.path(2).path("at").asString())).isAfter(now.plusSeconds(86_000));
    }

    @Test
    void a_queue_that_was_told_of_may_be_named_by_policies() {
        wire.tell(new RoutingEvent.QueueChanged(new QueueId("experts"), "Experts", "专家", true, Instant.now()));
        String policy = """
                {"name": "Experts", "nameZh": "专家", "calendar": "support-hours", "match": {"queues": ["experts"]},
                 "targets": [{"metric": "RESOLUTION", "mustSeconds": 60}]}""";
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(api.send("PUT", "policies/experts", policy, "admin.pronto")
                                .status())
                        .isEqualTo(200));
    }

    @Test
    void an_edit_of_a_policy_reaches_running_clocks_with_their_time_worked_and_no_decided_one() {
        String policy = """
                {"name": "Parcels", "nameZh": "包裹", "calendar": "support-hours", "match": {"topics": ["rebasing"]},
                 "targets": [{"metric": "RESOLUTION", "mustSeconds": %d, "basis": "CLOCK", "pausedIn": ["CUSTOMER"]},
                             {"metric": "FIRST_RESPONSE", "mustSeconds": 600, "basis": "CLOCK"}]}""";
        assertThat(api.send("PUT", "policies/parcels", policy.formatted(86_400), "admin.pronto")
                        .status())
                .isEqualTo(200);
        ConversationId running = new ConversationId(UUID.randomUUID());
        ConversationId paused = new ConversationId(UUID.randomUUID());
        ConversationId decided = new ConversationId(UUID.randomUUID());
        Instant start = Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
        AgentId mei = new AgentId("mei");
        for (ConversationId id : List.of(running, paused, decided)) {
            wire.tell(new ConversationEvent.ConversationStarted(
                    id, CUSTOMER, Channel.API, "en", Tier.STANDARD, Priority.NORMAL, null, "rebasing", false, start));
            wire.tell(new ConversationEvent.CustomerMessageReceived(
                    id, MESSAGE, CUSTOMER, Channel.API, "en", "Where is my parcel?", 0, false, null, start));
            wire.tell(new ConversationEvent.AgentReplied(id, MESSAGE, mei, start.plusSeconds(60)));
        }
        wire.tell(new ConversationEvent.CustomerAwaited(paused, mei, start.plusSeconds(900)));
        wire.tell(new ConversationEvent.ConversationResolved(decided, Outcome.RESOLVED, mei, start.plusSeconds(1000)));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(told(running)).contains("RESOLUTION ClockStarted");
            assertThat(told(paused)).contains("RESOLUTION ClockPaused");
            assertThat(told(decided)).contains("RESOLUTION ClockMet");
        });

        SlaApi.Answer edited = api.send("PUT", "policies/parcels", policy.formatted(7200), "admin.pronto", "\"1\"");
        assertThat(edited.status()).as(edited.raw()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(told(running)).contains("RESOLUTION ClockRebased");
            assertThat(told(paused)).contains("RESOLUTION ClockRebased");
        });
        JsonNode life = resolution(running);
        assertThat(life.path("clock").path("policyVersion").asInt()).isEqualTo(2);
        // The hour before the edit stays worked: it is due two hours after the start, not after the edit.
        assertThat(Instant.parse(life.path("clock").path("dueAt").asString())).isEqualTo(start.plusSeconds(7200));
        JsonNode waiting = resolution(paused);
        assertThat(waiting.path("clock").path("state").asString()).isEqualTo("paused");
        assertThat(waiting.path("clock").path("remainingSeconds").asLong()).isEqualTo(7200 - 900);
        JsonNode over = resolution(decided);
        assertThat(over.path("clock").path("state").asString()).isEqualTo("met");
        assertThat(over.path("clock").path("policyVersion").asInt()).isEqualTo(1);
        assertThat(told(decided)).doesNotContain("RESOLUTION ClockRebased");
        // Each once, however often the background looks.
        assertThat(told(running).stream().filter("RESOLUTION ClockRebased"::equals))
                .hasSize(1);
    }

    private JsonNode resolution(ConversationId id) {
        for (JsonNode life :
                api.get("conversations/" + id + "/clocks", "grace.zhao").body().path("items")) {
            if (life.path("clock").path("metric").asString().equals("RESOLUTION")) {
                return life;
            }
        }
        throw new AssertionError("No resolution clock of " + id);
    }

    @Test
    void an_adjustment_is_approved_by_another_manager_and_reaches_running_clocks_and_ends_again() {
        ConversationId id = new ConversationId(UUID.randomUUID());
        Instant now = Instant.now();
        wire.tell(new ConversationEvent.ConversationStarted(
                id, CUSTOMER, Channel.API, "fr", Tier.STANDARD, Priority.NORMAL, null, null, false, now));
        wire.tell(new ConversationEvent.CustomerMessageReceived(
                id, MESSAGE, CUSTOMER, Channel.API, "fr", "Where is my parcel?", 0, false, null, now));
        String wanted = """
                {"name": "Storm", "kind": "OUTAGE", "reason": "Line down", "match": {"languages": ["fr"]},
                 "metrics": ["RESOLUTION"], "from": "%s", "until": "%s", "percent": 300}""".formatted(now.minusSeconds(5), now.plusSeconds(3600));
        assertThat(api.send("POST", "adjustments", wanted, "mei.lin", null).status())
                .isEqualTo(403);
        SlaApi.Answer asked = api.send("POST", "adjustments", wanted, "grace.zhao", null);
        assertThat(asked.status()).as(asked.raw()).isEqualTo(201);
        String path = "adjustments/" + asked.body().path("id").asString();
        assertThat(api.send("POST", path + "/approve", "{}", "grace.zhao", null).status())
                .isEqualTo(403);
        SlaApi.Answer own = api.send("POST", "adjustments", wanted, "peter.novak", null);
        assertThat(api.send(
                                "POST",
                                "adjustments/" + own.body().path("id").asString() + "/approve",
                                "{}",
                                "peter.novak",
                                null)
                        .raw())
                .contains("adjustment-own-request");
        SlaApi.Answer approved = api.send("POST", path + "/approve", "{\"reason\": \"Yes\"}", "peter.novak", null);
        assertThat(approved.status()).as(approved.raw()).isEqualTo(200);
        assertThat(approved.body().path("state").asString()).isEqualTo("active");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(id)).contains("RESOLUTION ClockAdjusted"));
        String life = api.get("conversations/" + id + "/clocks", "grace.zhao").raw();
        assertThat(life).contains("\"name\":\"Storm\"").contains("standardTargetSeconds");
        JsonNode preview = api.send(
                        "POST",
                        "policies/preview",
                        "{\"enquiry\": {\"channel\": \"API\", \"language\": \"fr\"}}",
                        "mei.lin")
                .body();
        for (JsonNode promise : preview.path("promises")) {
            boolean adjusted = promise.path("metric").asString().equals("RESOLUTION");
            assertThat(promise.path("adjustment").path("name").asString(""))
                    .as(promise.toString())
                    .isEqualTo(adjusted ? "Storm" : "");
            if (adjusted) {
                assertThat(promise.path("targetSeconds").asLong())
                        .isEqualTo(3 * promise.path("standardTargetSeconds").asLong());
                assertThat(Instant.parse(promise.path("dueAt").asString()))
                        .isAfter(Instant.parse(promise.path("standardDueAt").asString()));
            }
        }
        assertThat(preview.path("promises").toString()).contains("RESOLUTION");
        assertThat(api.send("POST", path + "/end", "{}", "grace.zhao", null).status())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(id).stream()
                                .filter("RESOLUTION ClockAdjusted"::equals)
                                .count())
                        .isEqualTo(2));
        assertThat(api.get("adjustments?state=ended", "mei.lin").raw()).contains("Storm");
        assertThat(api.send("POST", path + "/end", "{}", "grace.zhao", null).status())
                .isEqualTo(409);
    }

    @Test
    void a_policy_change_is_due_in_its_articles_until_the_last_one_is_published() {
        String policy = """
                {"name": "Articles", "nameZh": "文章", "calendar": "support-hours", "match": {},
                 "targets": [{"metric": "KNOWLEDGE_FRESHNESS", "mustSeconds": 86400, "basis": "CLOCK"}]}""";
        assertThat(api.send("PUT", "policies/articles", policy, "admin.pronto").status())
                .isEqualTo(200);
        // Its clock is found under the change's id, as a conversation's is under the conversation's.
        ConversationId soon = new ConversationId(UUID.randomUUID());
        ConversationId late = new ConversationId(UUID.randomUUID());
        List<ArticleId> articles = List.of(new ArticleId(UUID.randomUUID()));
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant longAgo = now.minus(Duration.ofHours(25));
        wire.tell(new KnowledgeEvent.PolicyChangeRecorded(soon.value(), articles, now));
        wire.tell(new KnowledgeEvent.PolicyChangeRecorded(late.value(), articles, longAgo));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(told(soon)).containsExactly("KNOWLEDGE_FRESHNESS ClockStarted");
            assertThat(told(late)).contains("KNOWLEDGE_FRESHNESS ClockBreached");
        });
        assertThat(freshness(soon).path("state").asString()).isEqualTo("running");
        assertThat(Instant.parse(freshness(soon).path("dueAt").asString())).isEqualTo(now.plusSeconds(86_400));
        assertThat(freshness(late).path("breached").asBoolean()).isTrue();

        wire.tell(new KnowledgeEvent.PolicyChangePublished(soon.value(), now.plusSeconds(60)));
        wire.tell(new KnowledgeEvent.PolicyChangePublished(late.value(), now.plusSeconds(60)));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(told(soon)).endsWith("KNOWLEDGE_FRESHNESS ClockMet");
            assertThat(freshness(soon).path("state").asString()).isEqualTo("met");
            assertThat(freshness(late).path("state").asString()).isEqualTo("settled");
        });
        assertThat(freshness(late).path("breached").asBoolean()).isTrue();
        assertThat(told(late)).doesNotContain("KNOWLEDGE_FRESHNESS ClockMet");
    }

    private JsonNode freshness(ConversationId change) {
        JsonNode clocks = api.get("conversations/" + change + "/clocks", "grace.zhao")
                .body()
                .path("items");
        assertThat(clocks.size()).as(clocks.toString()).isEqualTo(1);
        return clocks.path(0).path("clock");
    }

    @Test
    void average_responses_and_causes_are_for_supervisors() {
        String range = "?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z";
        for (String path : List.of("assessments", "causes")) {
            assertThat(api.get(path + range, "mei.lin").status()).isEqualTo(403);
            SlaApi.Answer answer = api.get(path + range, "peter.novak");
            assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
            assertThat(api.get(path + "?from=2026-12-01T00:00:00Z&to=2026-11-01T00:00:00Z", "peter.novak")
                            .raw())
                    .contains("assessment-range");
        }
    }

    private void asks(ConversationId id, Tier tier, boolean withBot, Instant at) {
        wire.tell(new ConversationEvent.ConversationStarted(
                id, CUSTOMER, Channel.API, "en", tier, Priority.NORMAL, null, null, withBot, at));
        wire.tell(new ConversationEvent.CustomerMessageReceived(
                id, MESSAGE, CUSTOMER, Channel.API, "en", "Where is my parcel?", 0, withBot, null, at));
    }

    /** What was told of a conversation's clocks, by metric, in the order of telling. */
    private List<String> told(ConversationId id) {
        return jdbc.sql("""
                        SELECT (data::json ->> 'metric') || ' ' || split_part(type, '.', 4)
                            || coalesce(' ' || (data::json ->> 'percent'), '')
                        FROM bus_outbox
                        WHERE subject = ? ORDER BY data::json ->> 'metric', position""").param(id.toString()).query(String.class).list();
    }
}
