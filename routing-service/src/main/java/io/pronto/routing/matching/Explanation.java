package io.pronto.routing.matching;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.matching.Decision.Against;
import io.pronto.routing.matching.Decision.Considered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A decision with its reasons. At most {@link Decision#LISTED} agents are explained one by one: those who could get it, those whom the
 * work names, those with its skills, then others; the rest is counted.
 */
final class Explanation {
    /** When somebody gets it, so many of those who cannot are explained besides those who could. */
    private static final int BESIDES = 5;

    private final Ask ask;
    private final AgentSearch search;
    private final SeatIndex index;
    private final Map<AgentId, Seat> seats;
    private final Instant at;
    private final long now;

    Explanation(Ask ask, AgentSearch search, SeatIndex index, Map<AgentId, Seat> seats, Instant at) {
        this.ask = ask;
        this.search = search;
        this.index = index;
        this.seats = seats;
        this.at = at;
        this.now = Ticks.of(at);
    }

    private record Judged(Seat seat, List<Objection> objections) {
        boolean able() {
            return objections.isEmpty();
        }
    }

    Decision decision() {
        List<Judged> judged = judged();
        @Nullable Choice choice = search.choice();
        List<String> reasons = choice == null ? List.of(whyNobody(judged)) : choice.reasons();
        if (!ask.languageCounts()) {
            reasons = new ArrayList<>(reasons);
            reasons.add("language-nobody-speaks");
        }
        List<Considered> considered = new ArrayList<>(judged.size());
        for (Judged each : judged) {
            considered.add(considered(each));
        }
        int more = seats.size() - judged.size();
        return new Decision(
                ask.item().conversation(),
                ask.item().queue(),
                Floor.POLICY + " " + ask.queue().rules().order().code(),
                at,
                ask.item().skills(),
                ask.item().needs().language(),
                ask.item().weight(),
                ask.item().outlook().deadline(),
                ask.item().outlook().handling() == null
                        ? null
                        : ask.item().outlook().handling().toSeconds(),
                choice == null ? null : choice.agent(),
                reasons,
                considered,
                more == 0 ? Map.of() : Map.of("not-examined", more));
    }

    /** Those who are explained one by one, the best first: whoever could get it, then the others. */
    private List<Judged> judged() {
        List<Judged> judged = new ArrayList<>(Decision.LISTED);
        for (Seat seat : listed()) {
            judged.add(new Judged(seat, objections(seat)));
        }
        judged.sort((one, other) ->
                one.able() == other.able() ? search.order().compare(one.seat(), other.seat()) : one.able() ? -1 : 1);
        return judged;
    }

    private Set<Seat> listed() {
        Set<Seat> listed = new LinkedHashSet<>(2 * Decision.LISTED);
        add(listed, search.able(), Decision.LISTED);
        int most = listed.isEmpty() ? Decision.LISTED : Math.min(Decision.LISTED, listed.size() + BESIDES);
        add(listed, ask.keptFor());
        add(listed, ask.item().preferred());
        if (!ask.item().declined().isEmpty()) {
            ask.item().declined().keySet().stream()
                    .sorted(Comparator.comparing(AgentId::value))
                    .forEach(agent -> add(listed, agent));
        }
        for (Peers peers : index.allFor(ask.demand(), List.of(ask.relaxed()), ask.neighbours())) {
            if (listed.size() >= most) {
                return listed;
            }
            add(listed, peers.seats(), most);
        }
        add(listed, seats.values(), most);
        return listed;
    }

    private void add(Set<Seat> listed, @Nullable AgentId agent) {
        Seat seat = agent == null ? null : seats.get(agent);
        if (seat != null && listed.size() < Decision.LISTED) {
            listed.add(seat);
        }
    }

    private static void add(Set<Seat> listed, Collection<Seat> others, int most) {
        if (listed.size() >= most) {
            return;
        }
        for (Seat seat : others) {
            listed.add(seat);
            if (listed.size() >= most) {
                return;
            }
        }
    }

    private List<Objection> objections(Seat seat) {
        Agent agent = seat.agent();
        Ability ability = seat.peers().ability();
        List<Objection> found = new ArrayList<>(2);
        if (!agent.takesWork()) {
            found.add(new Objection.NotPresent(agent.presence()));
        } else if (!seat.takesWork(ask.demand().channel(), at)) {
            found.add(notNow(agent));
        }
        if (!ask.relaxed().anyone()) {
            for (SkillNeed need : ask.demand().skills()) {
                if (!ask.relaxed().isMet(need, ability::level, ask.neighbours())) {
                    found.add(new Objection.SkillMissing(
                            new SkillNeed(need.skill(), ask.relaxed().least(need)), ability.level(need.skill())));
                }
            }
        }
        if (!ask.relaxed().reaches(ask.queue().rules().teams(), ability.teams())) {
            found.add(new Objection.OtherTeam());
        }
        if (ask.languageCounts() && !ability.speaks(ask.demand().language())) {
            found.add(new Objection.LanguageMissing(ask.item().needs().language()));
        }
        AgentId one = ask.keptFor();
        if (one != null && !one.equals(agent.id())) {
            found.add(new Objection.ReservedFor(one));
        }
        if (Line.isResting(ask.item(), agent.id(), now)) {
            found.add(new Objection.Declined());
        }
        if (!seat.hasRoomFor(ask.demand().weight(), ask.demand().takesAll())) {
            found.add(new Objection.NoRoom(seat.load(), ask.demand().weight(), seat.capacity()));
        }
        return found;
    }

    private Objection notNow(Agent agent) {
        if (!agent.worksAt(at)) {
            return new Objection.OutOfHours();
        }
        return agent.cappedUntil(at)
                .<Objection>map(Objection.CapReached::new)
                .orElseGet(() -> new Objection.ChannelPaused(ask.demand().channel()));
    }

    private String whyNobody(List<Judged> judged) {
        if (judged.isEmpty()) {
            return "no-agents";
        }
        boolean qualified = false;
        for (Peers peers : index.allFor(ask.demand(), List.of(ask.relaxed()), ask.neighbours())) {
            if (ask.isMetBy(peers.ability())) {
                qualified = true;
                for (Seat seat : peers.seats()) {
                    if (seat.agent().takesWork()) {
                        return "nobody-free";
                    }
                }
            }
        }
        return qualified ? "nobody-present" : "nobody-qualified";
    }

    private Considered considered(Judged judged) {
        Seat seat = judged.seat();
        List<Against> against = List.of();
        if (!judged.able()) {
            against = new ArrayList<>(judged.objections().size());
            for (Objection each : judged.objections()) {
                against.add(new Against(each.code(), each.detail()));
            }
        }
        return new Considered(
                seat.agent().id(),
                seat.agent().name(),
                seat.load(),
                seat.capacity(),
                judged.able() ? reasons(seat) : List.of(),
                against);
    }

    private List<String> reasons(Seat seat) {
        if (!ask.prefers(seat) && !ask.declinedBefore(seat)) {
            return List.of("able");
        }
        List<String> reasons = new ArrayList<>(List.of("able"));
        if (ask.prefers(seat)) {
            reasons.add("preferred");
        }
        if (ask.declinedBefore(seat)) {
            reasons.add("declined-before");
        }
        return reasons;
    }
}
