package io.pronto.routing.handling;

import io.pronto.contracts.Channel;
import io.pronto.contracts.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The twin of the real store. */
public final class InMemoryHandlingTimes implements HandlingTimes {
    private final List<Noted> all = new ArrayList<>();

    private record Noted(QueueId queue, Channel channel, Duration took, Instant at) {}

    @Override
    public void record(QueueId queue, Channel channel, Duration took, Instant at) {
        all.add(new Noted(queue, channel, took, at));
    }

    @Override
    public Map<Channel, List<Duration>> since(QueueId queue, Instant from, int limit) {
        Map<Channel, List<Duration>> found = new HashMap<>();
        all.stream()
                .filter(noted -> noted.queue().equals(queue) && !noted.at().isBefore(from))
                .sorted(Comparator.comparing(Noted::at).reversed())
                .forEach(noted -> {
                    List<Duration> own = found.computeIfAbsent(noted.channel(), one -> new ArrayList<>());
                    if (own.size() < limit) {
                        own.add(noted.took());
                    }
                });
        return found;
    }
}
