package io.pronto.sla.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A past that a test declares. */
public final class InMemoryPastClocks implements PastClocks {
    private final List<PastClocksContract.Ended> clocks;
    private final List<PastResponse> responses;

    public InMemoryPastClocks(List<PastClocksContract.Ended> clocks, List<PastResponse> responses) {
        this.clocks = List.copyOf(clocks);
        this.responses = List.copyOf(responses);
    }

    @Override
    public List<PastClock> decided(Instant from, Instant to, int limit) {
        return clocks.stream()
                .filter(ended -> !ended.at().isBefore(from) && ended.at().isBefore(to))
                .sorted(Comparator.comparing(PastClocksContract.Ended::at).reversed())
                .limit(limit)
                .map(PastClocksContract.Ended::clock)
                .toList();
    }

    @Override
    public List<PastResponse> responses(Instant from, Instant to, int limit) {
        return responses.stream()
                .filter(response -> !response.answered().isBefore(from)
                        && response.answered().isBefore(to))
                .sorted(Comparator.comparing(PastResponse::answered).reversed())
                .limit(limit)
                .toList();
    }
}
