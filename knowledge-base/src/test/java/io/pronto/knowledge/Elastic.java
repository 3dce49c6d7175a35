package io.pronto.knowledge;

import io.pronto.stack.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Loses indices behind the service's back. */
final class Elastic {
    private Elastic() {}

    static void deleteIndices(String pattern) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI server = TestServers.elasticsearch();
            String names = http.send(
                            HttpRequest.newBuilder(server.resolve("/_cat/indices/" + pattern + "?h=index"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            for (String name : names.lines().map(String::strip).toList()) {
                http.send(
                        HttpRequest.newBuilder(server.resolve("/" + name))
                                .DELETE()
                                .build(),
                        BodyHandlers.discarding());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
