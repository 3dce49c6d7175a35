package io.pronto.routing.simulation;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.agent.AgentProfile;
import io.pronto.routing.agent.NewWorkCap;
import io.pronto.routing.queue.Order;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.queue.QueueRules.Delivery;
import io.pronto.routing.queue.QueueRules.Limit;
import io.pronto.routing.queue.QueueRules.Opening;
import io.pronto.routing.queue.QueueRules.Overflow;
import io.pronto.routing.queue.Weights;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Queues, people and customers to simulate, with as few words as a test needs. */
final class SimulatedWorld {
    /** A Monday, nine in the morning in UTC. */
    static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

    private SimulatedWorld() {}

    static QueueRules rules(
            Order order,
            @Nullable Overflow overflow,
            @Nullable Limit limit,
            @Nullable Opening opening,
            Delivery delivery) {
        return new QueueRules(order, Set.of(), List.of(), overflow, limit, opening, Duration.ZERO, delivery);
    }

    static Queue queue(String id, QueueRules rules, String... skills) {
        return new Queue(
                        new QueueId(id),
                        id,
                        id,
                        Arrays.stream(skills)
                                .map(skill -> new SkillNeed(new SkillId(skill), 1))
                                .toList(),
                        Set.of(),
                        Set.of(),
                        Duration.ofSeconds(30),
                        Weights.USUAL,
                        true)
                .servedBy(rules);
    }

    static QueueRules fifo() {
        return rules(new Order.Fifo(), null, null, null, Delivery.OFFER);
    }

    static Overflow overflow(String to, int seconds) {
        return new Overflow(new QueueId(to), Duration.ofSeconds(seconds));
    }

    /** Calls for a queue: each takes a whole agent. */
    static Kind calls(Queue queue) {
        return new Kind("calls for " + queue.id(), queue, List.of(), Channel.PHONE, Priority.NORMAL);
    }

    static Group group(int agents, String... skills) {
        return group(agents, Duration.ZERO, null, skills);
    }

    static Group group(int agents, Duration wrapUp, @Nullable NewWorkCap cap, String... skills) {
        Map<SkillId, Integer> able =
                Arrays.stream(skills).collect(java.util.stream.Collectors.toMap(SkillId::new, skill -> 3));
        return new Group(
                "group " + agents + Arrays.toString(skills),
                new AgentProfile(Set.of(), able, 100, Set.of(), null, cap, wrapUp, 0),
                List.of(agents));
    }

    static Centre centre(List<Kind> kinds, List<Group> groups, Queue... others) {
        return centre(kinds, groups, Centre.Habits.AT_ONCE, others);
    }

    static Centre centre(List<Kind> kinds, List<Group> groups, Centre.Habits habits, Queue... others) {
        return new Centre(
                kinds,
                groups,
                List.of(others),
                MONDAY,
                Duration.ofHours(1),
                Map.of(),
                Integer.MAX_VALUE,
                Centre.Retry.NONE,
                habits);
    }

    static Contact comes(int second, int handlingSeconds) {
        return new Contact(second * 1000L, 0, handlingSeconds * 1000L, Contact.FOR_EVER);
    }

    static Contact comes(int second, int handlingSeconds, int patienceSeconds) {
        return new Contact(second * 1000L, 0, handlingSeconds * 1000L, patienceSeconds * 1000L);
    }

    static Outcome live(Centre centre, Contact... contacts) {
        return Simulation.of(centre, List.of(contacts), () -> 1);
    }
}
