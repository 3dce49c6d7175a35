package io.pronto.routing.offer;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.OfferId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The twin of the real store. */
public final class InMemoryOffers implements Offers {
    private final Map<OfferId, OfferRecord> byId = new HashMap<>();

    @Override
    public Optional<OfferRecord> find(OfferId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<OfferRecord> openOf(AgentId agent) {
        return byId.values().stream()
                .filter(offer -> offer.agent().equals(agent) && offer.ending() == null)
                .sorted(Comparator.comparing(OfferRecord::expiresAt)
                        .thenComparing(offer -> offer.id().toString()))
                .toList();
    }

    @Override
    public List<OfferRecord> open() {
        return byId.values().stream().filter(offer -> offer.ending() == null).toList();
    }

    @Override
    public void save(OfferRecord offer) {
        byId.put(offer.id(), offer);
    }
}
