package io.pronto.routing.matching;

import static io.pronto.routing.matching.FloorWorld.NOW;
import static io.pronto.routing.matching.FloorWorld.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Presence;
import io.pronto.contracts.Priority;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.queue.Order;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.Ring;
import io.pronto.routing.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A small centre lives through random hours; after each step what must hold is checked against plain arithmetic. */
class FloorPropertiesTest {
    private static final List<SkillId> SKILLS = List.of(new SkillId("a"), new SkillId("b"), new SkillId("c"));
    private static final Ring WIDER = new Ring(Duration.ofSeconds(40), 1, false, new Ring.Reach.OwnTeams(), false);
    private static final Ring ANYONE = new Ring(Duration.ofSeconds(90), 1, false, new Ring.Reach.OwnTeams(), true);

    @Property(tries = 150)
    void nobodyIsOverloadedAndEverySkillOfTheRingIsMet(
            @ForAll long seed, @ForAll @IntRange(min = 20, max = 120) int steps) {
        Life life = new Life(seed);
        for (int i = 0; i < steps; i++) {
            life.step();
            life.check();
        }
    }

    @Property(tries = 60)
    void equalInputEqualDecisions(@ForAll long seed, @ForAll @IntRange(min = 20, max = 120) int steps) {
        Life one = new Life(seed);
        Life other = new Life(seed);
        for (int i = 0; i < steps; i++) {
            one.step();
            other.step();
        }
        assertThat(one.log).isEqualTo(other.log);
    }

    /** However much still comes and whatever its order is, who waits is served after a bounded number of others. */
    @Property(tries = 60)
    void nobodyStarves(@ForAll @IntRange(min = 0, max = 2) int preset, @ForAll long seed) {
        Order order = List.of(new Order.Fifo(), Order.USUAL, Order.DeadlineAware.USUAL)
                .get(preset);
        Random random = new Random(seed);
        Floor floor = new Floor();
        floor.define(queue("q", order));
        floor.put(FloorWorld.agent("only", Map.of(), 100, Presence.ONLINE));
        WorkItem patient = FloorWorld.work(0, "q", Channel.PHONE, Priority.LOW, NOW);
        floor.put(patient, NOW);
        Instant at = NOW;
        // One agent, and always more new and more urgent work than the agent can do.
        for (int i = 1; i < 60_000; i++) {
            at = at.plusSeconds(1);
            Priority priority = Priority.values()[random.nextInt(Priority.values().length)];
            floor.put(FloorWorld.work(i, "q", Channel.PHONE, priority, at), at);
            if (i % 2 == 0) {
                WorkItem next = floor.workFor(new AgentId("only"), at).orElseThrow();
                floor.forget(next.conversation());
                if (next.conversation().equals(patient.conversation())) {
                    return;
                }
            }
        }
        throw new AssertionError("Low priority waited since " + NOW + " and was not served until " + at);
    }

    /** A floor, what it should know, and steps at random. */
    private static final class Life {
        private final Random random;
        private final Floor floor = new Floor();
        private final Map<AgentId, Agent> agents = new HashMap<>();
        private final Map<ConversationId, WorkItem> waiting = new HashMap<>();
        private final Map<ConversationId, WorkItem> held = new HashMap<>();
        private final List<String> log = new ArrayList<>();
        private final Queue queue;
        private Instant at = NOW;
        private int next = 1;

        Life(long seed) {
            random = new Random(seed);
            Order order = List.of(new Order.Fifo(), Order.USUAL, Order.DeadlineAware.USUAL)
                    .get(random.nextInt(3));
            queue = random.nextBoolean() ? queue("q", order, WIDER, ANYONE) : queue("q", order);
            floor.define(queue);
            for (int i = 0; i < 6; i++) {
                change(i);
            }
        }

        void step() {
            at = at.plusMillis(random.nextInt(20_000));
            floor.widened(at).forEach(item -> floor.agentFor(item, at).ifPresent(choice -> give(item, choice)));
            switch (random.nextInt(5)) {
                case 0 -> change(random.nextInt(6));
                case 1 -> finish();
                case 2 -> decline();
                default -> arrive();
            }
            // Whoever has room is served at once, as the live service does.
            for (AgentId agent : agents.keySet().stream()
                    .sorted((a, b) -> a.value().compareTo(b.value()))
                    .toList()) {
                for (Optional<WorkItem> work = floor.workFor(agent, at);
                        work.isPresent();
                        work = floor.workFor(agent, at)) {
                    Optional<Choice> choice = floor.agentFor(work.get(), at);
                    assertThat(choice).as("work for %s has an agent", agent).isPresent();
                    give(work.get(), choice.orElseThrow());
                }
            }
        }

        private void change(int i) {
            Map<SkillId, Integer> skills = new HashMap<>();
            for (SkillId skill : SKILLS) {
                int level = random.nextInt(6);
                if (level > 0) {
                    skills.put(skill, level);
                }
            }
            Agent agent = FloorWorld.agent(
                    "agent-" + i,
                    skills,
                    List.of(0, 25, 100, 130).get(random.nextInt(4)),
                    random.nextInt(4) == 0 ? Presence.AWAY : Presence.ONLINE);
            agents.put(agent.id(), agent);
            floor.put(agent);
        }

        private void arrive() {
            SkillNeed[] needs = random.nextBoolean()
                    ? new SkillNeed[] {new SkillNeed(SKILLS.get(random.nextInt(3)), 1 + random.nextInt(5))}
                    : new SkillNeed[0];
            WorkItem item = FloorWorld.work(
                    next++,
                    "q",
                    random.nextInt(3) == 0 ? Channel.PHONE : Channel.CHAT,
                    Priority.values()[random.nextInt(4)],
                    at,
                    needs);
            waiting.put(item.conversation(), item);
            floor.put(item, at);
            floor.agentFor(item, at).ifPresent(choice -> give(item, choice));
        }

        private void give(WorkItem item, Choice choice) {
            WorkItem given = FloorWorld.offered(item, choice.agent(), at);
            log.add(item.conversation() + " " + choice);
            // What must hold when something is given: skills of the ring, and room.
            int ring = queue.rules().rings().isEmpty() || choice.ring() == 0 ? 0 : choice.ring();
            Agent agent = agents.get(choice.agent());
            Ring relaxed = ring == 0 ? Ring.FIRST : queue.rules().rings().get(ring - 1);
            assertThat(Duration.between(item.waitingSince(), at)).isGreaterThanOrEqualTo(relaxed.after());
            if (!relaxed.anyone()) {
                item.skills()
                        .forEach(need -> assertThat(agent.level(need.skill()))
                                .isGreaterThanOrEqualTo(Math.max(1, need.level() - relaxed.levelsLower())));
            }
            assertThat(agent.presence()).isEqualTo(Presence.ONLINE);
            assertThat(load(agent.id()) + item.weight()).isLessThanOrEqualTo(agent.capacity());
            waiting.remove(item.conversation());
            held.put(item.conversation(), given);
            floor.put(given, at);
        }

        private void finish() {
            held.values().stream()
                    .min((a, b) ->
                            a.conversation().value().compareTo(b.conversation().value()))
                    .ifPresent(item -> {
                        held.remove(item.conversation());
                        floor.put(item.finished(at), at);
                    });
        }

        private void decline() {
            held.values().stream()
                    .max((a, b) ->
                            a.conversation().value().compareTo(b.conversation().value()))
                    .ifPresent(item -> {
                        held.remove(item.conversation());
                        WorkItem back =
                                item.offerEnded().declinedBy(item.holder().orElseThrow(), at);
                        waiting.put(back.conversation(), back);
                        floor.put(back, at);
                        floor.agentFor(back, at).ifPresent(choice -> give(back, choice));
                    });
        }

        private int load(AgentId agent) {
            return held.values().stream()
                    .filter(item -> item.holder().equals(Optional.of(agent)))
                    .mapToInt(WorkItem::held)
                    .sum();
        }

        /** Nothing waits that anybody could take, and the floor counts as plain arithmetic does. */
        void check() {
            assertThat(floor.waiting()).isEqualTo(waiting.size());
            agents.keySet().forEach(agent -> assertThat(floor.load(agent)).isEqualTo(load(agent)));
            Set<ConversationId> idle = new HashSet<>();
            waiting.values().forEach(item -> floor.agentFor(item, at).ifPresent(any -> idle.add(item.conversation())));
            assertThat(idle)
                    .as("work that waits although somebody could take it")
                    .isEmpty();
            waiting.values()
                    .forEach(item -> assertThat(floor.decide(item, at).winner()).isEmpty());
        }
    }
}
