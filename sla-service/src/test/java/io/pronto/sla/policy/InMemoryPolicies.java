package io.pronto.sla.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The store's twin for tests of the core. */
public final class InMemoryPolicies implements Policies {
    private final Map<String, TreeMap<Integer, SlaPolicy>> policies = new TreeMap<>();

    @Override
    public List<SlaPolicy> current() {
        return policies.values().stream()
                .map(versions -> versions.lastEntry().getValue())
                .toList();
    }

    @Override
    public Optional<SlaPolicy> current(String id) {
        return versions(id).stream().findFirst();
    }

    @Override
    public List<SlaPolicy> versions(String id) {
        return List.copyOf(
                policies.getOrDefault(id, new TreeMap<>()).descendingMap().values());
    }

    @Override
    public boolean add(SlaPolicy policy) {
        return policies.computeIfAbsent(policy.id(), id -> new TreeMap<>()).putIfAbsent(policy.version(), policy)
                == null;
    }
}
