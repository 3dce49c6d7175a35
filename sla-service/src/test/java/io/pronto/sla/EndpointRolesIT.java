package io.pronto.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint by every role: who is let in, who is not, and that none is forgotten. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EndpointRolesIT {
    private static final String API = "/api/v1/sla/";
    private static final String SOME = "00000000-0000-0000-0000-000000000001";
    private static final Map<String, String> PEOPLE = people();

    private static final String ALL = "agent supervisor manager admin integrator";
    private static final String LEADS = "supervisor manager admin";
    private static final String CALENDAR = """
            {"name": "a", "nameZh": "b", "timeZone": "UTC", "week": {"MONDAY": [{"from": "09:00", "to": "18:00"}]}}""";
    private static final String POLICY = """
            {"name": "a", "nameZh": "b", "calendar": "nowhere", "targets": []}""";
    private static final String RANGE = "from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        SlaServers.register(registry, "sla_roles");
    }

    /**
     * An endpoint.
     *
     * @param template as it is mapped
     * @param path one of its addresses
     * @param body one that it can read
     * @param roles who is let in
     */
    record Door(
            String method,
            String template,
            String path,
            @Nullable String body,
            String roles) {
        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    private static Door get(String template, String path, String roles) {
        return new Door("GET", template, path, null, roles);
    }

    private static Door post(String template, String path, String body, String roles) {
        return new Door("POST", template, path, body, roles);
    }

    static Stream<Door> doors() {
        return Stream.of(
                get("calendars", "calendars", ALL),
                get("calendars/{id}", "calendars/support-hours", ALL),
                new Door("PUT", "calendars/{id}", "calendars/roles", CALENDAR, "admin"),
                post(
                        "calendars/{id}/deadline",
                        "calendars/support-hours/deadline",
                        "{\"from\": \"2026-11-20T09:20:00Z\", \"workingSeconds\": 1}",
                        ALL),
                post(
                        "calendars/{id}/worked-time",
                        "calendars/support-hours/worked-time",
                        "{\"from\": \"2026-11-20T09:20:00Z\", \"to\": \"2026-11-21T09:20:00Z\"}",
                        ALL),
                get("calendars/{id}/open", "calendars/support-hours/open", ALL),
                get("calendars/{id}/year", "calendars/support-hours/year", ALL),
                post(
                        "calendars/preview",
                        "calendars/preview",
                        "{\"calendar\": " + CALENDAR + ", \"from\": \"2026-11-20T09:20:00Z\", \"workingSeconds\": 1}",
                        ALL),
                post("calendars/ical", "calendars/ical?timeZone=UTC", "BEGIN:VCALENDAR", "admin"),
                get("holidays", "holidays", ALL),
                get("holidays/{region}", "holidays/cn?year=2026", ALL),
                get("packs", "packs", LEADS),
                get("packs/{id}", "packs/online-support", LEADS),
                post("packs/{id}/install", "packs/online-support/install", "{}", "admin"),
                get("policies", "policies", ALL),
                get("policies/{id}", "policies/online-support", ALL),
                get("policies/{id}/versions", "policies/online-support/versions", LEADS),
                new Door("PUT", "policies/{id}", "policies/roles", POLICY, "admin"),
                post("policies/preview", "policies/preview", "{\"enquiry\": {\"channel\": \"CHAT\"}}", ALL),
                post(
                        "policies/{id}/dry-run",
                        "policies/roles/dry-run",
                        "{\"policy\": " + POLICY
                                + ", \"from\": \"2026-03-01T00:00:00Z\", \"to\": \"2026-03-03T00:00:00Z\"}",
                        LEADS),
                get("ladders", "ladders", ALL),
                get("ladders/{id}", "ladders/to-the-superior", ALL),
                new Door(
                        "PUT",
                        "ladders/{id}",
                        "ladders/roles",
                        "{\"name\": \"a\", \"nameZh\": \"b\", \"steps\": []}",
                        "admin"),
                new Door("DELETE", "ladders/{id}", "ladders/none", null, "admin"),
                get("adjustments", "adjustments", ALL),
                get("adjustments/{id}", "adjustments/" + SOME, ALL),
                post(
                        "adjustments",
                        "adjustments",
                        "{\"name\": \"a\", \"kind\": \"PEAK\", \"reason\": \"b\", \"metrics\": [\"RESOLUTION\"],"
                                + " \"from\": \"2026-01-02T00:00:00Z\", \"until\": \"2026-01-01T00:00:00Z\"}",
                        LEADS),
                post("adjustments/{id}/approve", "adjustments/" + SOME + "/approve", "{}", "manager"),
                post("adjustments/{id}/reject", "adjustments/" + SOME + "/reject", "{}", "manager"),
                post("adjustments/{id}/withdraw", "adjustments/" + SOME + "/withdraw", "{}", LEADS),
                post("adjustments/{id}/end", "adjustments/" + SOME + "/end", "{}", LEADS),
                get("assessments", "assessments?" + RANGE, LEADS),
                get("causes", "causes?" + RANGE, LEADS),
                get("clocks", "clocks", LEADS),
                // An agent gets an answer about his own conversations only; this is nobody's.
                get("conversations/{id}/clocks", "conversations/" + SOME + "/clocks", "agent " + LEADS),
                get("audit", "audit", "admin"),
                get("parked-events", "parked-events", "admin"),
                post("parked-events/{id}/retry", "parked-events/1/retry", "{}", "admin"));
    }

    /** Whoever may is answered by the endpoint itself, also with a refusal of what was sent; others do not get so far. */
    @ParameterizedTest
    @MethodSource("doors")
    void each_role_gets_in_where_it_should_and_nowhere_else(Door door) {
        SlaApi api = new SlaApi(port);
        String type = door.template().equals("calendars/ical") ? "text/calendar" : "application/json";
        Set<String> let = new TreeSet<>();
        PEOPLE.forEach((role, name) -> {
            SlaApi.Answer answer = api.send(door.method(), door.path(), door.body(), name, null, type);
            assertThat(answer.status())
                    .as("%s as %s: %s", door, role, answer.raw())
                    .isNotIn(400, 401, 405, 415, 500);
            if (answer.status() != 403) {
                let.add(role);
            }
        });
        assertThat(let)
                .as(door.toString())
                .isEqualTo(new TreeSet<>(Set.of(door.roles().split(" "))));
        assertThat(api.send(door.method(), door.path(), door.body(), null, null, type)
                        .status())
                .as(door.toString())
                .isEqualTo(401);
    }

    @Test
    void no_endpoint_is_forgotten_here() {
        Set<String> mapped = new TreeSet<>();
        for (RequestMappingInfo info : mappings.getHandlerMethods().keySet()) {
            for (String pattern : info.getPatternValues()) {
                if (pattern.startsWith(API)) {
                    for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                        mapped.add(method + " " + pattern.substring(API.length()));
                    }
                }
            }
        }
        assertThat(doors().map(Door::toString)).containsExactlyInAnyOrderElementsOf(mapped);
    }

    private static Map<String, String> people() {
        Map<String, String> people = new LinkedHashMap<>();
        people.put("agent", "mei.lin");
        people.put("supervisor", "grace.zhao");
        people.put("manager", "peter.novak");
        people.put("admin", "admin.pronto");
        people.put("integrator", SlaApi.INTEGRATOR);
        return people;
    }
}
