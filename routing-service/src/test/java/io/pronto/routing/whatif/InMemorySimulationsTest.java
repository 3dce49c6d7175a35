package io.pronto.routing.whatif;

class InMemorySimulationsTest implements SimulationsContract {
    @Override
    public Simulations empty() {
        return new InMemorySimulations();
    }
}
