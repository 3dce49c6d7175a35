package io.pronto.routing.dispatch;

import io.pronto.routing.matching.Decision;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.work.WorkItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Why work still waits, as things are now. Nothing is decided, and nothing is kept. */
public final class Reasons {
    private final Pool pool;
    private final Placement placement;

    Reasons(Pool pool, Placement placement) {
        this.pool = pool;
        this.placement = placement;
    }

    /**
     * In short.
     *
     * @param reasons why nobody has it, as stable codes such as {@code nobody-free}
     * @param objections how many agents something speaks against, by the first thing that does
     */
    public record Waits(List<String> reasons, Map<String, Integer> objections) {
        public Waits {
            reasons = List.copyOf(reasons);
            objections = Map.copyOf(objections);
        }
    }

    /** Of each, in the same order. */
    public List<Waits> inShort(List<WorkItem> waiting, Instant at) {
        return waiting.isEmpty()
                ? List.of()
                : pool.alone(() -> waiting.stream()
                        .map(item -> inShort(placement.judged(item, at)))
                        .toList());
    }

    /** Of one, with every candidate. */
    public Decision whole(WorkItem item, Instant at) {
        return pool.alone(() -> placement.judged(item, at));
    }

    private static Waits inShort(Decision decision) {
        Map<String, Integer> objections = new TreeMap<>(decision.others());
        objections.remove("not-examined");
        decision.considered().stream()
                .filter(candidate -> !candidate.objections().isEmpty())
                .forEach(candidate ->
                        objections.merge(candidate.objections().getFirst().code(), 1, Integer::sum));
        return new Waits(decision.reasons(), objections);
    }
}
