package io.pronto.conversation.inbox;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.conversation.enquiry.Entrance;
import io.pronto.conversation.enquiry.TopicOrigin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as a row of a list.
 *
 * @param state {@code withBot}, {@code waiting}, {@code assigned}, {@code awaitingCustomer} or {@code resolved}
 * @param topicOrigin how it came to its topic, if that is known
 * @param entrance with which subject, from which page and with which form fields it came in
 * @param tags in the order of the alphabet
 * @param readSequence how far the reader has read
 * @param unread customer messages after that
 * @param callback the customer's wish to be called, if she ever had one
 * @param emailWanted whether she wants to be answered by e-mail
 * @param clocks promises that are being measured or were
 */
public record ConversationSummary(
        UUID id,
        long number,
        Customer customer,
        Channel channel,
        String state,
        String language,
        Priority priority,
        @Nullable String topic,
        @Nullable TopicOrigin topicOrigin,
        Entrance entrance,
        List<String> tags,
        @Nullable String queue,
        @Nullable Agent assignee,
        @Nullable LastEntry lastEntry,
        long lastSequence,
        long readSequence,
        long unread,
        @Nullable Instant unansweredSince,
        List<Clock> clocks,
        @Nullable Instant resolvedAt,
        @Nullable Outcome outcome,
        @Nullable Rated rating,
        @Nullable Callback callback,
        boolean emailWanted,
        Instant createdAt,
        long revision) {

    /** Whose enquiry it is; a visitor who has not said her name has none. */
    public record Customer(
            UUID id, @Nullable String name, @Nullable String email, Tier tier, String language) {}

    /** Who answers it. */
    public record Agent(String id, @Nullable String name) {}

    /** The beginning of the newest message. */
    public record LastEntry(String kind, String text, Instant at, EntryView.Writer author) {}

    /** A promise. {@code state}: running, paused, met, breached or settled. Seconds are of the clock's calendar. */
    public record Clock(
            UUID id,
            Metric metric,
            String state,
            long targetSeconds,
            Instant dueAt,
            @Nullable Instant pausedSince,
            @Nullable Long remainingSecondsWhenPaused) {}

    /** Whom to call. {@code state}: planned, due, reached, given-up or withdrawn. {@code from}: while it is planned. */
    public record Callback(
            String number, String state, @Nullable Instant from, int attempts) {
        /** As it is. */
        public static Callback of(io.pronto.conversation.enquiry.Callback callback) {
            return new Callback(callback.number(), callback.state().word(), callback.from(), callback.attempts());
        }
    }

    /** What the customer thought. */
    public record Rated(int score, @Nullable String comment) {}

    public ConversationSummary {
        tags = List.copyOf(tags);
        clocks = List.copyOf(clocks);
    }
}
