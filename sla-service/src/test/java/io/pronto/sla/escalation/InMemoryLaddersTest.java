package io.pronto.sla.escalation;

class InMemoryLaddersTest implements LaddersContract {
    @Override
    public Ladders ladders() {
        return new InMemoryLadders();
    }
}
