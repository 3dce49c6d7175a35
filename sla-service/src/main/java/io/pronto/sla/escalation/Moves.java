package io.pronto.sla.escalation;

import io.pronto.contracts.EscalationAction;
import io.pronto.sla.policy.SlaPolicy;
import io.pronto.sla.policy.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * From which queue ladders take work to which. Only policies that name their queues count: what applies everywhere also
 * applies where the work arrives, and its ladder goes on there instead of beginning anew.
 */
public final class Moves {
    private final Map<String, Set<String>> to = new TreeMap<>();

    /** The moves of the active ones of these policies with these ladders. */
    public Moves(Collection<SlaPolicy> policies, Collection<Ladder> ladders) {
        Map<String, Ladder> byId = ladders.stream().collect(Collectors.toMap(Ladder::id, Function.identity()));
        for (SlaPolicy policy : policies) {
            if (!policy.active()) {
                continue;
            }
            for (Target target : policy.targets()) {
                Ladder ladder = target.ladder() == null ? null : byId.get(target.ladder());
                if (ladder != null) {
                    policy.match()
                            .queues()
                            .forEach(queue -> to.computeIfAbsent(queue, none -> new TreeSet<>())
                                    .addAll(destinations(ladder)));
                }
            }
        }
    }

    /** The queues to which a ladder takes work. */
    public static Set<String> destinations(Ladder ladder) {
        Set<String> queues = new TreeSet<>();
        for (Ladder.Step step : ladder.steps()) {
            for (EscalationAction action : step.actions()) {
                if (action.to() != null
                        && (action.kind() == EscalationAction.Kind.MOVE_TO_QUEUE
                                || action.kind() == EscalationAction.Kind.OFFER_TO_TEAM)) {
                    queues.add(action.to());
                }
            }
        }
        return queues;
    }

    /** A way that comes back to where it began, such as {@code [returns, experts, returns]}; nothing if there is none. */
    public Optional<List<String>> circle() {
        Set<String> harmless = new HashSet<>();
        for (String start : to.keySet()) {
            List<String> way = new ArrayList<>();
            if (follow(start, way, harmless)) {
                return Optional.of(List.copyOf(way.subList(way.indexOf(way.getLast()), way.size())));
            }
        }
        return Optional.empty();
    }

    /** Depth first; as deep as there are queues in policies, which are bounded. */
    private boolean follow(String queue, List<String> way, Set<String> harmless) {
        boolean again = way.contains(queue);
        way.add(queue);
        if (again) {
            return true;
        }
        for (String next : to.getOrDefault(queue, Set.of())) {
            if (!harmless.contains(next) && follow(next, way, harmless)) {
                return true;
            }
        }
        way.removeLast();
        harmless.add(queue);
        return false;
    }
}
