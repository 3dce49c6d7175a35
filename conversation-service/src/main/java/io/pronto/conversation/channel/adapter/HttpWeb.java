package io.pronto.conversation.channel.adapter;

import io.pronto.conversation.channel.Web;
import io.pronto.conversation.webhook.PublicAddresses;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Java's own HTTP client, with a leash. */
final class HttpWeb implements Web {

    private final PublicAddresses addresses;
    private final Duration timeout;
    private final HttpClient client;

    HttpWeb(PublicAddresses addresses, Duration timeout) {
        this.addresses = addresses;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public Answer ask(Question question) throws IOException {
        if (!addresses.allow(question.url())) {
            throw new IOException("The address " + question.url().getHost() + " is inside a private network.");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(question.url())
                .timeout(timeout)
                .header("User-Agent", "Pronto")
                .method(
                        question.method(),
                        question.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(question.body()));
        question.headers().forEach(request::header);
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return new Answer(response.statusCode(), response.headers().map(), body.readNBytes(LARGEST));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Nobody waits for the answer any more.");
        } catch (IOException e) {
            // Its own words may hold the address, and that may hold a token.
            throw new IOException(question.url().getHost() + ": " + e.getClass().getSimpleName(), e);
        }
    }
}
