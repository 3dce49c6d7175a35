package io.pronto.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.stack.TestServers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TransferIT extends KnowledgeServer {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String mark = "i" + UUID.randomUUID().toString().substring(0, 8);

    private HttpResponse<byte[]> send(String method, String path, String token, String type, byte[] body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(60))
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            if (type != null) {
                request.header("Content-Type", type);
            }
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private JsonNode bring(String type, byte[] file) {
        HttpResponse<byte[]> response = send("POST", "/api/v1/knowledge/imports", token("admin.pronto"), type, file);
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        String id = json.readTree(response.body()).get("id").asString();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            String state = job(id).get("state").asString();
            return state.equals("done") || state.equals("broken");
        });
        return job(id);
    }

    private JsonNode bring(String type, String file) {
        return bring(type, file.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode job(String id) {
        return get("/api/v1/knowledge/imports/" + id, token("admin.pronto")).body();
    }

    private JsonNode refusedOf(JsonNode job) {
        return get(
                        "/api/v1/knowledge/imports/" + job.get("id").asString() + "/rows?result=refused",
                        token("admin.pronto"))
                .body()
                .get("items");
    }

    @Test
    void linesOfJsonAreTakenOneByOneAndARefusedOneKeepsOutNone() {
        String file = """
                {"key":"a-%1$s","language":"en","title":"Rent a kayak","markdown":"Two hours.","exampleQuestions":["kayak?"]}
                {"language":"zh","title":"如何租皮划艇 %1$s","markdown":"两小时。"}
                {"key":"b-%1$s","language":"fr","title":"x","markdown":"x"}
                {"key":"c-%1$s","language":"en","title":"x","markdown":"x","colour":"red"}
                {"key":"d-%1$s","language":"en","title":"x","markdown":["x"]}
                not json
                {"key":"A b","language":"en","title":"x","markdown":"x"}
                {"key":"e-%1$s","language":"en","title":"x","markdown":" "}
                """.formatted(mark);

        JsonNode job = bring("application/x-ndjson", file);

        assertThat(job.get("state").asString()).isEqualTo("done");
        assertThat(job.get("created").asInt()).isEqualTo(2);
        assertThat(refusedOf(job).findValuesAsString("code"))
                .containsExactly(
                        "invalid-value",
                        "unknown-field",
                        "invalid-value",
                        "invalid-json",
                        "invalid-article-key",
                        "invalid-article");
        assertThat(refusedOf(job).get(1).get("field").asString()).isEqualTo("colour");
        assertThat(refusedOf(job).get(1).get("place").asString()).isEqualTo("line 4");
        assertThat(refusedOf(job).get(1).get("content").asString()).contains("red");

        JsonNode again = bring("application/x-ndjson", file);
        assertThat(again.get("unchanged").asInt()).isEqualTo(2);
        awaitIndexed();
        assertThat(job(job.get("id").asString()).get("notFindable").asInt()).isZero();
        assertThat(get("/help-api/v1/zh/search?q=皮划艇", null).body().toString()).contains("皮划艇");
    }

    @Test
    void anArrayThatBreaksOffBringsNothing() {
        JsonNode job = bring("application/json", "[{\"key\":\"x-" + mark + "\",\"language\":\"en\"},");

        assertThat(job.get("state").asString()).isEqualTo("broken");
        assertThat(job.get("problem").asString()).isNotBlank();
        assertThat(job.get("created").asInt()).isZero();
    }

    @Test
    void whatIsTakenOutAsATableComesBackUnchanged() {
        String csv = "\uFEFFKey,Language,Title,Markdown,example_questions,tags\r\n"
                + "csv-" + mark + ",en,\"Say \"\"hello\"\"\",\"a\n\n- b\",\"how?\nwhy?\",\r\n"
                + "formula-" + mark + ",en,=1+1,text,,one\r\n"
                + "short-" + mark + ",en\r\n";
        JsonNode job = bring("text/csv", csv);
        assertThat(job.get("created").asInt()).isEqualTo(2);
        assertThat(refusedOf(job).findValuesAsString("code")).containsExactly("wrong-columns");

        for (String format : new String[] {"csv", "json", "zip"}) {
            HttpResponse<byte[]> file =
                    send("GET", "/api/v1/knowledge/export?format=" + format, token("admin.pronto"), null, null);
            assertThat(file.statusCode()).isEqualTo(200);
            JsonNode back = bring(file.headers().firstValue("content-type").orElseThrow(), file.body());
            assertThat(back.get("refused").asInt())
                    .as(refusedOf(back).toString())
                    .isZero();
            assertThat(back.get("updated").asInt()).as(format + back).isZero();
            assertThat(back.get("created").asInt()).as(format + back).isZero();
            assertThat(back.get("unchanged").asInt()).isPositive();
        }
    }

    @Test
    void anUnknownColumnIsNamed() {
        assertThat(bring("text/csv", "key,colour\na,b\n").get("problem").asString())
                .contains("colour");
    }

    @Test
    void aZipOfMarkdownSaysByItsPathsWhatFrontMatterDoesNot() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            put(zip, "help/en/boats/row-" + mark + ".md", "# Row a boat\n\nWith *oars*.");
            put(zip, "zh/" + mark + ".md", "---\ntitle: 划船\ncategory: boats\ntags: [水]\n---\n用桨。");
            put(zip, "en/picture.png", "no");
            put(zip, "en/bad-" + mark + ".md", "---\n[1, 2\n---\nx");
            put(zip, "__MACOSX/en/x.md", "junk");
        }

        JsonNode job = bring("application/zip", file.toByteArray());

        assertThat(job.get("created").asInt())
                .as(job.toString() + refusedOf(job))
                .isEqualTo(2);
        assertThat(refusedOf(job).findValuesAsString("code")).containsExactly("not-markdown", "invalid-front-matter");
        JsonNode page = get("/help-api/v1/en/articles/row-" + mark, null).body();
        assertThat(page.get("title").asString()).isEqualTo("Row a boat");
        assertThat(page.get("category").asString()).isEqualTo("boats");
        assertThat(page.get("html").asString()).contains("<em>oars</em>").doesNotContain("Row a boat");
    }

    private static void put(ZipOutputStream zip, String path, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatUnfoldsWithoutEndIsLeftFolded() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("en/bomb.md"));
            byte[] nothing = new byte[1 << 20];
            for (int mb = 0; mb < 600; mb++) {
                zip.write(nothing);
            }
        }

        JsonNode job = bring("application/zip", file.toByteArray());

        assertThat(job.get("state").asString()).isEqualTo("broken");
        assertThat(job.get("problem").asString()).contains("512 MB");
    }

    @Test
    void aFileBeyondTheBoundIsRefusedWhileItIsSent() throws Exception {
        long most = 200L << 20;
        InputStream endless = new InputStream() {
            private long left = most;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                int got = (int) Math.min(length, left);
                java.util.Arrays.fill(bytes, from, from + Math.max(got, 0), (byte) ' ');
                left -= got;
                return got == 0 ? -1 : got;
            }
        };
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/knowledge/imports"))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token("admin.pronto"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> endless))
                .build();

        try {
            assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        } catch (IOException cut) {
            assertThat(cut).hasMessageMatching("(?s).*(closed|reset|Broken pipe|EOF|refused|parser|chunked).*");
        }
        assertThat(get("/actuator/health/liveness", null).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "mei.lin, 403, 403",
        "grace.zhao, 403, 200",
        "peter.novak, 403, 403",
        "admin.pronto, 202, 200",
        "-, 401, 401",
        "integrator, 403, 403",
    })
    void rolesDecideWhoBringsAndWhoTakes(String who, int bring, int take) throws IOException {
        String token = switch (who) {
            case "-" -> null;
            case "integrator" -> TestServers.keycloak().clientToken("pronto-integrator");
            default -> token(who);
        };

        assertThat(send(
                                "POST",
                                "/api/v1/knowledge/imports",
                                token,
                                "application/json",
                                "[]".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(bring);
        assertThat(get("/api/v1/knowledge/imports", token).status()).isEqualTo(bring == 202 ? 200 : bring);
        String any = "/api/v1/knowledge/imports/" + UUID.randomUUID();
        assertThat(get(any, token).status()).isEqualTo(bring == 202 ? 404 : bring);
        assertThat(get(any + "/rows", token).status()).isEqualTo(bring == 202 ? 404 : bring);
        assertThat(post(any + "/stop", token, null).status()).isEqualTo(bring == 202 ? 404 : bring);
        HttpResponse<byte[]> zip = send("GET", "/api/v1/knowledge/export?format=zip", token, null, null);
        assertThat(zip.statusCode()).isEqualTo(take);
        if (take == 200) {
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
                in.getNextEntry();
            }
        }
    }
}
