package io.pronto.stack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pronto.stack.StackException;
import io.pronto.stack.server.Probe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopSiteIT {
    private static final URI SUITE = URI.create("http://127.0.0.1:9000");

    @TempDir
    private Path pages;

    @Test
    void pages_are_served_under_a_policy_that_lets_the_widget_in() throws Exception {
        Files.writeString(pages.resolve("index.html"), "<title>Shop</title>");
        Files.writeString(pages.resolve("config.js"), "not this one");
        var port = Probe.freePort();
        try (var _ = ShopSite.start(pages, port, SUITE)) {
            var page = get(port, "/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Shop");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("script-src 'self' http://127.0.0.1:9000;", "default-src 'self'");
            assertThat(get(port, "/config.js").body()).contains("http://127.0.0.1:9000");
            assertThat(get(port, "/../secrets").statusCode()).isEqualTo(404);
        }
        assertThat(Probe.isTaken(port)).isFalse();
    }

    @Test
    void without_pages_it_says_so() {
        assertThatThrownBy(() -> ShopSite.start(pages, Probe.freePort(), SUITE))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("infra/demo");
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
