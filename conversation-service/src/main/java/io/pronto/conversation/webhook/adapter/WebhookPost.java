package io.pronto.conversation.webhook.adapter;

import com.standardwebhooks.exceptions.WebhookSigningException;
import io.pronto.conversation.webhook.PublicAddresses;
import io.pronto.conversation.webhook.RetrySchedule;
import io.pronto.conversation.webhook.Webhooks;
import java.io.IOException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Makes deliveries: signed in the Standard Webhooks form, never following redirects, never waiting long. */
final class WebhookPost {

    private static final Logger log = LoggerFactory.getLogger(WebhookPost.class);
    private static final int AT_ONCE = 16;
    private static final int LONGEST_ERROR = 500;
    private static final Duration KEPT = Duration.ofDays(7);

    private final Webhooks webhooks;
    private final PublicAddresses addresses;
    private final Clock clock;
    private final DoubleSupplier random;
    private final Duration timeout;
    private final HttpClient client;

    WebhookPost(Webhooks webhooks, PublicAddresses addresses, Clock clock, DoubleSupplier random, Duration timeout) {
        this.webhooks = webhooks;
        this.addresses = addresses;
        this.clock = clock;
        this.random = random;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    @Scheduled(
            initialDelayString = "${pronto.conversation.webhooks.look}",
            fixedDelayString = "${pronto.conversation.webhooks.look}")
    void deliver() {
        Instant now = clock.instant();
        // The lease is longer than an attempt can last; a replica that dies leaves the delivery to another.
        List<Webhooks.Due> due = webhooks.claim(now, now.plus(timeout.multipliedBy(3)), AT_ONCE);
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(d -> each.execute(() -> attempt(d)));
        }
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M")
    void forget() {
        webhooks.forgetDelivered(clock.instant().minus(KEPT));
    }

    private void attempt(Webhooks.Due due) {
        try {
            if (!addresses.allow(due.webhook().url())) {
                fail(due, null, "The address is inside a private network.");
                return;
            }
            HttpResponse<Void> response = client.send(request(due), HttpResponse.BodyHandlers.discarding());
            if (response.statusCode() >= 200 && response.statusCode() < 300) {
                webhooks.delivered(due.delivery(), response.statusCode(), clock.instant());
            } else {
                fail(due, response.statusCode(), "The receiver answered " + response.statusCode() + ".");
            }
        } catch (UnknownHostException e) {
            fail(due, null, "The host is unknown: " + due.webhook().url().getHost());
        } catch (IOException | WebhookSigningException e) {
            fail(due, null, e.toString());
        } catch (InterruptedException e) {
            // Not an attempt: the lease runs out and another replica makes it.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("Delivery {} could not be recorded; it is made again after its lease.", due.delivery(), e);
        }
    }

    private HttpRequest request(Webhooks.Due due) throws WebhookSigningException {
        long seconds = clock.instant().getEpochSecond();
        String id = due.delivery().toString();
        String signature = new com.standardwebhooks.Webhook(due.webhook().secret()).sign(id, seconds, due.body());
        return HttpRequest.newBuilder(due.webhook().url())
                .timeout(timeout)
                .header("Content-Type", "application/cloudevents+json; charset=utf-8")
                .header("User-Agent", "Pronto")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(due.body()))
                .build();
    }

    private void fail(Webhooks.Due due, @Nullable Integer status, String error) {
        Instant next = RetrySchedule.next(due.attempts() + 1, random.getAsDouble())
                .map(wait -> clock.instant().plus(wait))
                .orElse(null);
        webhooks.failed(
                due.delivery(),
                status,
                error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error,
                next);
        if (next == null) {
            log.error(
                    "Delivery {} of {} to {} is dead after {} attempts: {}",
                    due.delivery(),
                    due.type(),
                    due.webhook().url(),
                    due.attempts() + 1,
                    error);
        }
    }
}
