package io.pronto.routing.dispatch;

import io.pronto.routing.offer.Offers;
import io.pronto.routing.offer.OffersContract;

class RememberedOffersTest implements OffersContract {
    @Override
    public Offers empty() {
        return TestStores.remembered().offers();
    }
}
