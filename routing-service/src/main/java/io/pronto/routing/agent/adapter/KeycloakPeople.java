package io.pronto.routing.agent.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pronto.contracts.AgentId;
import io.pronto.routing.RoutingSettings;
import io.pronto.routing.agent.Directory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak's users by realm role, given directly or through a group, over its Admin API. */
@Component
class KeycloakPeople implements Directory {
    private static final int PAGE = 100;
    private static final int MOST = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RoutingSettings.Directory settings;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    KeycloakPeople(RoutingSettings settings, JsonMapper json) {
        this.settings = settings.directory();
        this.json = json;
    }

    @Override
    public People people() {
        try {
            String token = token();
            List<Person> agents = withRole("agent", token);
            Set<AgentId> supervisors =
                    withRole("supervisor", token).stream().map(Person::id).collect(Collectors.toSet());
            return new People(agents, supervisors);
        } catch (IOException | JacksonException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private DirectoryUnavailableException unavailable(Exception e) {
        return new DirectoryUnavailableException(
                "Keycloak at " + settings.url() + " did not tell its users of realm " + settings.realm()
                        + ". Maybe it is down, or the client " + settings.client() + " lacks view-users.",
                e);
    }

    private List<Person> withRole(String role, String token) throws IOException, InterruptedException {
        Map<AgentId, Person> found = new LinkedHashMap<>();
        for (Person person : users("roles/" + role + "/users", token)) {
            found.put(person.id(), person);
        }
        for (JsonNode group : pages("roles/" + role + "/groups?briefRepresentation=true", token)) {
            for (Person person : users("groups/" + group.path("id").asString() + "/members", token)) {
                found.put(person.id(), person);
            }
        }
        return List.copyOf(found.values());
    }

    private List<Person> users(String path, String token) throws IOException, InterruptedException {
        return pages(path + "?briefRepresentation=false", token).stream()
                .filter(user -> user.path("enabled").asBoolean(false))
                .map(KeycloakPeople::person)
                .toList();
    }

    private List<JsonNode> pages(String path, String token) throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        while (all.size() < MOST) {
            URI page = settings.url()
                    .resolve(
                            "/admin/realms/" + settings.realm() + "/" + path + "&first=" + all.size() + "&max=" + PAGE);
            JsonNode found = ask(HttpRequest.newBuilder(page)
                    .header("Authorization", "Bearer " + token)
                    .GET());
            if (!found.isArray()) {
                throw new IOException("No list came from " + path);
            }
            found.forEach(all::add);
            if (found.size() < PAGE) {
                return all;
            }
        }
        throw new IOException("More than " + MOST + " entries came from " + path);
    }

    private static Person person(JsonNode user) {
        String username = user.path("username").asString();
        String name = (user.path("firstName").asString("") + " "
                        + user.path("lastName").asString(""))
                .strip();
        Set<String> languages = new LinkedHashSet<>();
        // One value may hold several, as in "zh,en".
        user.path("attributes")
                .path("languages")
                .forEach(value -> Arrays.stream(value.asString().split(","))
                        .map(String::strip)
                        .filter(language -> !language.isEmpty())
                        .forEach(languages::add));
        return new Person(
                new AgentId(user.path("id").asString()), username, name.isEmpty() ? username : name, languages);
    }

    private String token() throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=" + URLEncoder.encode(settings.client(), UTF_8)
                + "&client_secret=" + URLEncoder.encode(settings.secret(), UTF_8);
        URI endpoint = settings.url().resolve("/realms/" + settings.realm() + "/protocol/openid-connect/token");
        JsonNode answer = ask(HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (!answer.hasNonNull("access_token")) {
            throw new IOException("No access token came for client " + settings.client());
        }
        return answer.path("access_token").asString();
    }

    private JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(
                    response.statusCode() + " came from " + response.uri().getPath());
        }
        return json.readTree(response.body());
    }
}
