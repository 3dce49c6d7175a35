package io.pronto.routing.wait;

class InMemoryWaitStoresTest implements WaitStoresContract {
    @Override
    public HandOvers emptyHandOvers() {
        return new InMemoryHandOvers();
    }

    @Override
    public ToldWaits nothingTold() {
        return new InMemoryToldWaits();
    }
}
