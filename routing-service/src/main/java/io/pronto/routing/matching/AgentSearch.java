package io.pronto.routing.matching;

import io.pronto.contracts.AgentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the agent for one piece of work. */
final class AgentSearch {
    /** So many groups of peers are compared; whoever comes after them is busier or has been idle for less time. */
    private static final int MOST_COMPARED = 32;

    private Ask ask;
    private boolean wishesMet;
    private final Instant at;
    private final long now;
    private final Comparator<Seat> order;
    private final List<Seat> able = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    /** Looks at those on the sorted lists, the best first, and at no more of them than are needed. */
    AgentSearch(Ask wanted, SeatIndex index, Function<AgentId, @Nullable Seat> seats, Instant at) {
        this.ask = wanted;
        this.at = at;
        this.now = Ticks.of(at);
        this.order = (one, other) -> compare(wanted, one, other);
        AgentId one = wanted.keptFor();
        AgentId preferred = wanted.item().preferred();
        if (one != null) {
            addIfAble(seats.apply(one));
        } else {
            if (preferred != null) {
                addIfAble(seats.apply(preferred));
            }
            @Nullable Ask wishing = wanted.wishing();
            if (wishing != null && able.isEmpty()) {
                ask = wishing.relaxedTo(0);
                scanAll(index);
                wishesMet = !able.isEmpty();
            }
            // Whoever meets a stricter ring comes before all whom only a wider one reaches.
            for (int ring = 0; able.isEmpty() && ring <= wanted.ring(); ring++) {
                ask = wanted.relaxedTo(ring);
                scanAll(index);
            }
        }
        if (able.size() > 1) {
            able.sort(order);
        }
    }

    private void scanAll(SeatIndex index) {
        for (TreeSet<Peers> list : index.availableFor(ask.demand(), ask.relaxed(), ask.neighbours())) {
            scan(list);
        }
    }

    private static int compare(Ask ask, Seat one, Seat other) {
        int preferred = Boolean.compare(ask.prefers(other), ask.prefers(one));
        if (preferred != 0) {
            return preferred;
        }
        int declined = Boolean.compare(ask.declinedBefore(one), ask.declinedBefore(other));
        if (declined != 0) {
            return declined;
        }
        int load = compareLoad(one, other);
        if (load != 0) {
            return load;
        }
        int alike = Integer.compare(
                other.peers().available().size(), one.peers().available().size());
        if (alike != 0) {
            return alike;
        }
        int idle = Long.compare(one.lastGiven(), other.lastGiven());
        return idle != 0
                ? idle
                : one.agent().id().value().compareTo(other.agent().id().value());
    }

    /** Who gets it, or nobody. */
    @Nullable
    Choice choice() {
        if (able.isEmpty()) {
            return null;
        }
        Seat best = able.getFirst();
        why(best);
        return new Choice(best.agent().id(), ask.ring(), reasons);
    }

    /** Those that were compared and could get it, the best first. */
    List<Seat> able() {
        return able;
    }

    Comparator<Seat> order() {
        return order;
    }

    private void addIfAble(@Nullable Seat seat) {
        if (seat != null && seat.isAvailable() && ask.isMetBy(seat.peers().ability()) && ask.fits(seat, at, now)) {
            able.add(seat);
        }
    }

    private void scan(TreeSet<Peers> list) {
        int compared = 0;
        @Nullable Seat best = null;
        int weight = ask.demand().weight();
        boolean takesAll = ask.demand().takesAll();
        for (Peers peers : list) {
            if (takesAll && peers.topLoad() > 0) {
                // They come by their load: nobody after these is free altogether.
                return;
            }
            boolean busier = best != null && busierThan(peers, best);
            if (compared >= MOST_COMPARED || busier && able.size() > 1) {
                return;
            }
            // In a full house most have no room, and that is seen sooner than what they can do.
            if (peers.topLoad() + weight <= peers.ability().capacity() && ask.isMetBy(peers.ability())) {
                @Nullable Seat first = scan(peers);
                if (first != null) {
                    compared++;
                    best = best == null || order.compare(first, best) < 0 ? first : best;
                }
            }
            // One more was looked at only to know whether there is another at all.
            if (busier && able.size() > 1) {
                return;
            }
        }
    }

    private boolean busierThan(Peers peers, Seat best) {
        return !ask.declinedBefore(best)
                && Peers.compareLoad(peers.topLoad(), peers.ability().capacity(), best.load(), best.capacity()) > 0;
    }

    /** The first two of the peers who could get it; more would say nothing new. */
    private @Nullable Seat scan(Peers peers) {
        @Nullable Seat best = null;
        int found = 0;
        for (Seat seat : peers.available()) {
            if (ask.fits(seat, at, now)) {
                able.add(seat);
                best = best == null || order.compare(seat, best) < 0 ? seat : best;
                found++;
                if (found >= 2 && !ask.declinedBefore(best)) {
                    return best;
                }
            } else if (!seat.hasRoomFor(ask.demand().weight(), ask.demand().takesAll())) {
                // Peers have the same budget and come by their load: who follows has no room either.
                return best;
            }
        }
        return best;
    }

    private void why(Seat best) {
        if (!ask.demand().skills().isEmpty() && !ask.relaxed().anyone()) {
            reasons.add("has-skills");
        }
        if (wishesMet) {
            reasons.add("preferred-skills");
        }
        if (ask.ring() > 0) {
            reasons.add("ring-" + ask.ring());
        }
        if (ask.prefers(best)) {
            reasons.add("preferred");
        } else if (ask.keptFor() != null) {
            reasons.add("reserved");
        } else if (able.size() == 1) {
            reasons.add("only-one-able");
        } else {
            reasons.add(against(best, able.get(1)));
        }
    }

    private String against(Seat best, Seat next) {
        if (ask.declinedBefore(next) || ask.prefers(next)) {
            return "longest-idle";
        }
        if (compareLoad(best, next) < 0) {
            return "least-loaded";
        }
        return best.peers() != next.peers()
                        && best.peers().available().size()
                                > next.peers().available().size()
                ? "easiest-to-spare"
                : "longest-idle";
    }

    private static int compareLoad(Seat one, Seat other) {
        return Peers.compareLoad(one.load(), one.capacity(), other.load(), other.capacity());
    }
}
