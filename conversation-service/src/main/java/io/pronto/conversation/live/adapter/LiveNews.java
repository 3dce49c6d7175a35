package io.pronto.conversation.live.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferOutcome;
import io.pronto.contracts.Presence;
import io.pronto.contracts.RoutingEvent.AgentPresenceChanged;
import io.pronto.contracts.RoutingEvent.OfferEnded;
import io.pronto.contracts.RoutingEvent.WaitEstimated;
import io.pronto.contracts.RoutingEvent.WorkOffered;
import io.pronto.conversation.inbox.ConversationSummary;
import io.pronto.conversation.inbox.Inbox;
import io.pronto.conversation.live.Audience;
import io.pronto.conversation.live.LiveEvent;
import io.pronto.conversation.live.LiveFeed;
import io.pronto.platform.event.Subscriptions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** Passes on to open pages what routing tells and nobody stores here: offers, presence, waits. */
final class LiveNews {

    private final LiveFeed feed;
    private final Inbox inbox;
    private final ObjectMapper json;

    LiveNews(LiveFeed feed, Inbox inbox, ObjectMapper json) {
        this.feed = feed;
        this.inbox = inbox;
        this.json = json;
    }

    private record Offer(
            UUID offerId,
            UUID conversationId,
            String agentId,
            Instant expiresAt,
            String queue,
            List<String> reasons,
            @Nullable ConversationSummary conversation) {}

    private record Ended(UUID offerId, UUID conversationId, String agentId, OfferOutcome outcome) {}

    private record Present(String agentId, Presence presence) {}

    private record Wait(
            UUID conversationId,
            int position,
            @Nullable Integer lowSeconds,
            @Nullable Integer highSeconds) {}

    Subscriptions subscriptions() {
        return Subscriptions.of("live")
                .on(
                        WorkOffered.class,
                        (e, _) -> feed.sendAfterCommit(() -> LiveEvent.of(
                                "offer",
                                json.writeValueAsString(new Offer(
                                        e.offer().value(),
                                        e.conversation().value(),
                                        e.agent().value(),
                                        e.expiresAt(),
                                        e.queue().value(),
                                        e.reasons(),
                                        row(e.conversation()))),
                                new Audience.Agents(Set.of(e.agent().value()), true))))
                .on(
                        OfferEnded.class,
                        (e, _) -> feed.sendAfterCommit(() -> LiveEvent.of(
                                "offerEnded",
                                json.writeValueAsString(new Ended(
                                        e.offer().value(),
                                        e.conversation().value(),
                                        e.agent().value(),
                                        e.outcome())),
                                new Audience.Agents(Set.of(e.agent().value()), true))))
                .on(
                        AgentPresenceChanged.class,
                        (e, _) -> feed.sendAfterCommit(() -> LiveEvent.of(
                                "presence",
                                json.writeValueAsString(new Present(e.agent().value(), e.presence())),
                                new Audience.AllStaff())))
                .on(WaitEstimated.class, (e, _) -> {
                    String data = json.writeValueAsString(
                            new Wait(e.conversation().value(), e.position(), e.lowSeconds(), e.highSeconds()));
                    feed.sendToCustomerOf(e.conversation(), "wait", data);
                    feed.sendToStaffOf(e.conversation(), "wait", data);
                });
    }

    private @Nullable ConversationSummary row(ConversationId id) {
        return inbox.summaries(List.of(id), null).stream().findFirst().orElse(null);
    }
}
