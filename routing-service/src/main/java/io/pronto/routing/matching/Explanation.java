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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A decision with its reasons. At most {@link Decision#LISTED} agents are explained one by one: those who could get it, those whom the
 * work names, those with its skills, then others; the rest is counted.
 */
final class Explanation {
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
        Comparator<Judged> order = Comparator.<Judged>comparingInt(each -> each.able() ? 0 : 1)
                .thenComparing(Judged::seat, search.order());
        List<Judged> judged = listed().stream()
                .map(seat -> new Judged(seat, objections(seat)))
                .sorted(order)
                .toList();
        @Nullable Choice choice = search.choice();
        List<String> reasons = new ArrayList<>(choice == null ? List.of(whyNobody(judged)) : choice.reasons());
        if (!ask.languageCounts()) {
            reasons.add("language-nobody-speaks");
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
                choice == null ? null : choice.agent(),
                reasons,
                judged.stream().map(this::considered).toList(),
                more == 0 ? Map.of() : Map.of("not-examined", more));
    }

    private Set<Seat> listed() {
        Set<Seat> listed = new LinkedHashSet<>();
        add(listed, search.able());
        add(
                listed,
                Stream.concat(
                                Stream.of(ask.keptFor(), ask.item().preferred()),
                                ask.item().declined().keySet().stream().sorted(Comparator.comparing(AgentId::value)))
                        .<Seat>mapMulti((agent, next) -> {
                            Seat seat = agent == null ? null : seats.get(agent);
                            if (seat != null) {
                                next.accept(seat);
                            }
                        })
                        .toList());
        for (Peers peers : index.allFor(ask.demand(), List.of(ask.relaxed()), ask.neighbours())) {
            if (listed.size() >= Decision.LISTED) {
                return listed;
            }
            add(listed, peers.seats());
        }
        add(listed, seats.values());
        return listed;
    }

    private static void add(Set<Seat> listed, Collection<Seat> more) {
        for (Seat seat : more) {
            if (listed.size() >= Decision.LISTED) {
                return;
            }
            listed.add(seat);
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
        List<String> reasons = new ArrayList<>(2);
        if (judged.able()) {
            reasons.add("able");
            if (ask.prefers(seat)) {
                reasons.add("preferred");
            }
            if (ask.declinedBefore(seat)) {
                reasons.add("declined-before");
            }
        }
        return new Considered(
                seat.agent().id(),
                seat.agent().name(),
                seat.load(),
                seat.capacity(),
                reasons,
                judged.objections().stream()
                        .map(each -> new Against(each.code(), each.detail()))
                        .toList());
    }
}
