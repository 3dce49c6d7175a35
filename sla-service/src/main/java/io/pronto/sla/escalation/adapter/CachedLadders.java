package io.pronto.sla.escalation.adapter;

import io.pronto.sla.escalation.Ladder;
import io.pronto.sla.escalation.LadderBook;
import io.pronto.sla.escalation.Ladders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps what the database says for a moment, and versions, which never change, for good. */
final class CachedLadders implements LadderBook {
    private record Key(String id, int version) {}

    private record Snapshot(Map<String, Ladder> ladders, Instant readAt) {}

    private final Ladders ladders;
    private final Clock clock;
    private final Duration age;
    private final Map<Key, Ladder> versions = new ConcurrentHashMap<>();
    private volatile @Nullable Snapshot snapshot;

    CachedLadders(Ladders ladders, Clock clock, Duration age) {
        this.ladders = ladders;
        this.clock = clock;
        this.age = age;
    }

    @Override
    public Optional<Ladder> current(String id) {
        Instant now = clock.instant();
        Snapshot known = snapshot;
        if (known == null || !now.isBefore(known.readAt().plus(age))) {
            known = new Snapshot(
                    ladders.current().stream().collect(Collectors.toMap(Ladder::id, Function.identity())), now);
            snapshot = known;
        }
        return Optional.ofNullable(known.ladders().get(id));
    }

    @Override
    public Ladder version(String id, int version) {
        return versions.computeIfAbsent(
                new Key(id, version),
                key -> ladders.version(id, version)
                        .orElseThrow(() -> new IllegalStateException("There is no version " + version
                                + " of the ladder " + id + ". Maybe its row was deleted by hand.")));
    }
}
