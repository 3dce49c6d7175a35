package io.pronto.routing.offer.adapter;

import io.pronto.routing.StoreDatabase;
import io.pronto.routing.offer.Offers;
import io.pronto.routing.offer.OffersContract;

class PostgresOffersIT implements OffersContract {
    @Override
    public Offers empty() {
        return new PostgresOffers(StoreDatabase.without("offer"), StoreDatabase.writes());
    }
}
