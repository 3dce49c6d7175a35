package io.pronto.conversation.webhook;

import io.pronto.conversation.enquiry.Enquiries;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

class InMemoryWebhooksTest implements WebhooksContract {

    private final Webhooks webhooks = new InMemoryWebhooks();
    private final Supplier<UUID> ids = Enquiries.ids();

    @Override
    public Webhooks webhooks() {
        return webhooks;
    }

    @Override
    public Supplier<UUID> ids() {
        return ids;
    }

    /** The twin of the real store. */
    static final class InMemoryWebhooks implements Webhooks {
        private final Map<UUID, Webhook> all = new TreeMap<>();
        private final Map<UUID, Delivery> deliveries = new TreeMap<>();
        private final Map<UUID, String> bodies = new TreeMap<>();

        @Override
        public List<Webhook> all() {
            return List.copyOf(all.values());
        }

        @Override
        public void add(Webhook webhook) {
            all.put(webhook.id(), webhook);
        }

        @Override
        public void switchTo(UUID id, boolean active) {
            all.computeIfPresent(
                    id,
                    (key, w) -> new Webhook(key, w.owner(), w.url(), w.events(), active, w.secret(), w.createdAt()));
        }

        @Override
        public void remove(UUID id) {
            all.remove(id);
            deliveries.values().removeIf(d -> d.webhook().equals(id));
        }

        @Override
        public void send(UUID delivery, UUID webhook, String type, String body, Instant at) {
            if (all.containsKey(webhook)) {
                bodies.put(delivery, body);
                deliveries.put(
                        delivery,
                        new Delivery(delivery, webhook, type, Delivery.State.PENDING, 0, at, null, null, at, null));
            }
        }

        @Override
        public List<Due> claim(Instant now, Instant until, int limit) {
            List<Delivery> due = deliveries.values().stream()
                    .filter(d -> d.nextAt() != null
                            && !d.nextAt().isAfter(now)
                            && all.get(d.webhook()).active())
                    .sorted(Comparator.comparing(Delivery::nextAt))
                    .limit(limit)
                    .toList();
            due.forEach(d ->
                    change(d.id(), x -> with(x, x.state(), x.attempts(), until, x.lastStatus(), x.lastError(), null)));
            return due.stream()
                    .map(d -> new Due(d.id(), all.get(d.webhook()), d.type(), bodies.get(d.id()), d.attempts()))
                    .toList();
        }

        private void change(UUID id, UnaryOperator<Delivery> how) {
            deliveries.computeIfPresent(id, (_, d) -> how.apply(d));
        }

        private static Delivery with(
                Delivery d,
                Delivery.State state,
                int attempts,
                @Nullable Instant next,
                @Nullable Integer status,
                @Nullable String error,
                @Nullable Instant deliveredAt) {
            return new Delivery(
                    d.id(), d.webhook(), d.type(), state, attempts, next, status, error, d.createdAt(), deliveredAt);
        }

        @Override
        public void delivered(UUID id, int status, Instant at) {
            change(id, d -> with(d, Delivery.State.DELIVERED, d.attempts() + 1, null, status, null, at));
        }

        @Override
        public void failed(UUID id, @Nullable Integer status, String error, @Nullable Instant next) {
            change(
                    id,
                    d -> with(
                            d,
                            next == null ? Delivery.State.DEAD : Delivery.State.PENDING,
                            d.attempts() + 1,
                            next,
                            status,
                            error,
                            null));
        }

        @Override
        public List<Delivery> deliveries(UUID webhook, @Nullable UUID before, int limit) {
            return deliveries.values().stream()
                    .filter(d -> d.webhook().equals(webhook) && (before == null || d.id().compareTo(before) < 0))
                    .sorted(Comparator.comparing(Delivery::id).reversed())
                    .limit(limit)
                    .toList();
        }

        @Override
        public Optional<Delivery> delivery(UUID id) {
            return Optional.ofNullable(deliveries.get(id));
        }

        @Override
        public void retry(UUID id, Instant at) {
            change(id, d -> with(d, Delivery.State.PENDING, 0, at, d.lastStatus(), d.lastError(), null));
        }

        @Override
        public int forgetDelivered(Instant before) {
            int was = deliveries.size();
            deliveries
                    .values()
                    .removeIf(d -> d.deliveredAt() != null && d.deliveredAt().isBefore(before));
            return was - deliveries.size();
        }
    }
}
