package io.pronto.conversation.visitor.adapter;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pronto.conversation.enquiry.Callback;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.ConversationState;
import io.pronto.conversation.enquiry.WaitEstimate;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a visitor gets to see, apart from her transcript. */
final class WidgetViews {

    private WidgetViews() {}

    /** Herself. */
    record Person(UUID id, @Nullable String name, @Nullable String email, String language) {}

    /** Her conversation. {@code readSequence}: how far she has read. */
    record Talk(
            UUID id,
            long number,
            String state,
            String language,
            @Nullable WidgetAgent agent,
            @JsonProperty("wait") @Nullable WaitEstimate estimate,
            long lastSequence,
            long readSequence,
            @Nullable String outcome,
            @Nullable WidgetRating rating,
            @Nullable WidgetCallback callback,
            boolean emailWanted,
            @Nullable Instant resolvedAt,
            Instant createdAt) {}

    /** Who answers her. */
    record WidgetAgent(@Nullable String name) {}

    /** Her wish to be called. {@code state}: planned, due, reached, given-up or withdrawn. {@code from}: while it is planned. */
    record WidgetCallback(
            String number, String state, @Nullable Instant from, int attempts) {
        static @Nullable WidgetCallback of(@Nullable Callback callback) {
            return callback == null
                    ? null
                    : new WidgetCallback(
                            callback.number(), callback.state().word(), callback.from(), callback.attempts());
        }
    }

    /** How she rated it. */
    record WidgetRating(int score, @Nullable String comment) {}

    /** How the widget is to look. */
    record Look(String name, String color, String replyTimeText) {}

    static Talk talk(Conversation c, @Nullable String agentName, @Nullable WaitEstimate estimate, long readSequence) {
        boolean answered = c.state().assignee() != null;
        return new Talk(
                c.id().value(),
                c.number(),
                c.status().word(),
                c.language(),
                answered ? new WidgetAgent(agentName) : null,
                estimate,
                c.lastSequence(),
                readSequence,
                c.state() instanceof ConversationState.Resolved r ? r.outcome().name() : null,
                c.rating() == null
                        ? null
                        : new WidgetRating(c.rating().score(), c.rating().comment()),
                WidgetCallback.of(c.callback()),
                c.emailWantedAt() != null,
                c.resolvedAt(),
                c.createdAt());
    }
}
