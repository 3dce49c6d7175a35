package io.pronto.routing.work;

import io.pronto.routing.work.WorkState.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The one table of what may follow what. */
public final class WorkTransitions {
    private static final Map<Kind, Set<Kind>> ALLOWED = new EnumMap<>(Map.of(
            // Waiting to waiting: moved to another queue, or reserved for somebody.
            Kind.WAITING, EnumSet.of(Kind.WAITING, Kind.OFFERED, Kind.ASSIGNED, Kind.FINISHED),
            // Never from one offer to the next: in between it is back at its place.
            Kind.OFFERED, EnumSet.of(Kind.WAITING, Kind.ASSIGNED, Kind.FINISHED),
            // Assigned to assigned: the same agent, more or less attention.
            Kind.ASSIGNED, EnumSet.of(Kind.WAITING, Kind.ASSIGNED, Kind.FINISHED),
            Kind.FINISHED, EnumSet.of(Kind.WAITING)));

    private WorkTransitions() {}

    /** Whether work in the one state may come into the other. */
    public static boolean allows(Kind from, Kind to) {
        return ALLOWED.getOrDefault(from, Set.of()).contains(to);
    }
}
