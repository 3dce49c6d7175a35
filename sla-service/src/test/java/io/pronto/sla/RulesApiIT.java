package io.pronto.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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

/** Calendars, holidays, packs and policies by their endpoints, and who may use which. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "pronto.sla.rules-age=0s")
class RulesApiIT {
    private static final String OFFICE = """
            {"name": "Office", "nameZh": "办公", "timeZone": "Asia/Shanghai", "week": {
              "MONDAY": [{"from": "09:00", "to": "18:00"}], "TUESDAY": [{"from": "09:00", "to": "18:00"}],
              "WEDNESDAY": [{"from": "09:00", "to": "18:00"}], "THURSDAY": [{"from": "09:00", "to": "18:00"}],
              "FRIDAY": [{"from": "09:00", "to": "18:00"}]}}""";

    private SlaApi api = new SlaApi(0);

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void api(@LocalServerPort int port) {
        api = new SlaApi(port);
    }

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        SlaServers.register(registry, "sla_rules");
    }

    @Test
    void a_calendar_answers_before_it_is_saved_and_after() {
        SlaApi.Answer preview = api.send(
                "POST",
                "calendars/preview",
                "{\"calendar\": " + OFFICE
                        + ", \"from\": \"2026-11-20T09:20:00Z\", \"workingSeconds\": 14400, \"year\": 2026}",
                "mei.lin");
        assertThat(preview.status()).as(preview.raw()).isEqualTo(200);
        assertThat(preview.body().path("due").asString()).isEqualTo("2026-11-23T04:20:00Z");
        assertThat(preview.body().path("year").path("days").size()).isEqualTo(365);

        assertThat(api.send("PUT", "calendars/rules-office", OFFICE, "admin.pronto")
                        .status())
                .isEqualTo(200);
        assertThat(api.send(
                                "POST",
                                "calendars/rules-office/deadline",
                                "{\"from\": \"2026-11-23T04:20:00Z\", \"workingSeconds\": 14400, \"direction\": \"before\"}",
                                "mei.lin")
                        .body()
                        .path("due")
                        .asString())
                .isEqualTo("2026-11-20T09:20:00Z");
        JsonNode open = api.get("calendars/rules-office/open?at=2026-11-20T09:20:00Z", "mei.lin")
                .body();
        assertThat(open.path("open").asBoolean()).isTrue();
        assertThat(open.path("nextChange").asString()).isEqualTo("2026-11-20T10:00:00Z");
        JsonNode first = api.get("calendars/rules-office/year?year=2026", "mei.lin")
                .body()
                .path("days")
                .path(2);
        assertThat(first.toString())
                .isEqualTo("{\"date\":\"2026-01-03\",\"kind\":\"closed\",\"name\":null,\"hours\":[]}");
    }

    @Test
    void holidays_and_calendar_files_are_read_and_stored_nowhere() {
        JsonNode china = api.get("holidays/cn?year=2026", "mei.lin").body();
        assertThat(china.path("days").size()).isEqualTo(39);
        assertThat(china.toString())
                .contains("{\"date\":\"2026-10-10\",\"name\":\"National Day\",\"nameZh\":\"国庆节\",\"makeUp\":true}");
        assertThat(api.get("holidays", "mei.lin").raw()).contains("\"region\":\"cn\"", "\"region\":\"de\"");

        int year = LocalDate.now().getYear();
        String file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:t\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:年会\r\n"
                + "DTSTART;VALUE=DATE:" + year + "0601\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        SlaApi.Answer read =
                api.send("POST", "calendars/ical?timeZone=Asia/Shanghai", file, "admin.pronto", null, "text/calendar");
        assertThat(read.status()).as(read.raw()).isEqualTo(200);
        assertThat(read.body().path("days").path(0).path("date").asString()).isEqualTo(year + "-06-01");
        assertThat(read.body().path("days").path(0).path("name").asString()).isEqualTo("年会");
    }

    @Test
    void every_pack_is_installed_and_shown_with_its_numbers() {
        JsonNode packs = api.get("packs", "admin.pronto").body().path("items");
        assertThat(packs.size()).isEqualTo(13);
        for (JsonNode pack : packs) {
            String path = "packs/" + pack.path("id").asString();
            SlaApi.Answer installed = api.send("POST", path + "/install", null, "admin.pronto");
            assertThat(installed.status()).as(installed.raw()).isEqualTo(200);
            assertThat(api.get(path, "admin.pronto").body().path("installed").asBoolean())
                    .isTrue();
        }
        JsonNode marketplace = api.get("policies/marketplace-urgent", "mei.lin").body();
        assertThat(marketplace.path("targets").path(0).path("attainPercent").asInt())
                .isEqualTo(90);

        SlaApi.Answer preview = api.send(
                "POST",
                "policies/preview",
                "{\"enquiry\": {\"channel\": \"SOCIAL\", \"topic\": \"complaint\", \"publicly\": true},"
                        + " \"at\": \"2026-11-23T02:00:00Z\"}",
                "mei.lin");
        assertThat(preview.status()).as(preview.raw()).isEqualTo(200);
        JsonNode promise = preview.body().path("promises").path(0);
        assertThat(promise.path("metric").asString()).isEqualTo("FIRST_RESPONSE");
        assertThat(promise.path("policy").asString()).isEqualTo("channel-standard-social-complaint");
        assertThat(promise.path("dueAt").asString()).isEqualTo("2026-11-23T04:00:00Z");
        assertThat(promise.path("reasons").toString())
                .isEqualTo("[\"topic=complaint\",\"channel=social\",\"visibility=public\"]");
        assertThat(promise.path("outranked").path(0).path("policy").asString()).isEqualTo("channel-standard-social");
        assertThat(preview.body().path("without").toString()).contains("GREETING", "CALLBACK");
    }

    @Test
    void a_policy_is_tried_on_promises_that_were_decided() {
        jdbc.sql("""
                        INSERT INTO enquiry (conversation, channel, priority, tier, language, with_bot, awaiting_customer,
                            resolved, seen_by, greeted, human_replied)
                        VALUES (gen_random_uuid(), 'CHAT', 'NORMAL', 'STANDARD', 'en', false, false, true, '{}', true, true)""").update();
        jdbc.sql("""
                        INSERT INTO clock (id, conversation, metric, state, started_at, policy, policy_version, calendar,
                            calendar_version, target_micros, paused_in, stage, since, worked_micros, due_at)
                        SELECT gen_random_uuid(), conversation, 'FIRST_RESPONSE', 'MET', '2026-03-02T02:00:00Z', 'old', 1,
                            'around-the-clock', 0, 60000000, '{}', 'AGENT', '2026-03-02T02:00:45Z', 45000000,
                            '2026-03-02T02:01:00Z'
                        FROM enquiry""").update();
        jdbc.sql("""
                        INSERT INTO clock_segment (clock, stage, began_at, ended_at, counted, worked_micros)
                        SELECT id, 'AGENT', started_at, since, true, worked_micros FROM clock""").update();
        String question = """
                {"policy": {"name": "Strict", "nameZh": "严格", "calendar": "support-hours", "match": {"channels": ["CHAT"]},
                  "targets": [{"metric": "FIRST_RESPONSE", "mustSeconds": %d, "basis": "CLOCK"}]},
                 "from": "2026-03-01T00:00:00Z", "to": "2026-03-03T00:00:00Z"}""";
        assertThat(api.send("POST", "policies/strict/dry-run", question.formatted(30), "mei.lin")
                        .status())
                .isEqualTo(403);
        SlaApi.Answer strict = api.send("POST", "policies/strict/dry-run", question.formatted(30), "grace.zhao");
        assertThat(strict.status()).as(strict.raw()).isEqualTo(200);
        assertThat(strict.body().path("changed").asInt()).isEqualTo(1);
        assertThat(strict.body().path("metrics").toString())
                .isEqualTo(
                        "[{\"metric\":\"FIRST_RESPONSE\",\"now\":{\"met\":1,\"breached\":0,\"attainmentPercent\":100.0},"
                                + "\"then\":{\"met\":0,\"breached\":1,\"attainmentPercent\":0.0}}]");
        assertThat(strict.body().path("examples").path(0).path("would").asString())
                .isEqualTo("breached");
        assertThat(strict.body().path("examples").path(0).path("elapsedSeconds").asInt())
                .isEqualTo(45);
        jdbc.sql("""
                        INSERT INTO response (conversation, policy, policy_version, agent, asked_at, at, elapsed_micros,
                            target_micros)
                        SELECT conversation, 'old', 1, 'mei', '2026-03-02T02:00:00Z', '2026-03-02T02:00:45Z', 45000000,
                            60000000
                        FROM enquiry""").update();
        SlaApi.Answer average = api.send(
                "POST",
                "policies/strict/dry-run",
                question.formatted(30).replace("FIRST_RESPONSE", "AVERAGE_RESPONSE"),
                "grace.zhao");
        assertThat(average.body().path("responses").asInt()).as(average.raw()).isEqualTo(1);
        assertThat(average.body().path("days").toString())
                .contains("\"day\":\"2026-03-02\"", "\"was\":\"met\"", "\"would\":\"breached\"");
        assertThat(api.get("policies/strict", "grace.zhao").status()).isEqualTo(404);
    }

    /** Agents ask, supervisors try, administrators import; nobody does anything without signing in. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | holidays | 200",
                "GET | holidays/cn?year=2026 | 200",
                "GET | calendars/support-hours/open | 200",
                "GET | calendars/support-hours/year | 200",
                "POST | calendars/preview | 400",
                "POST | policies/preview | 400",
                "POST | policies/any/dry-run | 403",
                "POST | calendars/ical?timeZone=UTC | 403",
            })
    void an_agent_may_ask_and_a_stranger_nothing(String method, String path, int status) {
        String type = path.contains("ical") ? "text/calendar" : "application/json";
        String body = method.equals("GET") ? null : "{}";
        if (path.contains("dry-run")) {
            body = "{\"policy\": {\"name\": \"a\", \"nameZh\": \"b\", \"calendar\": \"c\", \"targets\": []},"
                    + " \"from\": \"2026-03-01T00:00:00Z\", \"to\": \"2026-03-03T00:00:00Z\"}";
        }
        SlaApi.Answer asked = api.send(method, path, body, "mei.lin", null, type);
        assertThat(asked.status()).as(asked.raw()).isEqualTo(status);
        assertThat(api.send(method, path, body, null, null, type).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | calendars/support-hours/deadline | {\"from\":\"2026-11-20T09:20:00Z\",\"workingSeconds\":1,\"direction\":\"up\"} | 422 | deadline-direction-unknown | direction",
                "GET | calendars/support-hours/year?year=1 | | 422 | moment-out-of-range | year",
                "GET | calendars/support-hours/open?at=9999-01-01T00:00:00Z | | 422 | moment-out-of-range | at",
                "POST | calendars/preview | {\"calendar\":{\"name\":\"a\",\"nameZh\":\"b\",\"timeZone\":\"UTC\",\"week\":{}},\"from\":\"2026-11-20T09:20:00Z\",\"workingSeconds\":1} | 422 | calendar-never-open | calendar.week",
                "GET | holidays/cn?year=1999 | | 404 | not-found | ``",
                "POST | calendars/ical?timeZone=Mars/Base | BEGIN:VCALENDAR | 422 | calendar-zone-unknown | timeZone",
                "POST | calendars/ical?timeZone=UTC | hello | 422 | ical-unreadable | body",
                "POST | policies/preview | {\"enquiry\":{\"channel\":\"CHAT\"},\"at\":\"9999-01-01T00:00:00Z\"} | 422 | moment-out-of-range | at",
                "POST | policies/p/dry-run | {\"policy\":{\"name\":\"a\",\"nameZh\":\"b\",\"calendar\":\"support-hours\",\"targets\":[]},\"from\":\"2026-03-01T00:00:00Z\",\"to\":\"2026-03-03T00:00:00Z\"} | 422 | policy-without-target | policy.targets",
                "POST | policies/p/dry-run | {\"policy\":{\"name\":\"a\",\"nameZh\":\"b\",\"calendar\":\"support-hours\",\"targets\":[]},\"from\":\"2026-03-04T00:00:00Z\",\"to\":\"2026-03-03T00:00:00Z\"} | 422 | range-reversed | to",
                "POST | policies/p/dry-run | {\"policy\":{\"name\":\"a\",\"nameZh\":\"b\",\"calendar\":\"support-hours\",\"targets\":[]},\"from\":\"2016-03-04T00:00:00Z\",\"to\":\"2026-03-03T00:00:00Z\"} | 422 | dry-run-too-long | from",
                "PUT | policies/p | {\"name\":\"a\",\"nameZh\":\"b\",\"calendar\":\"support-hours\",\"targets\":[{\"metric\":\"RESOLUTION\",\"mustSeconds\":60,\"warnings\":[{\"percent\":100}]}]} | 422 | policy-warnings-out-of-range | targets[RESOLUTION].warnings",
                "PUT | policies/p | {\"name\":\"a\",\"nameZh\":\"b\",\"calendar\":\"support-hours\",\"targets\":[{\"metric\":\"RESOLUTION\",\"mustSeconds\":60,\"warnings\":[{\"percent\":50,\"beforeSeconds\":5}]}]} | 422 | policy-warnings-out-of-range | targets[RESOLUTION].warnings",
                "PUT | policies/p | {\"name\":\"a\",\"nameZh\":\"b\",\"calendar\":\"support-hours\",\"targets\":[{\"metric\":\"RESOLUTION\",\"mustSeconds\":60,\"attainPercent\":90}]} | 422 | policy-attainment-out-of-range | targets[RESOLUTION].attainPercent",
                "PUT | policies/p | {\"name\":\"a\",\"nameZh\":\"b\",\"calendar\":\"support-hours\",\"targets\":[{\"metric\":\"RESOLUTION\",\"mustSeconds\":60,\"warnAtPercent\":[50]}]} | 400 | unknown-field | warnAtPercent"
            })
    void bad_input_is_refused_with_its_field(
            String method, String path, @Nullable String body, int status, String code, String field) {
        String type = path.contains("ical") ? "text/calendar" : "application/json";
        SlaApi.Answer answer = api.send(method, path, body, "admin.pronto", null, type);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(status);
        assertThat(answer.body().path("code").asString()).as(answer.raw()).isEqualTo(code);
        assertThat(answer.raw()).contains(field);
    }
}
