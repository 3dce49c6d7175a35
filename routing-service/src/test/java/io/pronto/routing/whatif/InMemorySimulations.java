package io.pronto.routing.whatif;

import io.pronto.routing.whatif.Asked.Stage;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Simulations in memory. */
public final class InMemorySimulations implements Simulations {
    private static final Comparator<Asked> OLDEST_FIRST =
            Comparator.comparing(Asked::askedAt).thenComparing(Asked::id);

    private final Map<UUID, Asked> all = new HashMap<>();
    private final Map<UUID, Comparison> answers = new HashMap<>();
    private final Map<UUID, Instant> beats = new HashMap<>();

    @Override
    public boolean add(Asked asked, int most) {
        boolean room =
                all.values().stream().filter(one -> !one.stage().isOver()).count() < most;
        return room && all.putIfAbsent(asked.id(), asked) == null;
    }

    @Override
    public Optional<Asked> find(UUID id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Optional<Comparison> answer(UUID id) {
        return Optional.ofNullable(answers.get(id));
    }

    @Override
    public List<Asked> latest(@Nullable String by, @Nullable Asked after, int limit) {
        return all.values().stream()
                .filter(one -> by == null || one.by().equals(by))
                .filter(one -> after == null || OLDEST_FIRST.compare(one, after) < 0)
                .sorted(OLDEST_FIRST.reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Asked> begin(Instant at) {
        Optional<Asked> next =
                all.values().stream().filter(one -> one.stage() == Stage.QUEUED).min(OLDEST_FIRST);
        next.ifPresent(one -> become(one.id(), Stage.RUNNING, null, null));
        next.ifPresent(one -> beats.put(one.id(), at));
        return next.map(one -> all.get(one.id()));
    }

    @Override
    public boolean beat(UUID id, double progress, Instant at) {
        Asked one = all.get(id);
        if (one == null || one.stage() != Stage.RUNNING) {
            return false;
        }
        beats.put(id, at);
        all.put(
                id,
                new Asked(
                        id,
                        one.name(),
                        one.by(),
                        one.byName(),
                        one.askedAt(),
                        one.stage(),
                        progress,
                        null,
                        null,
                        one.question()));
        return true;
    }

    @Override
    public void putBack(UUID id) {
        become(id, Stage.QUEUED, null, null);
    }

    @Override
    public boolean done(UUID id, Comparison answer, Instant at) {
        boolean done = become(id, Stage.DONE, null, at);
        if (done) {
            answers.put(id, answer);
        }
        return done;
    }

    @Override
    public boolean failed(UUID id, String fault, Instant at) {
        return become(id, Stage.FAILED, fault, at);
    }

    @Override
    public boolean cancel(UUID id, Instant at) {
        return become(id, Stage.CANCELLED, null, at);
    }

    @Override
    public boolean remove(UUID id) {
        answers.remove(id);
        return all.remove(id) != null;
    }

    @Override
    public int giveUp(Instant silentSince, Instant at) {
        return (int) List.copyOf(all.keySet()).stream()
                .filter(id -> beats.getOrDefault(id, at).isBefore(silentSince))
                .filter(id -> failed(id, "interrupted", at))
                .count();
    }

    @Override
    public int prune(Instant askedBefore) {
        return (int) List.copyOf(all.values()).stream()
                .filter(one -> one.stage().isOver() && one.askedAt().isBefore(askedBefore))
                .filter(one -> remove(one.id()))
                .count();
    }

    private boolean become(UUID id, Stage next, @Nullable String fault, @Nullable Instant at) {
        Asked one = all.get(id);
        if (one == null || !one.stage().mayBecome(next)) {
            return false;
        }
        double progress = next == Stage.DONE ? 1 : next == Stage.QUEUED ? 0 : one.progress();
        all.put(
                id,
                new Asked(
                        id,
                        one.name(),
                        one.by(),
                        one.byName(),
                        one.askedAt(),
                        next,
                        progress,
                        at,
                        fault,
                        one.question()));
        return true;
    }
}
