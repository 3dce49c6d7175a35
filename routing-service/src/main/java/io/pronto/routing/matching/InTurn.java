package io.pronto.routing.matching;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How long those in a queue would have waited, had everybody been taken in turn: the measure of what it may ask of anybody for the sake
 * of others.
 *
 * <p>The same customers and the same hand-overs, in another order: whenever somebody is handed over, whoever is first in turn leaves
 * this line. Who still waits or has given up is known to be so. Whoever was handed over earlier than in turn might have given up
 * meanwhile; such a one counts for as much as customers of this queue have been seen to have patience, supposing that giving up has no
 * memory.
 */
final class InTurn {
    /** Half a day: the longest of this and the one before is remembered, so that one bad day is forgotten. */
    private static final long MEMORY = 12L * 3600 * 1_000_000;
    /** What is supposed of patience before anybody has been seen: one gives up in four minutes of waiting. */
    private static final double USUAL_PATIENCE = 240_000_000;
    /** What was seen of patience is halved from then on, so that a new habit shows. */
    private static final double MOST_SEEN = 10_000;
    /** More than so many are never remembered. */
    private static final int MOST = 20_000;

    private static final double NOTHING = 1e-9;

    private final Deque<Place> line = new ArrayDeque<>();
    private final Map<UUID, Place> places = new HashMap<>();
    private double gaveUp;
    private double waited;
    private long begun = Long.MIN_VALUE;
    private long longest;
    private long longestBefore;

    /** Somebody's place in the line. */
    private static final class Place {
        private final UUID id;
        private final long since;
        private long handedAt = Ticks.NEVER;
        private double share = 1;
        private boolean gone;
        private boolean served;

        Place(UUID id, long since) {
            this.id = id;
            this.since = since;
        }
    }

    /** Somebody waits from that moment on. */
    void came(UUID id, long since) {
        Place known = places.get(id);
        if (known != null) {
            known.handedAt = Ticks.NEVER;
            return;
        }
        Place place = new Place(id, since);
        places.put(id, place);
        if (!line.isEmpty() && since < line.getFirst().since) {
            // Back to its old place, after somebody declined it.
            line.addFirst(place);
        } else {
            line.addLast(place);
        }
        if (line.size() > MOST) {
            places.remove(line.removeFirst().id);
        }
    }

    /** Somebody who waited has given up or was sent elsewhere. */
    void left(UUID id, long since, long now) {
        Place place = places.remove(id);
        if (place != null) {
            place.gone = true;
            place.handedAt = now;
        }
        seen(1, now - since);
    }

    /** Somebody was handed over, so in turn somebody would have been. @param since when that one had come */
    void handedOver(UUID id, long since, long now) {
        came(id, since);
        Place own = places.get(id);
        if (own != null && own.served) {
            places.remove(id);
        } else if (own != null) {
            own.handedAt = now;
        }
        seen(0, now - since);
        double room = 1;
        while (room > NOTHING && !line.isEmpty()) {
            Place first = line.getFirst();
            double there = first.gone ? 0 : first.share * stillThere(first, now);
            if (there > room) {
                first.share *= 1 - room / there;
                return;
            }
            room -= there;
            line.removeFirst();
            if (first.handedAt == Ticks.NEVER) {
                // Still waits in truth, and must not come to this line again.
                first.served = true;
            } else {
                places.remove(first.id, first);
            }
            if (there >= 0.5) {
                note(now - first.since, now);
            }
        }
    }

    private double stillThere(Place place, long now) {
        return place.handedAt == Ticks.NEVER
                ? 1
                : Math.exp(-(now - place.handedAt) * (gaveUp + 1) / (waited + USUAL_PATIENCE));
    }

    private void seen(int lost, long wait) {
        gaveUp += lost;
        waited += Math.max(0, wait);
        if (gaveUp > MOST_SEEN) {
            gaveUp /= 2;
            waited /= 2;
        }
    }

    private void note(long wait, long now) {
        if (begun == Long.MIN_VALUE || now - begun >= MEMORY) {
            longestBefore = begun == Long.MIN_VALUE || now - begun >= 2 * MEMORY ? 0 : longest;
            longest = 0;
            begun = now;
        }
        longest = Math.max(longest, wait);
    }

    /** The longest that anybody would have waited within the last half to whole day. */
    long longest() {
        return Math.max(longest, longestBefore);
    }
}
