package io.pronto.conversation.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every store of webhooks and deliveries promises. */
public interface WebhooksContract {

    /** Far ahead, so that the running service finds nothing of this due. */
    Instant THEN = Instant.parse("2101-01-01T00:00:00Z");

    Webhooks webhooks();

    Supplier<UUID> ids();

    private Webhook aWebhook() {
        Webhook webhook = new Webhook(
                ids().get(),
                "shop",
                URI.create("https://shop.example/hook"),
                Set.of("a", "b"),
                true,
                "whsec_AAAA",
                THEN);
        webhooks().add(webhook);
        return webhook;
    }

    @Test
    default void aDeliveryIsTakenByOneUntilItsLeaseEndsAndThenAgain() {
        Webhook webhook = aWebhook();
        assertThat(webhooks().all()).contains(webhook);
        UUID id = ids().get();
        webhooks().send(id, webhook.id(), "a", "{}", THEN);
        assertThat(taken(THEN, THEN.plusSeconds(30))).containsExactly(id);
        assertThat(taken(THEN.plusSeconds(29), THEN.plusSeconds(60))).isEmpty();
        assertThat(taken(THEN.plusSeconds(30), THEN.plusSeconds(60))).containsExactly(id);

        webhooks().failed(id, 500, "no", THEN.plusSeconds(100));
        Delivery failed = webhooks().delivery(id).orElseThrow();
        assertThat(failed.state()).isEqualTo(Delivery.State.PENDING);
        assertThat(failed.attempts()).isEqualTo(1);
        assertThat(failed.lastStatus()).isEqualTo(500);
        webhooks().failed(id, null, "gone", null);
        assertThat(webhooks().delivery(id).orElseThrow().state()).isEqualTo(Delivery.State.DEAD);
        assertThat(taken(THEN.plusSeconds(9_999), THEN.plusSeconds(10_000))).isEmpty();

        webhooks().retry(id, THEN.plusSeconds(200));
        assertThat(webhooks().delivery(id).orElseThrow().attempts()).isZero();
        assertThat(taken(THEN.plusSeconds(200), THEN.plusSeconds(230))).containsExactly(id);
        webhooks().delivered(id, 204, THEN.plusSeconds(201));
        assertThat(webhooks().deliveries(webhook.id(), null, 10)).hasSize(1).allSatisfy(d -> {
            assertThat(d.state()).isEqualTo(Delivery.State.DELIVERED);
            assertThat(d.nextAt()).isNull();
            assertThat(d.deliveredAt()).isEqualTo(THEN.plusSeconds(201));
        });
        assertThat(webhooks().deliveries(webhook.id(), id, 10)).isEmpty();
        webhooks().forgetDelivered(THEN.plusSeconds(202));
        assertThat(webhooks().delivery(id)).isEmpty();
    }

    @Test
    default void oneThatIsSwitchedOffHearsOfNothingAndWhatIsOnItsWayWaits() {
        Webhook webhook = aWebhook();
        UUID id = ids().get();
        webhooks().send(id, webhook.id(), "a", "{}", THEN);
        webhooks().switchTo(webhook.id(), false);
        Webhook off = webhooks().all().stream()
                .filter(found -> found.id().equals(webhook.id()))
                .findFirst()
                .orElseThrow();
        assertThat(off.hears("a", "shop")).isFalse();
        assertThat(taken(THEN, THEN.plusSeconds(30))).doesNotContain(id);
        webhooks().switchTo(webhook.id(), true);
        assertThat(taken(THEN, THEN.plusSeconds(30))).contains(id);
        webhooks().delivered(id, 204, THEN.plusSeconds(1));
    }

    private List<UUID> taken(Instant now, Instant until) {
        return webhooks().claim(now, until, 10).stream()
                .map(Webhooks.Due::delivery)
                .toList();
    }

    @Test
    default void whatIsOnItsWayGoesWithItsWebhook() {
        Webhook webhook = aWebhook();
        UUID id = ids().get();
        webhooks().send(id, webhook.id(), "a", "{}", THEN);
        webhooks().remove(webhook.id());
        assertThat(webhooks().delivery(id)).isEmpty();
        webhooks().send(ids().get(), webhook.id(), "a", "{}", THEN);
        assertThat(webhooks().deliveries(webhook.id(), null, 10)).isEmpty();
    }
}
