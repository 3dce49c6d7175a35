package io.pronto.routing.matching;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.matching.Decision.Against;
import io.pronto.routing.matching.Decision.Considered;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides who gets a piece of work. Pure: the same work, agents and time give the same decision, in whatever order
 * the agents come.
 *
 * <p>Who is present, has every skill at its level, answers in the language, has room in the budget and did not just
 * decline can get it. Among those comes first: the preferred agent; who has not declined it before; who is least loaded
 * for the size of the budget; who has been given nothing for longest; the lower id.
 */
public final class Matcher {
    /** Raised with every change of the rules, and kept with each decision. */
    public static final String POLICY = "least-loaded/1";

    private static final String PREFERRED = "preferred";

    private Matcher() {}

    /**
     * Decides about work that waits.
     *
     * @param agents all agents who could be asked one day, present or not: whether anybody speaks a language depends on all
     */
    public static Decision decide(WorkItem work, Collection<Candidate> agents, Instant at) {
        boolean languageCounts = languageCounts(work, agents);
        List<Judged> judged = new ArrayList<>(agents.size());
        for (Candidate candidate : agents) {
            judged.add(new Judged(candidate, objections(work, candidate, languageCounts, at)));
        }
        judged.sort(order(work));

        List<Candidate> able = judged.stream()
                .filter(each -> each.objections().isEmpty())
                .map(Judged::candidate)
                .toList();
        Candidate best = able.isEmpty() ? null : able.getFirst();
        List<String> reasons = new ArrayList<>(
                best == null ? List.of(whyNobody(judged)) : whyThisOne(work, best, able.subList(1, able.size())));
        if (!languageCounts) {
            reasons.add("language-nobody-speaks");
        }

        List<Considered> considered = new ArrayList<>();
        Map<String, Integer> others = new TreeMap<>();
        for (Judged each : judged) {
            if (considered.size() < Decision.LISTED) {
                considered.add(each.toConsidered(work));
            } else if (each.objections().isEmpty()) {
                others.merge("able", 1, Integer::sum);
            } else {
                others.merge(each.objections().getFirst().code(), 1, Integer::sum);
            }
        }
        return new Decision(
                work.conversation(),
                work.queue(),
                POLICY,
                at,
                work.skills(),
                work.needs().language(),
                work.weight(),
                best == null ? null : best.agent().id(),
                reasons,
                considered,
                others);
    }

    /** Whether that one agent could get the work now: nothing {@link #decide} would find speaks against. */
    public static boolean couldTake(WorkItem work, Candidate candidate, Collection<Candidate> agents, Instant at) {
        boolean languageCounts = candidate.agent().speaks(work.needs().language()) || languageCounts(work, agents);
        return objections(work, candidate, languageCounts, at).isEmpty();
    }

    /** Whether the agent has the skills and language that the work needs, present and free or not. */
    public static boolean qualifies(WorkItem work, Agent agent) {
        return agent.active()
                && work.skills().stream().allMatch(agent::meets)
                && agent.speaks(work.needs().language());
    }

    /** When nobody at all speaks a language, an answer in another is better than none. */
    private static boolean languageCounts(WorkItem work, Collection<Candidate> agents) {
        return agents.stream().anyMatch(each -> each.agent().speaks(work.needs().language()));
    }

    private static List<Objection> objections(WorkItem work, Candidate candidate, boolean languageCounts, Instant at) {
        Agent agent = candidate.agent();
        List<Objection> found = new ArrayList<>(2);
        if (!agent.active()) {
            found.add(new Objection.Inactive());
        }
        if (!agent.takesWork() && agent.active()) {
            found.add(new Objection.NotPresent(agent.presence()));
        }
        if (agent.takesWork() && !agent.takesWork(work.needs().channel(), at)) {
            found.add(resting(work, agent, at));
        }
        for (SkillNeed need : work.skills()) {
            if (!agent.meets(need)) {
                found.add(new Objection.SkillMissing(need, agent.level(need.skill())));
            }
        }
        if (languageCounts && !agent.speaks(work.needs().language())) {
            found.add(new Objection.LanguageMissing(work.needs().language()));
        }
        AgentId reservedFor = reservedFor(work, at);
        if (reservedFor != null && !reservedFor.equals(agent.id())) {
            found.add(new Objection.ReservedFor(reservedFor));
        }
        Instant declined = work.declined().get(agent.id());
        if (declined != null && declined.plus(WorkItem.DECLINE_REST).isAfter(at)) {
            found.add(new Objection.Declined());
        }
        if (!candidate.hasRoomFor(work.weight())) {
            found.add(new Objection.NoRoom(candidate.load(), work.weight(), agent.capacity()));
        }
        return found;
    }

    private static Objection resting(WorkItem work, Agent agent, Instant at) {
        if (!agent.worksAt(at)) {
            return new Objection.OutOfHours();
        }
        return agent.cappedUntil(at)
                .<Objection>map(Objection.CapReached::new)
                .orElseGet(() -> new Objection.ChannelPaused(work.needs().channel()));
    }

    private static @Nullable AgentId reservedFor(WorkItem work, Instant at) {
        return work.state() instanceof WorkState.Waiting(Instant queuedAt, WorkState.Reservation reserved)
                        && reserved != null
                        && reserved.until().isAfter(at)
                ? reserved.agent()
                : null;
    }

    private static Comparator<Judged> order(WorkItem work) {
        Comparator<Judged> able =
                Comparator.comparingInt(each -> each.objections().isEmpty() ? 0 : 1);
        return able.thenComparingInt(each -> isPreferred(work, each.candidate()) ? 0 : 1)
                .thenComparingInt(each -> declinedBefore(work, each.candidate()) ? 1 : 0)
                .thenComparing(Judged::candidate, Candidate::compareLoad)
                .thenComparing(each -> each.candidate().agent().lastGivenWorkAt())
                .thenComparing(each -> each.candidate().agent().id().value());
    }

    private static boolean isPreferred(WorkItem work, Candidate candidate) {
        return candidate.agent().id().equals(work.preferred());
    }

    private static boolean declinedBefore(WorkItem work, Candidate candidate) {
        return work.declined().containsKey(candidate.agent().id());
    }

    private static List<String> whyThisOne(WorkItem work, Candidate best, List<Candidate> rest) {
        List<String> reasons = new ArrayList<>();
        if (!work.skills().isEmpty()) {
            reasons.add("has-skills");
        }
        if (isPreferred(work, best)) {
            reasons.add(PREFERRED);
        } else if (rest.isEmpty()) {
            reasons.add("only-one-able");
        } else if (rest.stream().allMatch(other -> best.compareLoad(other) < 0)) {
            reasons.add("least-loaded");
        } else {
            // Beside equals in load, or before one who had declined.
            reasons.add("longest-idle");
        }
        return reasons;
    }

    private static String whyNobody(List<Judged> judged) {
        if (judged.isEmpty()) {
            return "no-agents";
        }
        if (judged.stream().noneMatch(each -> each.isQualified())) {
            return "nobody-qualified";
        }
        return judged.stream().filter(Judged::isQualified).noneMatch(Judged::isPresent)
                ? "nobody-present"
                : "nobody-free";
    }

    private record Judged(Candidate candidate, List<Objection> objections) {
        boolean isQualified() {
            return objections.stream()
                    .noneMatch(each -> each instanceof Objection.SkillMissing
                            || each instanceof Objection.LanguageMissing
                            || each instanceof Objection.Inactive);
        }

        boolean isPresent() {
            return objections.stream()
                    .noneMatch(each -> each instanceof Objection.NotPresent || each instanceof Objection.OutOfHours);
        }

        Considered toConsidered(WorkItem work) {
            List<String> reasons = new ArrayList<>();
            if (objections.isEmpty()) {
                reasons.add("able");
                if (isPreferred(work, candidate)) {
                    reasons.add(PREFERRED);
                }
                if (declinedBefore(work, candidate)) {
                    reasons.add("declined-before");
                }
            }
            Agent agent = candidate.agent();
            return new Considered(
                    agent.id(),
                    agent.name(),
                    candidate.load(),
                    agent.capacity(),
                    reasons,
                    objections.stream()
                            .map(each -> new Against(each.code(), each.detail()))
                            .toList());
        }
    }
}
