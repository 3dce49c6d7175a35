package io.pronto.sla.clock;

class InMemoryClocksTest implements ClocksContract {
    @Override
    public Clocks clocks() {
        return new InMemoryClocks();
    }
}
