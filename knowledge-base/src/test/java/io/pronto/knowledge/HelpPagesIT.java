package io.pronto.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.stack.TestServers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpPagesIT extends KnowledgeServer {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String mark = "h" + UUID.randomUUID().toString().substring(0, 8);

    private HttpResponse<byte[]> send(String method, String path, String type, byte[] body, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(30))
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            if (type != null) {
                request.header("Content-Type", type);
            }
            if (headers.length > 0) {
                request.headers(headers);
            }
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpResponse<byte[]> page(String path) {
        return send("GET", path, null, null);
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private void published(String key, String language, String title, String category, String markdown) {
        Map<String, Object> row = new HashMap<>();
        row.put("key", key + "-" + mark);
        row.put("language", language);
        row.put("title", title);
        row.put("category", category);
        row.put("markdown", markdown);
        assertThat(post("/api/v1/articles/import", token("admin.pronto"), List.of(row))
                        .body()
                        .get("counts")
                        .has("created"))
                .isTrue();
    }

    @Test
    void anArticleIsReadWithoutAnyScript() {
        published("boat", "en", "Rent a <b>boat</b>", "boats " + mark, """
                Hello [there](/help/en/canoe-%1$s) <script>alert(1)</script>

                <img src=x onerror=alert(1)> [bad](javascript:alert(1))

                ## Before

                x

                ## While

                | a | b |
                |---|---|
                | 1 | 2 |

                ## After

                y
                """.formatted(mark));
        published("canoe", "en", "Rent a canoe", "boats " + mark, "Back to [boat](/help/en/boat-%s).".formatted(mark));
        published("boat", "zh", "租船", "boats " + mark, "你好");

        HttpResponse<byte[]> read = page("/help/en/boat-" + mark);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.headers().firstValue("content-type")).hasValue("text/html;charset=UTF-8");
        assertThat(read.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        String html = text(read);
        assertThat(html)
                .contains("<html lang=\"en\">", "Rent a &lt;b&gt;boat&lt;/b&gt;", "<table>", "href=\"#while\"")
                .contains("hreflang=\"zh\" href=\"http://127.0.0.1:8080/help/zh/boat-" + mark + "\"")
                .contains("<a href=\"/help/en/canoe-" + mark + "\">Rent a canoe</a>")
                .doesNotContain("alert(1)</script>", "onerror=", "javascript:");
        assertThat(text(page("/help/zh/boat-" + mark))).contains("<html lang=\"zh\">", "有帮助吗");
        assertThat(text(page("/help/en"))).contains("boats " + mark);
        assertThat(text(page("/help/en/category/boats%20" + mark))).contains("Rent a canoe");
        assertThat(text(page("/sitemap.xml"))).contains("/help/zh/sitemap.xml?part=0");
        assertThat(text(page("/help/en/sitemap.xml?part=0")))
                .contains("<loc>http://127.0.0.1:8080/help/en/boat-" + mark + "</loc>", "hreflang=\"zh\"");
    }

    @Test
    void resultsShowTheWordsThatWereLookedFor() {
        published("walrus", "en", "Feeding times " + mark, "animals", "The walrus eats clams at dusk.");
        awaitIndexed();

        assertThat(text(page("/help/en/search?q=when+does+the+walrus+eat"))).contains("<mark>walrus</mark>");
        assertThat(text(page("/help/en/search?q=%3Cscript%3E"))).doesNotContain("<script>\"");
        assertThat(page("/help/en/search").statusCode()).isEqualTo(200);
        assertThat(page("/help/en/search?q=" + "x".repeat(2_000)).statusCode()).isEqualTo(200);
        SEARCH.shut();
        try {
            HttpResponse<byte[]> away = page("/help/en/search?q=walrus");
            assertThat(away.statusCode()).isEqualTo(200);
            assertThat(text(away)).contains("away for the moment");
        } finally {
            SEARCH.open();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/help/en/no-such-page, 404",
        "/help/en/category/nothing, 404",
        "/help/fr, 404",
        "/help/en/category/x?after=y, 404",
        "/help/en/sitemap.xml?part=-1, 404",
    })
    void whatIsNotThereSaysSo(String path, int status) {
        assertThat(page(path).statusCode()).isEqualTo(status);
    }

    @Test
    void aSlashTooManyLeadsToThePage() {
        HttpResponse<byte[]> answer = page("/help/zh/");
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).contains("/help/zh");
        assertThat(page("/help/xx/").statusCode()).isEqualTo(404);
    }

    @Test
    void theFirstPageIsInTheReadersLanguage() {
        HttpResponse<byte[]> chosen = send("GET", "/help", null, null, "Accept-Language", "fr, zh-CN;q=0.8, en;q=0.5");
        assertThat(chosen.statusCode()).isEqualTo(302);
        assertThat(chosen.headers().firstValue("location").orElseThrow()).endsWith("/help/zh");
    }

    @Test
    void readersSayWhetherItHelped() {
        published("rated", "en", "Rated", "general", "x");
        String form = "helpful=no&remark=" + "It%20lacks%20prices";

        HttpResponse<byte[]> rated = send(
                "POST",
                "/help/en/rated-" + mark + "/rating",
                "application/x-www-form-urlencoded",
                form.getBytes(StandardCharsets.UTF_8));
        assertThat(rated.statusCode()).isEqualTo(303);
        assertThat(text(page("/help/en/rated-" + mark + "?rated=1"))).contains("Thank you");
        assertThat(post("/help-api/v1/en/articles/rated-" + mark + "/ratings", null, Map.of("helpful", true))
                        .status())
                .isEqualTo(204);
        assertThat(post("/help-api/v1/en/articles/rated-" + mark + "/ratings", null, Map.of("helpful", true, "x", 1))
                        .status())
                .isEqualTo(400);

        String id = get("/help-api/v1/en/articles/rated-" + mark, null)
                .body()
                .get("id")
                .asString();
        Answer said = get("/api/v1/articles/" + id + "/ratings", token("mei.lin"));
        assertThat(said.body().get("versions").toString())
                .isEqualTo("[{\"version\":1,\"helpful\":1,\"notHelpful\":1}]");
        assertThat(said.body().get("remarks").get(0).get("text").asString()).isEqualTo("It lacks prices");
    }

    @Test
    void picturesAreWrittenAnewAndAnythingElseIsRefused() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_ARGB), "png", png);
        png.write("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

        HttpResponse<byte[]> added = picture("image/png", png.toByteArray(), "grace.zhao");
        assertThat(added.statusCode()).as(text(added)).isEqualTo(201);
        HttpResponse<byte[]> shown =
                page(json.readTree(added.body()).get("path").asString());
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("content-type")).hasValue("image/png");
        assertThat(new String(shown.body(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
        assertThat(picture("image/png", "no picture".getBytes(StandardCharsets.UTF_8), "grace.zhao")
                        .statusCode())
                .isEqualTo(422);
        assertThat(picture("image/svg+xml", "<svg/>".getBytes(StandardCharsets.UTF_8), "grace.zhao")
                        .statusCode())
                .isEqualTo(415);
        assertThat(picture("image/png", png.toByteArray(), "mei.lin").statusCode())
                .isEqualTo(403);
        assertThat(send("POST", "/api/v1/articles/images", "image/png", png.toByteArray())
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(
                                "POST",
                                "/api/v1/articles/images",
                                "image/png",
                                png.toByteArray(),
                                "Authorization",
                                "Bearer " + TestServers.keycloak().clientToken("pronto-integrator"))
                        .statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<byte[]> picture(String type, byte[] bytes, String who) {
        return send("POST", "/api/v1/articles/images", type, bytes, "Authorization", "Bearer " + token(who));
    }
}
