package io.pronto.routing.matching;

class InMemoryDecisionsTest implements DecisionsContract {
    @Override
    public Decisions empty() {
        return new InMemoryDecisions();
    }
}
