package io.pronto.routing.simulation;

import static io.pronto.routing.simulation.SimulatedWorld.calls;
import static io.pronto.routing.simulation.SimulatedWorld.centre;
import static io.pronto.routing.simulation.SimulatedWorld.fifo;
import static io.pronto.routing.simulation.SimulatedWorld.group;
import static io.pronto.routing.simulation.SimulatedWorld.queue;
import static io.pronto.routing.simulation.SimulatedWorld.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.routing.queue.Order;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueRules.Delivery;
import io.pronto.routing.queue.QueueRules.Limit;
import io.pronto.routing.queue.QueueRules.WhenFull;
import io.pronto.routing.simulation.Outcome.Fate;
import io.pronto.routing.simulation.Outcome.Move;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random centres with overflow, limits and every order; what must hold of each day is counted again by hand. */
class SimulationPropertiesTest {
    private static final List<Order> ORDERS = List.of(new Order.Fifo(), Order.USUAL, Order.DeadlineAware.USUAL);

    @Property(tries = 60)
    void sameSeedSameDay(@ForAll long seed) {
        assertThat(day(seed)).isEqualTo(day(seed));
    }

    @Property(tries = 120)
    void everybodyWhoCameIsServedGoneTurnedAwayOrStillThereAndInOneQueue(@ForAll long seed) {
        Outcome day = day(seed);
        long all = 0;
        for (Fate fate : Fate.values()) {
            all += day.count(fate);
        }
        assertThat(all).isEqualTo(day.contacts().size());
        Map<Integer, QueueId> place = new HashMap<>();
        for (Move move : day.moves()) {
            assertThat(place.getOrDefault(move.contact(), move.from())).isEqualTo(move.from());
            place.put(move.contact(), move.to());
        }
        place.forEach((contact, queue) -> assertThat(day.queues().get(contact)).isEqualTo(queue));
        IntStream.range(0, day.fates().size()).forEach(contact -> {
            long patience = day.contacts().get(contact).patience();
            switch (day.fates().get(contact)) {
                case SERVED -> assertThat(day.waits().get(contact)).isBetween(0L, patience);
                case ABANDONED -> assertThat(day.waits().get(contact)).isEqualTo(patience);
                case BLOCKED, STRANDED -> assertThat(day.waits().get(contact)).isZero();
            }
        });
        day.groups().forEach(group -> assertThat(group.busy()).isLessThanOrEqualTo(group.staffed() + 1e-6));
    }

    /** As long as nobody gives up: else somebody who would have given up is served, and others wait for that. */
    @Property(tries = 60)
    void withMoreAgentsNobodyWaitsLongerInFifo(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int agents,
            @ForAll @IntRange(min = 1, max = 3) int more) {
        List<Contact> contacts = contacts(new Random(seed), 1, 120, false);
        Outcome few =
                Simulation.of(centre(List.of(calls(queue("q", fifo()))), List.of(group(agents))), contacts, () -> 1);
        Outcome many = Simulation.of(
                centre(List.of(calls(queue("q", fifo()))), List.of(group(agents + more))), contacts, () -> 1);
        for (int i = 0; i < contacts.size(); i++) {
            assertThat(many.waits().get(i)).isLessThanOrEqualTo(few.waits().get(i));
        }
        assertThat(many.serviceLevel(20_000)).isGreaterThanOrEqualTo(few.serviceLevel(20_000));
    }

    private static Outcome day(long seed) {
        Random random = new Random(seed);
        Queue last = queue("last", rules(ORDERS.get(random.nextInt(3)), null, null, null, delivery(random)), "a");
        Queue first = queue(
                "first",
                rules(
                        ORDERS.get(random.nextInt(3)),
                        SimulatedWorld.overflow("last", random.nextInt(120)),
                        random.nextBoolean()
                                ? new Limit(
                                        1 + random.nextInt(4),
                                        WhenFull.values()[random.nextInt(WhenFull.values().length)],
                                        Map.of())
                                : null,
                        null,
                        delivery(random)),
                "b");
        List<Kind> kinds = List.of(
                calls(first),
                new Kind("chats", last, List.of(), Channel.CHAT, Priority.values()[random.nextInt(4)]),
                new Kind("chats too", first, List.of(), Channel.CHAT, Priority.NORMAL));
        Centre centre = centre(
                kinds,
                List.of(
                        group(random.nextInt(3), Duration.ofSeconds(random.nextInt(60)), null, "a", "b"),
                        group(random.nextInt(3), Duration.ZERO, null, "a"),
                        group(random.nextInt(2), Duration.ZERO, null, "b")),
                new Centre.Habits(Duration.ofSeconds(random.nextInt(10)), Duration.ofSeconds(random.nextInt(30))),
                last);
        return Simulation.of(centre, contacts(random, 3, 60, true), () -> 1);
    }

    private static Delivery delivery(Random random) {
        return Delivery.values()[random.nextInt(Delivery.values().length)];
    }

    private static List<Contact> contacts(Random random, int kinds, int most, boolean impatient) {
        return IntStream.range(0, 1 + random.nextInt(most))
                .mapToLong(i -> random.nextInt(3_600_000))
                .sorted()
                .mapToObj(arrival -> new Contact(
                        arrival,
                        random.nextInt(kinds),
                        random.nextInt(600_000),
                        impatient && random.nextInt(4) > 0 ? random.nextInt(300_000) : Contact.FOR_EVER))
                .toList();
    }
}
