package io.pronto.benchmarks;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.Presence;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.Tier;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.matching.Decision;
import io.pronto.routing.matching.Floor;
import io.pronto.routing.queue.Order;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.queue.Ring;
import io.pronto.routing.queue.Weights;
import io.pronto.routing.work.Needs;
import io.pronto.routing.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What one decision costs in the routing core: 300 skills of which each agent has eight, 300 queues that need one or two, half by the
 * promise and half by priority, each with a ring; calls, chats and mail; ten pieces of work waiting for each agent.
 *
 * <p>{@code freed}: a conversation ends, and the agent gets whatever comes first of all that waits. {@code arrives}: work comes, a full
 * explained decision is made over the agents, and it is given or waits.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RoutingDecisionBench {
    private static final int SKILLS = 300;
    private static final int SKILLS_OF_AGENT = 8;
    private static final int WAITING_FOR_EACH = 10;
    private static final double MUST_MICROS = 1000;
    private static final double AIM_MICROS = 100;
    private static final double MOST_GROWTH = 3;
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final Channel[] CHANNELS = {Channel.CHAT, Channel.PHONE, Channel.EMAIL};

    @Param({"500", "5000"})
    public int agents;

    private SplittableRandom random = new SplittableRandom(1);
    private Floor floor = new Floor();
    private List<Queue> queues = List.of();
    private final Deque<WorkItem> held = new ArrayDeque<>();
    private Instant at = START;
    private int next;

    /** A full house, and everybody busy. */
    @Setup(Level.Iteration)
    public void open() {
        random = new SplittableRandom(300);
        floor = new Floor();
        held.clear();
        at = START;
        next = 0;
        queues = new ArrayList<>();
        for (int i = 0; i < SKILLS; i++) {
            Queue queue = queue(i);
            queues.add(queue);
            floor.define(queue);
        }
        for (int i = 0; i < agents; i++) {
            Map<SkillId, Integer> skills = new HashMap<>();
            while (skills.size() < SKILLS_OF_AGENT) {
                skills.put(skill(random.nextInt(SKILLS)), 1 + random.nextInt(5));
            }
            floor.put(new Agent(
                    new AgentId("agent-" + i),
                    "agent-" + i,
                    "Agent",
                    i % 3 == 0 ? Set.of("en", "zh") : Set.of("en"),
                    skills,
                    100,
                    Presence.ONLINE,
                    START,
                    true,
                    START));
        }
        // Customers come until so many wait.
        while (floor.waiting() < agents * WAITING_FOR_EACH) {
            arrive();
        }
    }

    private static Queue queue(int i) {
        List<SkillNeed> needs = new ArrayList<>(List.of(new SkillNeed(skill(i), 1 + i % 4)));
        if (i % 4 == 0) {
            needs.add(new SkillNeed(skill((i * 7 + 1) % SKILLS), 1));
        }
        return new Queue(
                        new QueueId("queue-" + i),
                        "Queue",
                        "队列",
                        needs,
                        Set.of(),
                        Set.of(),
                        Duration.ofSeconds(30),
                        Weights.USUAL,
                        true)
                .servedBy(new QueueRules(
                        i % 2 == 0 ? Order.DeadlineAware.USUAL : Order.USUAL,
                        Set.of(),
                        List.of(new Ring(Duration.ofMinutes(10), 1, false, new Ring.Reach.OwnTeams(), false)),
                        null,
                        null,
                        null,
                        Duration.ZERO,
                        QueueRules.Delivery.OFFER));
    }

    private static SkillId skill(int i) {
        return new SkillId("skill-" + i);
    }

    private WorkItem someWork() {
        Queue queue = queues.get(random.nextInt(queues.size()));
        Channel channel = CHANNELS[random.nextInt(CHANNELS.length)];
        next++;
        return WorkItem.arriving(
                new ConversationId(new UUID(0, next)),
                new Needs(
                        channel,
                        random.nextInt(4) == 0 ? "zh" : "en",
                        Tier.STANDARD,
                        Priority.values()[random.nextInt(4)],
                        null,
                        null,
                        List.of()),
                queue.id(),
                queue.requiredSkills(),
                queue.weights().of(channel),
                null,
                at,
                at);
    }

    private WorkItem another(WorkItem like) {
        next++;
        return WorkItem.arriving(
                new ConversationId(new UUID(0, next)),
                like.needs(),
                like.queue(),
                like.skills(),
                like.weight(),
                null,
                at,
                at);
    }

    private Decision arrive() {
        at = at.plusMillis(1);
        WorkItem item = someWork();
        floor.put(item, at);
        Decision decision = floor.decide(item, at);
        decision.winner().ifPresent(agent -> give(item, agent));
        return decision;
    }

    private void give(WorkItem item, AgentId agent) {
        WorkItem given = item.offeredTo(agent, new OfferId(item.conversation().value()), at, at.plusSeconds(30));
        floor.put(given, at);
        held.add(given);
    }

    /** Work comes to a full house. What comes is taken away again, so that the house stays as full as it is. */
    @Benchmark
    public Decision arrives() {
        at = at.plusMillis(1);
        WorkItem item = someWork();
        floor.put(item, at);
        Decision decision = floor.decide(item, at);
        floor.forget(item.conversation());
        return decision;
    }

    /** Somebody is done and gets the next one, with the explanation; as much comes as goes. */
    @Benchmark
    public Optional<WorkItem> freed() {
        at = at.plusMillis(1);
        WorkItem done = held.remove();
        AgentId agent = done.holder().orElseThrow();
        floor.put(done.returned(null, at).finished(at), at);
        Optional<WorkItem> work = floor.workFor(agent, at);
        work.ifPresent(item -> floor.decide(item, at).winner().ifPresent(winner -> give(item, winner)));
        // The same again, so that what nobody can serve does not pile up.
        WorkItem other = another(done);
        floor.put(other, at);
        floor.decide(other, at).winner().ifPresent(winner -> give(other, winner));
        return work;
    }

    /** What making up a customer costs, which is in the figures of the others too. */
    @Benchmark
    public WorkItem baseline() {
        at = at.plusMillis(1);
        return someWork();
    }

    static boolean measure(Options options) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(RoutingDecisionBench.class.getSimpleName())
                        .threads(1)
                        .forks(options.of("forks", 1))
                        .jvmArgsAppend("-Xmx2g")
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(3))
                        .measurementIterations(options.of("iterations", 5))
                        .measurementTime(TimeValue.seconds(3))
                        .build())
                .run();
        boolean held = true;
        for (String method : List.of("arrives", "freed")) {
            double small = p99(results, method, "500");
            double large = p99(results, method, "5000");
            double growth = mean(results, method, "5000") / mean(results, method, "500");
            boolean holds = large <= MUST_MICROS && growth <= MOST_GROWTH;
            held &= holds;
            System.out.printf(
                    "%s: p99 %.1f µs with 500 agents, %.1f µs with 5,000 and 50,000 waiting (must %.0f, aim %.0f); mean grows"
                            + " %.2f times (must %.0f). %s%n",
                    method, small, large, MUST_MICROS, AIM_MICROS, growth, MOST_GROWTH, holds ? "Held." : "NOT held.");
        }
        return held;
    }

    private static double p99(Collection<RunResult> results, String method, String agents) {
        return result(results, method, agents).getStatistics().getPercentile(99);
    }

    private static double mean(Collection<RunResult> results, String method, String agents) {
        return result(results, method, agents).getScore();
    }

    private static Result<?> result(Collection<RunResult> results, String method, String agents) {
        return results.stream()
                .filter(each -> each.getParams().getBenchmark().endsWith("." + method)
                        && each.getParams().getParam("agents").equals(agents))
                .map(RunResult::getPrimaryResult)
                .findFirst()
                .orElseThrow();
    }
}
