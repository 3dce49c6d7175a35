package io.pronto.sla.policy;

import java.util.List;

class InMemoryPastClocksTest implements PastClocksContract {
    @Override
    public PastClocks having(List<Ended> clocks, List<PastResponse> responses) {
        return new InMemoryPastClocks(clocks, responses);
    }
}
