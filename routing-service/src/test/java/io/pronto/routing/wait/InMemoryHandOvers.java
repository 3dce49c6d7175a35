package io.pronto.routing.wait;

import io.pronto.contracts.QueueId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The twin of the real store. */
public final class InMemoryHandOvers implements HandOvers {
    private final Map<QueueId, List<HandOver>> byQueue = new HashMap<>();

    @Override
    public void record(QueueId queue, HandOver handOver) {
        byQueue.computeIfAbsent(queue, ignored -> new ArrayList<>()).add(handOver);
    }

    @Override
    public List<HandOver> since(QueueId queue, Instant from, int limit) {
        List<HandOver> found = byQueue.getOrDefault(queue, List.of()).stream()
                .filter(handOver -> !handOver.at().isBefore(from))
                .sorted(Comparator.comparing(HandOver::at).thenComparing(HandOver::queuedAt))
                .toList();
        return found.subList(Math.max(0, found.size() - limit), found.size());
    }
}
