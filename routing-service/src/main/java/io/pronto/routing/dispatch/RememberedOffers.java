package io.pronto.routing.dispatch;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.OfferId;
import io.pronto.routing.offer.OfferRecord;
import io.pronto.routing.offer.Offers;
import java.util.List;
import java.util.Optional;

/** The open offers as the memory knows them; what is saved is stored as well. */
final class RememberedOffers implements Offers {
    private final Offers stored;
    private final Memory memory;

    RememberedOffers(Offers stored, Memory memory) {
        this.stored = stored;
        this.memory = memory;
    }

    @Override
    public Optional<OfferRecord> find(OfferId id) {
        return Optional.ofNullable(memory.state().offers().get(id)).or(() -> stored.find(id));
    }

    @Override
    public List<OfferRecord> openOf(AgentId agent) {
        return stored.openOf(agent);
    }

    @Override
    public List<OfferRecord> open() {
        return List.copyOf(memory.state().offers().values());
    }

    @Override
    public void save(OfferRecord offer) {
        Memory.State state = memory.changing();
        if (offer.ending() == null) {
            state.offers().put(offer.id(), offer);
        } else {
            state.offers().remove(offer.id());
        }
        stored.save(offer);
    }
}
