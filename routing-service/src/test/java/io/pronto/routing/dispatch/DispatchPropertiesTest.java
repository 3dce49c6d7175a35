package io.pronto.routing.dispatch;

import static io.pronto.routing.dispatch.TestPool.agent;
import static io.pronto.routing.dispatch.TestPool.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent.CustomerAwaited;
import io.pronto.contracts.Presence;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.RoutingEvent.WorkAssigned;
import io.pronto.contracts.RoutingEvent.WorkOffered;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.dispatch.ByHand.Person;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import io.pronto.routing.work.WorkState.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DispatchPropertiesTest {
    private static final List<String> NAMES = List.of("ada", "ben", "cho", "dee");
    private static final List<String> SKILLS = List.of("billing", "returns");

    /** One thing that happens. @param who and {@code what} choose whom and what it happens to */
    record Step(int kind, int who, int what) {}

    @Provide
    Arbitrary<List<Step>> days() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, NAMES.size() - 1),
                        Arbitraries.integers().between(0, 19))
                .as(Step::new)
                .list()
                .ofMaxSize(120);
    }

    @Property(tries = 300)
    void whateverHappensTheLawsHold(@ForAll("days") List<Step> day) {
        TestPool pool = newPool();
        int offersSeen = 0;
        for (Step step : day) {
            happen(pool, step);
            pool.now = pool.now.plusMillis(10);
            offersSeen = offersAreLawful(pool, offersSeen);
            nobodyHoldsTooMuch(pool);
            nothingWaitsThatSomebodyCouldTake(pool);
            storesAgree(pool);
        }
    }

    @Property(tries = 100)
    void inTheEndEverybodyIsServed(@ForAll("days") List<Step> day) {
        TestPool pool = newPool();
        day.forEach(step -> {
            happen(pool, step);
            pool.now = pool.now.plusMillis(10);
        });
        // From now on everybody is there, accepts and finishes.
        for (int round = 0; round < 500 && anyOpen(pool); round++) {
            NAMES.forEach(pool::comes);
            for (WorkItem item : pool.work.all()) {
                WorkItem now = pool.work.find(item.conversation()).orElseThrow();
                if (now.state() instanceof WorkState.Offered offered) {
                    pool.dispatch.offers().accept(offered.offer(), offered.agent(), pool.now);
                }
            }
            for (WorkItem item : pool.work.all()) {
                if (pool.work.find(item.conversation()).orElseThrow().state().kind() == Kind.ASSIGNED) {
                    pool.resolves((int) item.conversation().value().getLeastSignificantBits());
                }
            }
            pool.passes(Duration.ofSeconds(20));
        }
        assertThat(pool.work.all()).allMatch(item -> item.state().kind() == Kind.FINISHED);
    }

    @Property(tries = 100)
    void theSameDayHappensTheSameWay(@ForAll("days") List<Step> day) {
        TestPool one = newPool();
        TestPool other = newPool();
        for (Step step : day) {
            happen(one, step);
            happen(other, step);
        }
        assertThat(one.told).isEqualTo(other.told);
    }

    private static TestPool newPool() {
        TestPool pool = new TestPool();
        SKILLS.forEach(pool::skill);
        pool.queue("billing", "billing");
        pool.queue("returns", "returns");
        pool.appears("ada", 100, "billing", "returns");
        pool.appears("ben", 50, "billing");
        pool.appears("cho", 100, "returns");
        // Large enough for calls, so that nothing is too heavy for everybody who could do it.
        pool.appears("dee", 200, "billing", "returns");
        return pool;
    }

    private static void happen(TestPool pool, Step step) {
        String who = NAMES.get(step.who());
        int what = step.what();
        Person boss = new Person(agent("boss"), true);
        switch (step.kind()) {
            case 0, 1, 2 -> {
                Channel channel = Channel.values()[what % Channel.values().length];
                Priority priority = Priority.values()[step.who()];
                String queue = List.of("billing", "returns", "general").get(what % 3);
                pool.arrives(what, priority, queue, channel);
            }
            case 3 -> pool.comes(who);
            case 4 -> pool.goes(who, Presence.AWAY);
            case 5 -> pool.goes(who, Presence.OFFLINE);
            case 6, 7 ->
                pool.offers.openOf(agent(who)).stream()
                        .findFirst()
                        .ifPresent(offer -> pool.dispatch.offers().accept(offer.id(), agent(who), pool.now));
            case 8 ->
                pool.offers.openOf(agent(who)).stream()
                        .findFirst()
                        .ifPresent(offer -> pool.dispatch.offers().decline(offer.id(), agent(who), "no", pool.now));
            case 9 -> pool.resolves(what);
            case 10 -> pool.passes(Duration.ofSeconds(10L * what));
            case 11 ->
                pool.dispatch
                        .intake()
                        .customerAwaited(new CustomerAwaited(conversation(what), agent(who), pool.now), pool.now);
            case 12 ->
                pool.dispatch
                        .byHand()
                        .transferToQueue(
                                new Person(agent(who), false),
                                conversation(what),
                                new QueueId("general"),
                                null,
                                pool.now);
            case 13 -> pool.dispatch.byHand().move(boss, conversation(what), new QueueId("returns"), pool.now);
            default -> throw new IllegalArgumentException("no such step: " + step);
        }
    }

    private static int offersAreLawful(TestPool pool, int seen) {
        List<WorkOffered> offers = pool.told(WorkOffered.class);
        for (WorkOffered offer : offers.subList(seen, offers.size())) {
            Agent agent = pool.agents.find(offer.agent()).orElseThrow();
            WorkItem item = pool.work.find(offer.conversation()).orElseThrow();
            if (item.state() instanceof WorkState.Offered now && now.offer().equals(offer.offer())) {
                assertThat(item.skills()).as("skills of %s", agent.username()).allMatch(agent::meets);
                assertThat(agent.presence()).isEqualTo(Presence.ONLINE);
            }
        }
        return offers.size();
    }

    private static void nobodyHoldsTooMuch(TestPool pool) {
        pool.work
                .loads()
                .forEach((AgentId id, Integer load) -> assertThat(load)
                        .as("load of %s", id)
                        .isLessThanOrEqualTo(pool.agents.find(id).orElseThrow().capacity()));
    }

    private static void nothingWaitsThatSomebodyCouldTake(TestPool pool) {
        // Rests and reservations that end just now are served when their timer comes.
        for (WorkItem item : pool.work.waiting(null, Integer.MAX_VALUE)) {
            if (item.dueAt().filter(due -> !due.isAfter(pool.now)).isEmpty()) {
                assertThat(pool.agents.active())
                        .as("who could take %s", item)
                        .noneMatch(agent -> couldTake(pool, item, agent));
            }
        }
    }

    /** By plain arithmetic over what is stored, without the floor. */
    private static boolean couldTake(TestPool pool, WorkItem item, Agent agent) {
        boolean reserved = item.state() instanceof WorkState.Waiting waiting
                && waiting.reserved() != null
                && waiting.reserved().until().isAfter(pool.now)
                && !waiting.reserved().agent().equals(agent.id());
        Instant declined = item.declined().get(agent.id());
        boolean resting =
                declined != null && declined.plus(WorkItem.DECLINE_REST).isAfter(pool.now);
        int load = pool.work.loads().getOrDefault(agent.id(), 0);
        boolean room = load + item.weight() <= agent.capacity()
                && (item.needs().channel() != Channel.PHONE || load == 0)
                && pool.work.heldBy(agent.id()).stream()
                        .noneMatch(held -> held.needs().channel() == Channel.PHONE && held.held() > 0);
        return agent.takesWork(item.needs().channel(), pool.now)
                && item.skills().stream().allMatch(agent::meets)
                && agent.speaks(item.needs().language())
                && !reserved
                && !resting
                && room;
    }

    private static void storesAgree(TestPool pool) {
        for (WorkItem item : pool.work.all()) {
            if (item.state() instanceof WorkState.Offered offered) {
                assertThat(pool.offers.find(offered.offer()).orElseThrow().ending())
                        .isNull();
            }
        }
        for (String name : NAMES) {
            pool.offers
                    .openOf(agent(name))
                    .forEach(offer -> assertThat(pool.work.offeredBy(offer.id()))
                            .as("work of the open offer %s", offer)
                            .isPresent());
        }
        assertThat(pool.told(WorkAssigned.class))
                .allSatisfy(assigned ->
                        assertThat(pool.agents.find(assigned.agent())).isPresent());
    }

    private static boolean anyOpen(TestPool pool) {
        return pool.work.all().stream().anyMatch(item -> item.state().kind() != Kind.FINISHED);
    }
}
