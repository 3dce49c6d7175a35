package io.pronto.routing.offer;

class InMemoryOffersTest implements OffersContract {
    @Override
    public Offers empty() {
        return new InMemoryOffers();
    }
}
