package io.pronto.routing.matching;

import static io.pronto.routing.matching.FloorWorld.NOW;
import static io.pronto.routing.matching.FloorWorld.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Presence;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.Tier;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.queue.Order;
import io.pronto.routing.queue.Ring;
import io.pronto.routing.queue.Weights;
import io.pronto.routing.work.Needs;
import io.pronto.routing.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The floor with its indexes decides as one that looks at everybody. */
class FloorAgainstNaiveTest {
    private static final List<SkillId> SKILLS = List.of(new SkillId("a"), new SkillId("b"), new SkillId("c"));
    private static final Ring.Reach OWN = new Ring.Reach.OwnTeams();
    private static final List<String> QUEUES = List.of("by-promise", "also-by-promise", "by-priority", "in-turn");

    @Property(tries = 120)
    void decidesAsOneThatLooksAtEverybody(@ForAll long seed, @ForAll @IntRange(min = 30, max = 150) int steps) {
        Twins twins = new Twins(seed);
        for (int i = 0; i < steps; i++) {
            twins.step();
            twins.compare();
            twins.serve();
        }
    }

    /** The same things happen to both. */
    private static final class Twins {
        private final Random random;
        private final Floor floor = new Floor();
        private final NaiveFloor naive = new NaiveFloor();
        private final Map<AgentId, Agent> agents = new HashMap<>();
        private final Map<ConversationId, WorkItem> waiting = new LinkedHashMap<>();
        private final Map<ConversationId, WorkItem> held = new LinkedHashMap<>();
        private Instant at = NOW;
        private int next;

        Twins(long seed) {
            random = new Random(seed);
            Order promise = new Order.DeadlineAware(Duration.ofSeconds(20), Duration.ZERO, Duration.ofSeconds(60));
            for (var queue : List.of(
                    queue("by-promise", promise),
                    queue("also-by-promise", promise, new Ring(Duration.ofSeconds(30), 1, false, OWN, false)),
                    queue("by-priority", Order.USUAL, new Ring(Duration.ofSeconds(45), 2, false, OWN, true)),
                    queue("in-turn", new Order.Fifo()))) {
                floor.define(queue);
                naive.define(queue);
            }
            for (int i = 0; i < 8; i++) {
                change(i);
            }
        }

        void step() {
            at = at.plusMillis(random.nextInt(15_000));
            switch (random.nextInt(8)) {
                case 0 -> change(random.nextInt(8));
                case 1, 2 -> oldest(held).ifPresent(this::finish);
                case 3 -> oldest(held).ifPresent(this::decline);
                case 4 -> some(waiting).ifPresent(this::giveUp);
                default -> arrive();
            }
        }

        void compare() {
            for (AgentId agent : agents.keySet()) {
                assertThat(floor.workFor(agent, at).map(WorkItem::conversation))
                        .as("work for %s at %s", agent, at)
                        .isEqualTo(naive.workFor(agent, at).map(WorkItem::conversation));
                assertThat(floor.load(agent)).isEqualTo(naive.load(agents.get(agent)));
            }
            for (WorkItem item : waiting.values()) {
                Optional<AgentId> expected = naive.agentFor(item, at);
                assertThat(floor.agentFor(item, at).map(Choice::agent))
                        .as("agent for %s at %s", item, at)
                        .isEqualTo(expected);
                assertThat(floor.decide(item, at).winner()).isEqualTo(expected);
            }
        }

        /** Not all who could be served are: so that lines are long and agents free in all mixtures. */
        void serve() {
            for (AgentId agent : agents.keySet().stream()
                    .sorted(Comparator.comparing(AgentId::value))
                    .toList()) {
                if (random.nextInt(3) > 0) {
                    floor.workFor(agent, at).ifPresent(item -> give(item, agent));
                }
            }
        }

        private void change(int i) {
            Map<SkillId, Integer> skills = new HashMap<>();
            SKILLS.forEach(skill -> skills.put(skill, 1 + random.nextInt(2) * 2));
            skills.remove(SKILLS.get(random.nextInt(3)));
            Agent agent = new Agent(
                    new AgentId("agent-" + i),
                    "agent-" + i,
                    "Agent",
                    random.nextBoolean() ? Set.of("en") : Set.of("en", "zh"),
                    skills,
                    List.of(25, 100, 130).get(random.nextInt(3)),
                    random.nextInt(5) == 0 ? Presence.AWAY : Presence.ONLINE,
                    NOW,
                    true,
                    Instant.EPOCH);
            agents.put(agent.id(), agent);
            floor.put(agent);
            naive.put(agent);
        }

        private void arrive() {
            Channel channel =
                    List.of(Channel.CHAT, Channel.PHONE, Channel.EMAIL).get(random.nextInt(3));
            List<SkillNeed> skills = new ArrayList<>();
            for (SkillId skill : SKILLS) {
                if (random.nextInt(3) == 0) {
                    skills.add(new SkillNeed(skill, 1 + random.nextInt(4)));
                }
            }
            put(WorkItem.arriving(
                    new ConversationId(new UUID(0, ++next)),
                    new Needs(
                            channel,
                            List.of("en", "zh", "fr").get(random.nextInt(3)),
                            Tier.STANDARD,
                            Priority.values()[random.nextInt(4)],
                            null,
                            null,
                            List.of()),
                    new QueueId(QUEUES.get(random.nextInt(QUEUES.size()))),
                    skills,
                    Weights.USUAL.of(channel),
                    null,
                    at,
                    at));
        }

        private void put(WorkItem item) {
            waiting.put(item.conversation(), item);
            floor.put(item, at);
            naive.put(item, at);
        }

        private void give(WorkItem item, AgentId agent) {
            WorkItem given = FloorWorld.offered(item, agent, at);
            waiting.remove(item.conversation());
            held.put(item.conversation(), given);
            floor.put(given, at);
            naive.put(given, at);
        }

        private void finish(WorkItem item) {
            held.remove(item.conversation());
            floor.put(item.finished(at), at);
            naive.forget(item.conversation(), at);
        }

        private void decline(WorkItem item) {
            held.remove(item.conversation());
            put(item.offerEnded().declinedBy(item.holder().orElseThrow(), at));
        }

        private void giveUp(WorkItem item) {
            waiting.remove(item.conversation());
            floor.workFor(new AgentId("agent-0"), at);
            floor.forget(item.conversation());
            naive.forget(item.conversation(), at);
        }

        private static Optional<WorkItem> oldest(Map<ConversationId, WorkItem> items) {
            return items.values().stream().findFirst();
        }

        private Optional<WorkItem> some(Map<ConversationId, WorkItem> items) {
            return items.values().stream()
                    .skip(random.nextInt(1 + items.size()))
                    .findFirst();
        }
    }
}
