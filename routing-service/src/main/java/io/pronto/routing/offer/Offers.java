package io.pronto.routing.offer;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.OfferId;
import java.util.List;
import java.util.Optional;

/** All offers, open and over. */
public interface Offers {
    /** The offer of that id. */
    Optional<OfferRecord> find(OfferId id);

    /** That agent's open offers, first to expire first. */
    List<OfferRecord> openOf(AgentId agent);

    /** All that are open: as many as there is work on offer. */
    List<OfferRecord> open();

    /** Adds the offer or replaces its ending. */
    void save(OfferRecord offer);
}
