package io.pronto.routing.whatif;

import io.pronto.routing.simulation.Contact;
import io.pronto.routing.simulation.Study;
import io.pronto.routing.simulation.Traffic;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Who comes on a simulated day. The same seed and day, the same customers, whatever the policy. */
sealed interface Source {
    List<Contact> day(long seed, int day);

    /** Drawn as described. */
    record Described(Traffic traffic) implements Source {
        @Override
        public List<Contact> day(long seed, int day) {
            return traffic.day(Study.chance(seed, day));
        }
    }

    /** As they came; only what could not be seen of them is drawn anew each day. */
    record Recorded(List<Seen> contacts) implements Source {
        public Recorded {
            contacts = List.copyOf(contacts);
        }

        @Override
        public List<Contact> day(long seed, int day) {
            UniformRandomProvider chance = Study.chance(seed, day);
            ZigguratSampler.Exponential patience = ZigguratSampler.Exponential.of(chance);
            List<Contact> drawn = new ArrayList<>(contacts.size());
            for (Seen seen : contacts) {
                // Both are always drawn, so that what is known of one customer does not shift the others'.
                double more = patience.sample();
                int pick = chance.nextInt(Math.max(1, seen.others().length));
                drawn.add(new Contact(
                        seen.arrival(),
                        seen.kind(),
                        seen.handling() >= 0 ? seen.handling() : seen.others()[pick],
                        seen.gaveUp()
                                ? seen.waited()
                                : seen.meanPatience() == Double.POSITIVE_INFINITY
                                        ? Contact.FOR_EVER
                                        : seen.waited() + Math.round(more * seen.meanPatience())));
            }
            return drawn;
        }
    }

    /**
     * What is known of somebody who came; times in milliseconds.
     *
     * @param arrival from the start of the period
     * @param handling how long it took; below 0 when it is not known
     * @param others how long others took, to draw from; not empty when {@code handling} is not known
     * @param waited the patience when {@code gaveUp}, else the customer is known to have waited so long
     * @param meanPatience the mean patience beyond that; infinite when nobody gives up
     */
    record Seen(
            long arrival, int kind, long handling, long[] others, boolean gaveUp, long waited, double meanPatience) {}
}
