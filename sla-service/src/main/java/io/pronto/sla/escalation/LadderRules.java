package io.pronto.sla.escalation;

import io.pronto.contracts.EscalationAction;
import io.pronto.sla.policy.LadderGuard;
import io.pronto.sla.policy.Policies;
import io.pronto.sla.policy.PolicyRefusal;
import io.pronto.sla.policy.SlaPolicy;
import io.pronto.sla.policy.Target;
import io.pronto.sla.queue.KnownQueues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether ladders and policies fit each other: every ladder that is named exists, and none sends work round in a circle. */
public final class LadderRules implements LadderGuard {
    private final Ladders ladders;
    private final Policies policies;
    private final KnownQueues queues;

    public LadderRules(Ladders ladders, Policies policies, KnownQueues queues) {
        this.ladders = ladders;
        this.policies = policies;
        this.queues = queues;
    }

    /** What is wrong if the ladder comes into force, or nothing. */
    public Optional<LadderRefusal> check(Ladder next) {
        Optional<LadderRefusal> wrong = next.check().or(() -> unknownQueue(next));
        if (wrong.isPresent()) {
            return wrong;
        }
        List<Ladder> all = new ArrayList<>(ladders.current());
        all.removeIf(ladder -> ladder.id().equals(next.id()));
        all.add(next);
        return new Moves(policies.current(), all)
                .circle()
                .map(way -> new LadderRefusal(LadderRefusal.Reason.CIRCULAR, "steps", round(way), remedy()));
    }

    @Override
    public Optional<PolicyRefusal> check(SlaPolicy next) {
        for (Target target : next.targets()) {
            String id = target.ladder();
            if (id != null && ladders.current(id).isEmpty()) {
                return Optional.of(new PolicyRefusal(
                        PolicyRefusal.Reason.UNKNOWN_LADDER,
                        "targets[" + target.metric() + "].ladder",
                        "There is no ladder '" + id + "'.",
                        "Make the ladder first, or name another."));
            }
        }
        List<SlaPolicy> all = new ArrayList<>(policies.current());
        all.removeIf(policy -> policy.id().equals(next.id()));
        all.add(next);
        return new Moves(all, ladders.current())
                .circle()
                .map(way -> new PolicyRefusal(PolicyRefusal.Reason.LADDER_CIRCULAR, "targets", round(way), remedy()));
    }

    private Optional<LadderRefusal> unknownQueue(Ladder ladder) {
        for (int i = 0; i < ladder.steps().size(); i++) {
            List<EscalationAction> actions = ladder.steps().get(i).actions();
            for (int j = 0; j < actions.size(); j++) {
                String to = actions.get(j).to();
                if (to != null
                        && Ladder.namesQueue(actions.get(j).kind())
                        && !queues.unknownAmong(List.of(to)).isEmpty()) {
                    return Optional.of(new LadderRefusal(
                            LadderRefusal.Reason.UNKNOWN_QUEUE,
                            "steps[" + i + "].actions[" + j + "].to",
                            "There is no queue '" + to + "'.",
                            KnownQueues.REMEDY));
                }
            }
        }
        return Optional.empty();
    }

    /** Ids of the policies that use the ladder. */
    public List<String> users(String ladder) {
        return policies.current().stream()
                .filter(policy -> policy.targets().stream().anyMatch(target -> ladder.equals(target.ladder())))
                .map(SlaPolicy::id)
                .toList();
    }

    private static String round(List<String> way) {
        return "Work would be sent round in a circle: " + String.join(" → ", way) + ".";
    }

    private static String remedy() {
        return "Let one of these queues keep its work, or tell people instead of moving it.";
    }
}
