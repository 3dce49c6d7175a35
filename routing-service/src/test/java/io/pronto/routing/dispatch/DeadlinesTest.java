package io.pronto.routing.dispatch;

import static io.pronto.routing.dispatch.TestPool.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.ClockId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Presence;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SlaEvent;
import io.pronto.routing.queue.Order;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.work.WorkState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private final TestPool pool = new TestPool();

    @Test
    void whoWasPromisedSoonerIsServedFirst() {
        byPromise("vip");
        arrives(1);
        arrives(2);
        pool.promised(1, pool.now.plusSeconds(300));
        pool.promised(2, pool.now.plusSeconds(30));
        assertThat(pool.item(2).outlook().deadline()).isEqualTo(pool.now.plusSeconds(30));
        assertThat(pool.moved).contains(new QueueId("vip"));

        pool.appears("mei", 25);
        pool.comes("mei");
        assertThat(pool.state(2)).isInstanceOf(WorkState.Offered.class);
        assertThat(pool.state(1)).isInstanceOf(WorkState.Waiting.class);
    }

    @Test
    void theOrderChangesAtOnceWhenAPromiseDoes() {
        byPromise("vip");
        arrives(1);
        arrives(2);
        pool.promised(1, pool.now.plusSeconds(60));
        pool.promised(2, pool.now.plusSeconds(90));
        pool.hears(new SlaEvent.ClockRebased(
                conversation(2),
                clock(2),
                Metric.FIRST_RESPONSE,
                "policy",
                2,
                Duration.ofSeconds(20),
                pool.now.plusSeconds(20),
                pool.now));
        pool.appears("mei", 25);
        pool.comes("mei");
        assertThat(pool.state(2)).isInstanceOf(WorkState.Offered.class);
    }

    @Test
    void aPromiseThatStandsStillOrIsKeptIsNoDeadline() {
        arrives(1);
        pool.promised(1, pool.now.plusSeconds(60));
        pool.hears(new SlaEvent.ClockPaused(conversation(1), clock(1), Metric.FIRST_RESPONSE, "closed", pool.now));
        assertThat(pool.item(1).outlook().deadline()).isNull();
        pool.hears(new SlaEvent.ClockResumed(
                conversation(1), clock(1), Metric.FIRST_RESPONSE, pool.now.plusSeconds(99), pool.now));
        assertThat(pool.item(1).outlook().deadline()).isEqualTo(pool.now.plusSeconds(99));
        pool.hears(new SlaEvent.ClockMet(
                conversation(1),
                clock(1),
                Metric.FIRST_RESPONSE,
                Duration.ofMinutes(5),
                Duration.ofSeconds(9),
                pool.now.plusSeconds(99),
                pool.now));
        assertThat(pool.item(1).outlook().deadline()).isNull();
    }

    @Test
    void theEarliestPromiseCountsAndOthersThanReachingSomebodyDoNot() {
        arrives(1);
        pool.promised(1, pool.now.plusSeconds(60));
        pool.hears(started(1, 7, Metric.CALLBACK, pool.now.plusSeconds(40)));
        pool.hears(started(1, 8, Metric.RESOLUTION, pool.now.plusSeconds(5)));
        assertThat(pool.item(1).outlook().deadline()).isEqualTo(pool.now.plusSeconds(40));
    }

    @Test
    void aPromiseToldBeforeTheWorkCameIsKnownWhenItComes() {
        pool.promised(1, pool.now.plusSeconds(60));
        arrives(1);
        assertThat(pool.item(1).outlook().deadline()).isEqualTo(pool.now.plusSeconds(60));
    }

    @Test
    void aPromiseMadeWhileSomebodyHadItCountsWhenItIsHandedBack() {
        pool.online("mei");
        arrives(1);
        pool.accepts("mei", 1);
        pool.promised(1, pool.now.plusSeconds(60));
        pool.goes("mei", Presence.OFFLINE);
        pool.customerWrites(1);
        assertThat(pool.state(1)).isInstanceOf(WorkState.Waiting.class);
        assertThat(pool.item(1).outlook().deadline()).isEqualTo(pool.now.plusSeconds(60));
    }

    @Test
    void theReasonsSayByWhen() {
        arrives(1);
        pool.promised(1, pool.now.plusSeconds(60));
        assertThat(pool.dispatch.reasons().whole(pool.item(1), pool.now).deadline())
                .isEqualTo(pool.now.plusSeconds(60));
    }

    @Test
    void howLongItTakesComesFromWhatWasFinishedLately() {
        pool.appears("mei", 25);
        pool.comes("mei");
        for (int i = 1; i <= 10; i++) {
            arrives(i);
            pool.accepts("mei", i);
            pool.passes(Duration.ofMinutes(4));
            pool.resolves(i);
        }
        pool.passes(Duration.ofMinutes(2));
        arrives(11);
        assertThat(pool.item(11).outlook().handling()).isEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void asLongAsLittleWasFinishedTheQueueSaysHowLongItTakes() {
        pool.dispatch
                .catalogue()
                .define(
                        Queue.general()
                                .servedBy(new QueueRules(
                                        Order.USUAL,
                                        Set.of(),
                                        List.of(),
                                        null,
                                        null,
                                        null,
                                        Duration.ZERO,
                                        QueueRules.Delivery.OFFER,
                                        Duration.ofMinutes(6))),
                        pool.now);
        arrives(1);
        assertThat(pool.item(1).outlook().handling()).isEqualTo(Duration.ofMinutes(6));
        pool.dispatch.catalogue().define(Queue.general(), pool.now);
        arrives(2);
        assertThat(pool.item(2).outlook().handling()).isNull();
    }

    private void byPromise(String queue) {
        pool.queue(queue);
        pool.dispatch
                .catalogue()
                .define(
                        pool.queues
                                .find(new QueueId(queue))
                                .orElseThrow()
                                .servedBy(new QueueRules(
                                        Order.DeadlineAware.USUAL,
                                        Set.of(),
                                        List.of(),
                                        null,
                                        null,
                                        null,
                                        Duration.ZERO,
                                        QueueRules.Delivery.OFFER)),
                        pool.now);
    }

    private void arrives(int conversation) {
        pool.arrives(
                conversation,
                Priority.NORMAL,
                pool.queues.find(new QueueId("vip")).isPresent() ? "vip" : null,
                Channel.CHAT);
    }

    private static ClockId clock(int conversation) {
        return new ClockId(new UUID(4, conversation));
    }

    private SlaEvent started(int conversation, int clock, Metric metric, Instant dueAt) {
        return new SlaEvent.ClockStarted(
                conversation(conversation),
                clock(100 + clock),
                metric,
                "policy",
                1,
                Duration.ofMinutes(1),
                pool.now,
                dueAt,
                pool.now);
    }

    @Test
    void aCallRingsAsLongAsItsPromiseGrants() {
        pool.arrives(1, Priority.NORMAL, null, Channel.PHONE);
        pool.hears(new SlaEvent.ClockStarted(
                conversation(1),
                clock(1),
                Metric.ANSWER_SPEED,
                "channel-standard-phone",
                1,
                Duration.ofSeconds(18),
                pool.now,
                pool.now.plusSeconds(18),
                pool.now));
        pool.online("mei");
        assertThat(pool.offers.find(pool.openOffer(1)).orElseThrow().expiresAt())
                .isEqualTo(pool.now.plusSeconds(18));
        pool.online("tom");
        pool.passes(Duration.ofSeconds(18));
        assertThat(pool.item(1).holder()).contains(TestPool.agent("tom"));
    }
}
