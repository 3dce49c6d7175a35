package io.pronto.benchmarks;

import io.pronto.routing.simulation.Contact;
import io.pronto.routing.simulation.Outcome;
import io.pronto.routing.simulation.Outcome.Fate;
import io.pronto.routing.wait.HandOver;
import io.pronto.routing.wait.WaitEstimate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often the wait told to a customer on arrival came true: of those who had to wait and were served in the end, the share whose wait
 * lay within what was told.
 *
 * @param seconds how wide all that was told is together
 */
record WaitCoverage(int told, int within, long seconds) {
    /** Over simulated days. */
    static WaitCoverage of(List<Outcome> days, int kinds) {
        int told = 0;
        int within = 0;
        long seconds = 0;
        for (Outcome day : days) {
            for (int kind = 0; kind < kinds; kind++) {
                WaitCoverage line = of(day, kind);
                told += line.told;
                within += line.within;
                seconds += line.seconds;
            }
        }
        return new WaitCoverage(told, within, seconds);
    }

    /** How far apart the bounds are on average, in seconds. */
    double meanWidth() {
        return told == 0 ? 0 : (double) seconds / told;
    }

    double share() {
        return told == 0 ? 0 : (double) within / told;
    }

    /** One who came to the line and left it, served or not. */
    private record Stay(long from, long to, boolean served) {}

    private static WaitCoverage of(Outcome day, int kind) {
        List<Stay> stays = IntStream.range(0, day.contacts().size())
                .filter(i -> day.contacts().get(i).kind() == kind)
                .mapToObj(i -> {
                    Contact contact = day.contacts().get(i);
                    return new Stay(
                            contact.arrival(),
                            contact.arrival() + day.waits().get(i),
                            day.fates().get(i) == Fate.SERVED);
                })
                .toList();
        List<Stay> handOvers = stays.stream()
                .filter(stay -> stay.served() && stay.to() > stay.from())
                .sorted(Comparator.comparingLong(Stay::to))
                .toList();
        int told = 0;
        int within = 0;
        long width = 0;
        for (int i = 0; i < stays.size(); i++) {
            Stay stay = stays.get(i);
            if (stay.to() == stay.from() || !stay.served()) {
                continue;
            }
            List<Stay> ahead = stays.subList(0, i).stream()
                    .filter(other -> other.to() > stay.from())
                    .toList();
            Instant now = Instant.ofEpochMilli(stay.from());
            Instant oldest = ahead.isEmpty()
                    ? now
                    : Instant.ofEpochMilli(ahead.getFirst().from());
            var estimate = WaitEstimate.of(ahead.size() + 1, recent(handOvers, now), oldest, now);
            if (estimate.isPresent()) {
                told++;
                width += estimate.get().highSeconds() - estimate.get().lowSeconds();
                double seconds = (stay.to() - stay.from()) / 1000.0;
                within += seconds >= estimate.get().lowSeconds()
                                && seconds <= estimate.get().highSeconds()
                        ? 1
                        : 0;
            }
        }
        return new WaitCoverage(told, within, width);
    }

    private static List<HandOver> recent(List<Stay> handOvers, Instant now) {
        List<HandOver> recent = new ArrayList<>();
        for (int i = handOvers.size() - 1; i >= 0 && recent.size() < WaitEstimate.MOST_OBSERVATIONS; i--) {
            Instant at = Instant.ofEpochMilli(handOvers.get(i).to());
            if (at.isAfter(now)) {
                continue;
            }
            if (at.isBefore(now.minus(WaitEstimate.WINDOW))) {
                break;
            }
            recent.addFirst(new HandOver(Instant.ofEpochMilli(handOvers.get(i).from()), at));
        }
        return recent;
    }
}
