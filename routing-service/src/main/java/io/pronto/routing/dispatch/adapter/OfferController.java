package io.pronto.routing.dispatch.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.QueueId;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Slice;
import io.pronto.routing.dispatch.Dispatch;
import io.pronto.routing.dispatch.adapter.WorkViews.WorkView;
import io.pronto.routing.offer.OfferRecord;
import io.pronto.routing.offer.Offers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an agent is asked to take. */
@RestController
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
@Tag(name = "offers")
class OfferController {
    private final Dispatch dispatch;
    private final Offers offers;
    private final WorkViews views;
    private final Clock clock;

    OfferController(Dispatch dispatch, Offers offers, WorkViews views, Clock clock) {
        this.dispatch = dispatch;
        this.offers = offers;
        this.views = views;
        this.clock = clock;
    }

    /** @param reasons why me, as stable codes */
    record OfferView(
            OfferId offerId,
            ConversationId conversationId,
            AgentId agentId,
            QueueId queue,
            List<String> reasons,
            Instant offeredAt,
            Instant expiresAt) {
        static OfferView of(OfferRecord offer) {
            return new OfferView(
                    offer.id(),
                    offer.conversation(),
                    offer.agent(),
                    offer.queue(),
                    offer.reasons(),
                    offer.offeredAt(),
                    offer.expiresAt());
        }
    }

    record DeclineBody(@Nullable @Size(max = 500) String reason) {}

    @GetMapping("/api/v1/offers/mine")
    @Operation(summary = "My open offers, first to expire first")
    Slice<OfferView> mine(Actor actor) {
        Instant now = clock.instant();
        // Bounded by the budget: each offer takes at least one unit of it.
        return new Slice<>(
                offers.openOf(new AgentId(actor.id())).stream()
                        .filter(offer -> offer.expiresAt().isAfter(now))
                        .limit(Slice.MAX_LIMIT)
                        .map(OfferView::of)
                        .toList(),
                null);
    }

    @PostMapping("/api/v1/offers/{id}/accept")
    @Operation(
            summary = "Take it",
            description = "404 if it is not mine, 409 `offer-ended` if it is over. Safe to repeat.")
    WorkView accept(Actor actor, @PathVariable UUID id) {
        return views.of(
                Answers.granted(dispatch.offers().accept(new OfferId(id), new AgentId(actor.id()), clock.instant())));
    }

    @PostMapping("/api/v1/offers/{id}/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Leave it to the next one")
    void decline(Actor actor, @PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable DeclineBody body) {
        OfferRecord declined = Answers.granted(dispatch.offers()
                .decline(
                        new OfferId(id),
                        new AgentId(actor.id()),
                        body == null ? null : body.reason(),
                        clock.instant()));
        assert declined.ending() != null;
    }
}
