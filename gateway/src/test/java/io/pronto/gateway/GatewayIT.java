package io.pronto.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.pronto.stack.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The gateway with a real Keycloak and Redis; a scripted server stands in for the services behind it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"PRONTO_GATEWAY_PORT=0", "PRONTO_LIMIT_PER_CLIENT=4", "PRONTO_LIMIT_PER_ADDRESS=2000"})
class GatewayIT {
    private static final WireMockServer SERVICE =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        SERVICE.start();
        registry.add("PRONTO_ISSUER", () -> TestServers.keycloak().issuer().toString());
        registry.add("PRONTO_REDIS_URL", () -> TestServers.redis().url());
        registry.add("PRONTO_ROUTING_URL", () -> "http://127.0.0.1:" + SERVICE.port());
        registry.add("PRONTO_CONVERSATION_URL", () -> "http://127.0.0.1:" + SERVICE.port());
        // Nobody listens here.
        registry.add("PRONTO_SLA_URL", () -> "http://127.0.0.1:1");
    }

    @AfterAll
    static void stop() {
        SERVICE.stop();
    }

    @BeforeEach
    void answer() {
        SERVICE.resetAll();
        SERVICE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200).withBody("{}")));
    }

    @Test
    void withoutATokenTheApiIsShut() throws Exception {
        HttpResponse<String> response = send(request("/api/v1/agents"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"code\":\"not-signed-in\"");
    }

    @Test
    void aMadeUpTokenIsRefused() throws Exception {
        assertThat(send(request("/api/v1/agents").header("Authorization", "Bearer abc.def.ghi"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aTokenGoesOnToTheServiceAndCookiesDoNot() throws Exception {
        String token = TestServers.keycloak().token("mei.lin");

        HttpResponse<String> response = send(request("/api/v1/agents")
                .header("Authorization", "Bearer " + token)
                .header("Cookie", "other=1"));

        assertThat(response.statusCode()).isEqualTo(200);
        SERVICE.verify(getRequestedFor(urlEqualTo("/api/v1/agents"))
                .withHeader("Authorization", equalTo("Bearer " + token))
                .withoutHeader("Cookie"));
    }

    @Test
    void aServiceThatIsAwayIsSaidSoWithTheTimeToTryAgain() throws Exception {
        HttpResponse<String> response = send(request("/api/v1/sla/packs")
                .header("Authorization", "Bearer " + TestServers.keycloak().token("mei.lin")));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body()).contains("\"code\":\"service-away\"", "\"instance\":\"/api/v1/sla/packs\"");
    }

    @Test
    void aSessionsUnsafeRequestNeedsTheCsrfHeader() throws Exception {
        HttpResponse<String> response = send(request("/logout").POST(BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void signingInGoesToKeycloakWithPkceAndNeverToAnotherSite() throws Exception {
        HttpResponse<String> start = send(request("/oauth2/authorization/keycloak"));

        assertThat(start.headers().firstValue("Location").orElseThrow())
                .startsWith(TestServers.keycloak().issuer().toString())
                .contains("code_challenge_method=S256", "client_id=pronto-gateway");
    }

    @Test
    void everyPageHasAStrictPolicyWithItsOwnNonce() throws Exception {
        HttpResponse<String> one = send(request("/workspace/conversations/7"));
        HttpResponse<String> two = send(request("/"));

        assertThat(one.statusCode()).isEqualTo(200);
        String policy = one.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'");
        assertThat(policy)
                .isNotEqualTo(
                        two.headers().firstValue("Content-Security-Policy").orElseThrow());
        assertThat(one.body()).doesNotContain("__CSP_NONCE__");
    }

    @Test
    void theFilesOfThePageArriveWholeAndMayBeKept() throws Exception {
        Matcher script = Pattern.compile("src=\"(/assets/[^\"]+[.]js)\"")
                .matcher(send(request("/")).body());
        assertThat(script.find()).isTrue();
        byte[] file = new ClassPathResource("static" + script.group(1)).getContentAsByteArray();
        for (int time = 0; time < 2; time++) {
            HttpResponse<byte[]> answer = HTTP.send(request(script.group(1)).build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(file);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/javascript");
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("immutable");
        }
        assertThat(send(request("/assets/../application.yml")).statusCode()).isIn(400, 401, 404);
        assertThat(send(request("/assets/not-there.js")).statusCode()).isEqualTo(404);
    }

    @Test
    void theWidgetMayBeEmbeddedAnywhere() throws Exception {
        HttpResponse<String> preflight = send(request("/widget/v1/messages")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type"));

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
    }

    @Test
    void theStaffApiMayNot() throws Exception {
        HttpResponse<String> response = send(request("/api/v1/agents")
                .header("Origin", "https://shop.example")
                .header("Authorization", "Bearer " + TestServers.keycloak().token("mei.lin")));

        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aBodyOfOneGigabyteIsRefusedBeforeItIsSent() throws Exception {
        // The header alone decides: nothing of the body is ever read.
        try (var socket = new java.net.Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("POST /widget/v1/attachments HTTP/1.1\r\nHost: x\r\nContent-Length: 1073741824\r\n\r\n")
                            .getBytes());
            byte[] answer = new byte[12];
            socket.getInputStream().readNBytes(answer, 0, 12);

            assertThat(new String(answer)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void aClientThatAsksTooMuchIsSlowedAndOthersAreNot() throws Exception {
        String greedy = "Bearer " + TestServers.keycloak().token("jonas.weber");

        var answers = IntStream.range(0, 80)
                .mapToObj(n -> HTTP.sendAsync(
                        request("/api/v1/agents")
                                .header("Authorization", greedy)
                                .build(),
                        BodyHandlers.ofString()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).anySatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.headers().firstValue("RateLimit")).isPresent();
        });
        assertThat(send(request("/api/v1/agents")
                                .header(
                                        "Authorization",
                                        "Bearer " + TestServers.keycloak().token("sofia.rossi")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void thePublicApiIsDescribedFromWhatTheServicesSay() throws Exception {
        SERVICE.stubFor(get("/v3/api-docs")
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"paths\":{\"/api/v1/agents\":{\"get\":{}}}}")));

        HttpResponse<String> api = send(request("/openapi.json"));

        assertThat(api.body()).contains("\"openapi\":\"3.1.0\"", "/api/v1/agents");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
