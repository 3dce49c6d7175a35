package io.pronto.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent.HandoffRequested;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.Presence;
import io.pronto.contracts.PresenceCause;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.Tier;
import io.pronto.routing.Replica.Suite;
import io.pronto.routing.dispatch.Dispatch;
import io.pronto.routing.dispatch.Verdict;
import io.pronto.routing.offer.OfferRecord;
import io.pronto.routing.offer.Offers;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.Weights;
import io.pronto.routing.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

class TwoReplicasIT {
    private static final int CONVERSATIONS = 80;
    private static final List<AgentId> AGENTS =
            List.of(new AgentId("a"), new AgentId("b"), new AgentId("c"), new AgentId("d"), new AgentId("e"));

    @Test
    void whateverTwoReplicasDoAtOnceNothingIsAssignedTwiceOrLostOrTooMuch() throws Exception {
        Suite suite = Suite.fresh("two-replicas");
        try (Replica one = suite.start();
                Replica other = suite.start();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            // Room for all of it: 5 × 400 / 25 = 80.
            List<Replica> both = List.of(one, other);
            for (AgentId agent : AGENTS) {
                Instant now = Instant.now();
                one.bean(Dispatch.class).staffing().appear(agent, agent.value(), agent.value(), Set.of("en"), now);
                one.bean(Dispatch.class).staffing().profile(agent, Set.of("en"), Map.of(), 400, now);
            }
            AtomicInteger accepted = new AtomicInteger();
            List<Future<?>> atWork = new ArrayList<>();
            int seed = 0;
            for (AgentId agent : AGENTS) {
                for (int pages = 0; pages < 2; pages++) {
                    atWork.add(people.submit(working(both, agent, new Random(++seed), accepted)));
                }
            }
            for (int i = 0; i < CONVERSATIONS; i++) {
                handoff(one, null);
                if (i == CONVERSATIONS / 2) {
                    // As if a replica died in the middle of its changes.
                    killConnections(one);
                }
                if (i == CONVERSATIONS / 4) {
                    // As if another had taken over meanwhile: whoever writes now is refused, and there is a new
                    // election.
                    one.jdbc().sql("UPDATE pool SET fence = fence + 1").update();
                }
            }
            for (Future<?> each : atWork) {
                each.get();
            }
            assertThat(one.jdbc()
                            .sql("SELECT count(*) FROM work_item WHERE state = 'ASSIGNED'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(CONVERSATIONS);
            // Everything told agrees with what is: one assignment told per conversation, and no budget exceeded.
            assertThat(one.jdbc().sql("""
                                    SELECT count(*) FROM (SELECT subject FROM bus_outbox WHERE type LIKE '%.WorkAssigned.%'
                                                          GROUP BY subject HAVING count(*) = 1) once""").query(Integer.class).single()).isEqualTo(CONVERSATIONS);
            assertThat(one.jdbc()
                            .sql("SELECT max(load) FROM (SELECT sum(held) AS load FROM work_item GROUP BY agent) loads")
                            .query(Integer.class)
                            .single())
                    .isLessThanOrEqualTo(400);
            assertThat(accepted.get()).isGreaterThanOrEqualTo(CONVERSATIONS);
            assertThat(one.jdbc()
                            .sql("SELECT count(*) FROM bus_parked")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void anOfferOfAReplicaThatDiedRunsOutAtAnotherOne() {
        Suite suite = Suite.fresh("dead-replica");
        Replica mortal = suite.start();
        try (Replica other = suite.start()) {
            Dispatch dispatch = mortal.bean(Dispatch.class);
            Instant now = Instant.now();
            dispatch.catalogue()
                    .define(
                            new Queue(
                                    new QueueId("quick"),
                                    "Quick",
                                    "快",
                                    List.of(),
                                    Set.of(),
                                    Set.of(),
                                    Duration.ofSeconds(5),
                                    Weights.USUAL,
                                    true),
                            now);
            for (String name : List.of("a", "b")) {
                dispatch.staffing().appear(new AgentId(name), name, name, Set.of("en"), now);
                dispatch.staffing().presence(new AgentId(name), Presence.ONLINE, PresenceCause.CHOSEN, now);
            }
            ConversationId conversation = handoff(mortal, "quick");
            await().ignoreExceptionsInstanceOf(DataAccessException.class)
                    .until(() -> other.told(conversation).contains("WorkOffered"));
            killConnections(mortal);
            mortal.close();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(DataAccessException.class)
                    .untilAsserted(() -> assertThat(other.told(conversation))
                            .containsSubsequence("WorkQueued", "WorkOffered", "OfferEnded", "WorkOffered"));
            await().ignoreExceptionsInstanceOf(DataAccessException.class)
                    .untilAsserted(() -> assertThat(other.bean(Offers.class).openOf(new AgentId("b")))
                            .hasSize(1));
        }
    }

    @Test
    void aStandbyPassesOnWhatItIsAskedAndTakesOverWhenTheWriterGoes() {
        Suite suite = Suite.fresh("standby");
        Replica writer = suite.start();
        await().until(() -> writer.bean(Pool.class).isWriter());
        try (Replica standby = suite.start()) {
            assertThat(standby.get("", "/api/v1/agents/me").status()).isEqualTo(401);
            assertThat(standby.put("mei.lin", "/api/v1/agents/me/presence", "{\"presence\": \"ONLINE\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(standby.put("mei.lin", "/api/v1/agents/me/presence", "{\"presence\": \"NOWHERE\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(standby.bean(Pool.class).isWriter()).isFalse();
            assertThat(writer.get("mei.lin", "/api/v1/agents/me")
                            .json()
                            .path("presence")
                            .asString())
                    .isEqualTo("ONLINE");

            writer.close();

            assertThat(standby.get("mei.lin", "/api/v1/agents/me")
                            .json()
                            .path("presence")
                            .asString())
                    .isEqualTo("ONLINE");
            await().until(() -> standby.bean(Pool.class).isWriter());
        }
    }

    /** Accepts most offers, declines some, and comes and goes, until everything is assigned. */
    private static Callable<Void> working(List<Replica> both, AgentId me, Random chance, AtomicInteger accepted) {
        return () -> {
            Instant end = Instant.now().plusSeconds(120);
            while (Instant.now().isBefore(end)) {
                Replica replica = writer(both);
                Dispatch dispatch = replica.bean(Dispatch.class);
                try {
                    int assigned = replica.jdbc()
                            .sql("SELECT count(*) FROM work_item WHERE state = 'ASSIGNED'")
                            .query(Integer.class)
                            .single();
                    if (assigned == CONVERSATIONS) {
                        return null;
                    }
                    Presence presence = chance.nextInt(20) == 0 ? Presence.AWAY : Presence.ONLINE;
                    dispatch.staffing().presence(me, presence, PresenceCause.CHOSEN, Instant.now());
                    for (OfferRecord offer : replica.bean(Offers.class).openOf(me)) {
                        if (chance.nextInt(25) == 0 && assigned < CONVERSATIONS / 2) {
                            dispatch.offers().decline(offer.id(), me, "not now", Instant.now());
                        } else {
                            Verdict<WorkItem> verdict = dispatch.offers().accept(offer.id(), me, Instant.now());
                            if (verdict instanceof Verdict.Granted) {
                                accepted.incrementAndGet();
                            }
                        }
                    }
                } catch (DataAccessException | TransactionException killed) {
                    // Its connection was cut: what it was doing has not happened, and it goes on.
                    Thread.yield();
                }
            }
            throw new AssertionError("Not everything was assigned in time");
        };
    }

    /** The one that writes now, or the first while none does. */
    private static Replica writer(List<Replica> replicas) {
        return replicas.stream()
                .filter(replica -> replica.bean(Pool.class).isWriter())
                .findFirst()
                .orElse(replicas.getFirst());
    }

    private static void killConnections(Replica replica) {
        replica.jdbc().sql("""
                        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid()""").query(Integer.class).single();
    }

    private static ConversationId handoff(Replica replica, String queue) {
        ConversationId conversation = new ConversationId(UUID.randomUUID());
        Instant now = Instant.now();
        replica.tell(new HandoffRequested(
                conversation,
                new CustomerId(UUID.randomUUID()),
                Channel.CHAT,
                "en",
                Tier.STANDARD,
                Priority.NORMAL,
                queue == null ? null : new QueueId(queue),
                List.of(),
                HandoffReason.UNSURE,
                "asks something",
                null,
                now,
                now));
        return conversation;
    }
}
