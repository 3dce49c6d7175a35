package io.pronto.knowledge.gap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

class InMemoryMissesTest implements MissesContract {
    private final Misses misses = new InMemoryMisses();

    @Override
    public Misses misses() {
        return misses;
    }

    @Override
    public int mostMissesPerHour() {
        return 3;
    }

    private final class InMemoryMisses implements Misses {
        private final Map<UUID, Miss> all = new LinkedHashMap<>();

        @Override
        public boolean add(Miss miss) {
            long lately = all.values().stream()
                    .filter(one -> one.source() == miss.source())
                    .filter(one -> one.at().isAfter(miss.at().minusSeconds(3_600))
                            && !one.at().isAfter(miss.at()))
                    .count();
            return lately < mostMissesPerHour() && all.putIfAbsent(miss.id(), miss) == null;
        }
    }
}
