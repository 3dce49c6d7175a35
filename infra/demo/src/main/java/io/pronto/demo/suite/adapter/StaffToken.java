package io.pronto.demo.suite.adapter;

import io.pronto.demo.suite.SuiteAddress;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** The access token of one of the demo people, renewed shortly before it ends. */
public final class StaffToken implements Supplier<String> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BEFORE_THE_END = Duration.ofSeconds(20);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final SuiteAddress suite;
    private final String username;
    private final Clock clock;
    private String token = "";
    private Instant end = Instant.EPOCH;

    /** The token of that person; asked for when it is first needed. */
    public StaffToken(SuiteAddress suite, String username, Clock clock) {
        this.suite = suite;
        this.username = username;
        this.clock = clock;
    }

    @Override
    public synchronized String get() {
        if (clock.instant().isAfter(end.minus(BEFORE_THE_END))) {
            renew();
        }
        return token;
    }

    private void renew() {
        var endpoint = URI.create(suite.issuer() + "/protocol/openid-connect/token");
        var form = "grant_type=password&client_id=" + suite.signInClient() + "&username=" + encoded(username)
                + "&password=" + encoded(suite.password());
        try {
            var response = CLIENT.send(
                    HttpRequest.newBuilder(endpoint)
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new SuiteException(
                        response.statusCode(),
                        username + " could not sign in at " + endpoint + " (" + response.statusCode() + " "
                                + response.body()
                                + "). Maybe the suite was started without the demo people: use ./pronto up --demo.");
            }
            var answer = JSON.readTree(response.body());
            token = answer.path("access_token").asString();
            end = clock.instant().plusSeconds(answer.path("expires_in").asLong());
        } catch (IOException e) {
            throw new SuiteException("Keycloak does not answer at " + endpoint + " (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("Signing in " + username + " was interrupted.", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
