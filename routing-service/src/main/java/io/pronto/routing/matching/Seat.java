package io.pronto.routing.matching;

import io.pronto.contracts.Channel;
import io.pronto.routing.agent.Agent;
import java.time.Instant;
import java.util.Comparator;

/** An agent on the floor, with what is taken of the budget. */
final class Seat {
    /** Who is asked first among peers: the least load, the longest idle, the lower id. */
    static final Comparator<Seat> FIRST = (one, other) -> {
        int byLoad = Integer.compare(one.load, other.load);
        if (byLoad != 0) {
            return byLoad;
        }
        int byIdle = Long.compare(one.lastGiven, other.lastGiven);
        return byIdle != 0
                ? byIdle
                : one.agent.id().value().compareTo(other.agent.id().value());
    };

    private Agent agent;
    private Peers peers;
    private int load;
    private int calls;
    private long lastGiven;

    Seat(Agent agent, Peers peers) {
        this.agent = agent;
        this.peers = peers;
        this.lastGiven = Ticks.of(agent.lastGivenWorkAt());
    }

    Agent agent() {
        return agent;
    }

    Peers peers() {
        return peers;
    }

    int load() {
        return load;
    }

    long lastGiven() {
        return lastGiven;
    }

    int capacity() {
        return peers.ability().capacity();
    }

    /** Only while it is on no list that is sorted by what changes. */
    void become(Agent next, Peers nextPeers) {
        agent = next;
        peers = nextPeers;
        lastGiven = Math.max(lastGiven, Ticks.of(next.lastGivenWorkAt()));
    }

    /** Only while it is on no list that is sorted by what changes. */
    void take(int weight, boolean call) {
        load += weight;
        calls += call ? 1 : 0;
    }

    /** Only while it is on no list that is sorted by what changes. */
    void give(int weight, boolean call) {
        load -= weight;
        calls -= call ? 1 : 0;
    }

    /** Only while it is on no list that is sorted by what changes. */
    void given(long at) {
        lastGiven = Math.max(lastGiven, at);
    }

    /** Whether anything at all could be given to it now. */
    boolean isAvailable() {
        return agent.takesWork() && calls == 0 && load < capacity();
    }

    /** Whether work of that weight fits beside what it has. */
    boolean hasRoomFor(int weight, boolean takesAll) {
        return calls == 0 && load + weight <= capacity() && !(takesAll && load > 0);
    }

    boolean takesWork(Channel channel, Instant at) {
        return agent.takesWork(channel, at);
    }
}
