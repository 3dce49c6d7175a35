package io.pronto.conversation.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All webhooks and what is on its way to them. */
public interface Webhooks {

    /** All of them, at most {@link Webhook#MOST}. */
    List<Webhook> all();

    /** Adds one. */
    void add(Webhook webhook);

    /** Switches it on or off. */
    void switchTo(UUID id, boolean active);

    /** Removes it with its deliveries. */
    void remove(UUID id);

    /** Puts an event on its way, in the surrounding transaction. */
    void send(UUID delivery, UUID webhook, String type, String body, Instant at);

    /** A delivery that is due, with what it takes to make it. */
    record Due(UUID delivery, Webhook webhook, String type, String body, int attempts) {}

    /** Takes up to {@code limit} deliveries that are due to active webhooks; nobody else gets them before {@code until}. */
    List<Due> claim(Instant now, Instant until, int limit);

    /** It has arrived. */
    void delivered(UUID delivery, int status, Instant at);

    /** It has not; {@code next} null: it is not tried again. */
    void failed(UUID delivery, @Nullable Integer status, String error, @Nullable Instant next);

    /** Up to {@code limit} deliveries of a webhook, newest first, older than {@code before}. */
    List<Delivery> deliveries(UUID webhook, @Nullable UUID before, int limit);

    /** One delivery. */
    Optional<Delivery> delivery(UUID id);

    /** Tries it again at once, from the beginning of the schedule. */
    void retry(UUID delivery, Instant at);

    /** Forgets deliveries that arrived before then. @return how many, at most 1000 */
    int forgetDelivered(Instant before);
}
