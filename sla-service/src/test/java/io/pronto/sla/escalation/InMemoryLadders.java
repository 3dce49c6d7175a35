package io.pronto.sla.escalation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The store's twin for tests of the core. */
public final class InMemoryLadders implements Ladders {
    private final Map<String, TreeMap<Integer, Ladder>> versions = new TreeMap<>();
    /** Up to which version each was taken out of use. */
    private final Map<String, Integer> deleted = new HashMap<>();

    @Override
    public List<Ladder> current() {
        return versions.keySet().stream()
                .map(this::current)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Optional<Ladder> current(String id) {
        int last = lastVersion(id);
        return last <= deleted.getOrDefault(id, 0) ? Optional.empty() : version(id, last);
    }

    @Override
    public Optional<Ladder> version(String id, int version) {
        return Optional.ofNullable(versions.getOrDefault(id, new TreeMap<>()).get(version));
    }

    @Override
    public int lastVersion(String id) {
        return versions.containsKey(id) ? versions.get(id).lastKey() : 0;
    }

    @Override
    public boolean add(Ladder ladder) {
        return versions.computeIfAbsent(ladder.id(), id -> new TreeMap<>()).putIfAbsent(ladder.version(), ladder)
                == null;
    }

    @Override
    public void delete(String id) {
        deleted.put(id, lastVersion(id));
    }
}
