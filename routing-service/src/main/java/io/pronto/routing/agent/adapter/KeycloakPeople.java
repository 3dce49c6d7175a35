package io.pronto.routing.agent.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.routing.RoutingSettings;
import io.pronto.routing.agent.Directory;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/** Keycloak's users by realm role, given directly or through a group, over its Admin API. */
@Component
class KeycloakPeople implements Directory {
    private static final int PAGE = 100;
    private static final int MOST = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RoutingSettings.Directory settings;
    private final RestClient http;

    KeycloakPeople(RoutingSettings settings) {
        this.settings = settings.directory();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        this.http = RestClient.builder()
                .requestFactory(requests)
                .baseUrl(this.settings.url().toString())
                .build();
    }

    @Override
    public People people() {
        try {
            String token = token();
            List<Person> agents = withRole("agent", token);
            Set<AgentId> supervisors =
                    withRole("supervisor", token).stream().map(Person::id).collect(Collectors.toSet());
            return new People(agents, supervisors);
        } catch (RestClientException e) {
            throw new DirectoryUnavailableException(
                    "Keycloak at " + settings.url() + " did not tell its users of realm " + settings.realm()
                            + ". Maybe it is down, or the client " + settings.client() + " lacks view-users.",
                    e);
        }
    }

    private List<Person> withRole(String role, String token) {
        Map<AgentId, Person> found = new LinkedHashMap<>();
        users(role, "roles/" + role + "/users", token).forEach(person -> found.put(person.id(), person));
        for (JsonNode group : pages("roles/" + role + "/groups?briefRepresentation=true", token)) {
            users(role, "groups/" + group.path("id").asString() + "/members", token)
                    .forEach(person -> found.put(person.id(), person));
        }
        return List.copyOf(found.values());
    }

    private List<Person> users(String role, String path, String token) {
        return pages(path + "?briefRepresentation=false", token).stream()
                .filter(user -> user.path("enabled").asBoolean(false))
                .map(KeycloakPeople::person)
                .toList();
    }

    private List<JsonNode> pages(String path, String token) {
        List<JsonNode> all = new ArrayList<>();
        while (all.size() < MOST) {
            JsonNode page = http.get()
                    .uri("/admin/realms/" + settings.realm() + "/" + path + "&first=" + all.size() + "&max=" + PAGE)
                    .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                    .retrieve()
                    .body(JsonNode.class);
            if (page == null || !page.isArray()) {
                throw new RestClientException("No list came from " + path);
            }
            page.forEach(all::add);
            if (page.size() < PAGE) {
                return all;
            }
        }
        throw new RestClientException("More than " + MOST + " entries came from " + path);
    }

    private static Person person(JsonNode user) {
        String username = user.path("username").asString();
        String name = (user.path("firstName").asString("") + " " + user.path("lastName").asString("")).strip();
        Set<String> languages = new LinkedHashSet<>();
        // One value may hold several, as in "zh,en".
        user.path("attributes").path("languages").forEach(value -> Arrays.stream(value.asString().split(","))
                .map(String::strip)
                .filter(language -> !language.isEmpty())
                .forEach(languages::add));
        return new Person(
                new AgentId(user.path("id").asString()), username, name.isEmpty() ? username : name, languages);
    }

    private String token() {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", settings.client());
        form.add("client_secret", settings.secret());
        @Nullable
        JsonNode answer = http.post()
                .uri("/realms/" + settings.realm() + "/protocol/openid-connect/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(JsonNode.class);
        if (answer == null || !answer.hasNonNull("access_token")) {
            throw new RestClientException("No access token came for client " + settings.client());
        }
        return answer.path("access_token").asString();
    }
}
