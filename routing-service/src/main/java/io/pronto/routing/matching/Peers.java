package io.pronto.routing.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Agents who can do the same with the same budget. */
final class Peers {
    /** Those whose first is asked first: the least load for the budget, the longest idle, the lower id. */
    static final Comparator<Peers> FIRST = (one, other) -> {
        int byLoad = compareLoad(one.topLoad, one.ability.capacity(), other.topLoad, other.ability.capacity());
        if (byLoad != 0) {
            return byLoad;
        }
        int byIdle = Long.compare(one.topGiven, other.topGiven);
        return byIdle != 0 ? byIdle : one.topId.compareTo(other.topId);
    };

    private final Ability ability;
    private final TreeSet<Seat> available = new TreeSet<>(Seat.FIRST);
    private final List<Reach> lines = new ArrayList<>();
    private final Set<Seat> seats = new LinkedHashSet<>();
    // The first one's, as it was when these peers were sorted among others.
    private int topLoad;
    private long topGiven;
    private String topId = "";

    Peers(Ability ability) {
        this.ability = ability;
    }

    /** A line that these can serve. @param ring the first ring in which they can */
    record Reach(Line line, int ring) {}

    Ability ability() {
        return ability;
    }

    /** Those who have room and are there, by {@link Seat#FIRST}. */
    TreeSet<Seat> available() {
        return available;
    }

    List<Reach> lines() {
        return lines;
    }

    /** All of them, there or not. */
    Set<Seat> seats() {
        return seats;
    }

    /** Notes who is first; only while these are on no sorted list. */
    void noteFirst() {
        Seat first = available.first();
        topLoad = first.load();
        topGiven = first.lastGiven();
        topId = first.agent().id().value();
    }

    int topLoad() {
        return topLoad;
    }

    /** Which of two is less loaded for the size of its budget. */
    static int compareLoad(int load, int capacity, int otherLoad, int otherCapacity) {
        // Exact, where a quotient would round: a/b < c/d just when a*d < c*b. Both fit a long by far.
        return Long.compare((long) load * Math.max(1, otherCapacity), (long) otherLoad * Math.max(1, capacity));
    }
}
