package io.pronto.analytics.fact;

import java.util.function.Supplier;

class InMemoryFactBookTest implements FactBookContract {
    private final InMemoryFactBook book = new InMemoryFactBook();

    @Override
    public FactBook book() {
        return book;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return work.get();
    }
}
