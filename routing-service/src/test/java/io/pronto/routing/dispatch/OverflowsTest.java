package io.pronto.routing.dispatch;

import static io.pronto.routing.dispatch.TestPool.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.ReturnCause;
import io.pronto.contracts.RoutingEvent.WorkReturned;
import io.pronto.routing.dispatch.ByHand.Person;
import io.pronto.routing.queue.Order;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.work.WorkState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OverflowsTest {
    private static final Person SUPERVISOR = new Person(TestPool.agent("boss"), true);

    private final TestPool pool = new TestPool();

    @Test
    void whatHasWaitedForLongGoesOnAndKeepsItsPlace() {
        pool.skill("rare");
        pool.queue("rare", "rare");
        pool.queue("help");
        overflow("rare", "help", Duration.ofSeconds(60));
        arrives(1, "rare");
        pool.passes(Duration.ofSeconds(30));
        arrives(2, "help");
        pool.passes(Duration.ofSeconds(29));
        assertThat(queueOf(1)).isEqualTo("rare");
        pool.passes(Duration.ofSeconds(1));

        assertThat(queueOf(1)).isEqualTo("help");
        assertThat(pool.item(1).skills()).isEmpty();
        assertThat(pool.work.position(pool.item(1))).isEqualTo(1);
        assertThat(pool.work.position(pool.item(2))).isEqualTo(2);
        WorkReturned told = pool.told(WorkReturned.class).getLast();
        assertThat(told.conversation()).isEqualTo(conversation(1));
        assertThat(told.cause()).isEqualTo(ReturnCause.OVERFLOWED);
        assertThat(told.queue()).isEqualTo(new QueueId("help"));
        assertThat(told.note()).isEqualTo("rare");
        assertThat(pool.moved).contains(new QueueId("rare"), new QueueId("help"));
        assertThat(pool.decisions.about(conversation(1), 10)).hasSize(2);
    }

    @Test
    void whoIsFreeThereGetsItAtOnce() {
        pool.skill("rare");
        pool.queue("rare", "rare");
        pool.queue("help");
        overflow("rare", "help", Duration.ofSeconds(60));
        pool.online("mei");
        arrives(1, "rare");
        pool.passes(Duration.ofSeconds(60));
        assertThat(pool.state(1)).isInstanceOf(WorkState.Offered.class);
    }

    @Test
    void eachQueueOfAChainHasItsTime() {
        pool.queue("a");
        pool.queue("b");
        pool.queue("c");
        overflow("b", "c", Duration.ofSeconds(20));
        overflow("a", "b", Duration.ofSeconds(60));
        arrives(1, "a");
        pool.passes(Duration.ofSeconds(79));
        assertThat(queueOf(1)).isEqualTo("b");
        pool.passes(Duration.ofSeconds(1));
        assertThat(queueOf(1)).isEqualTo("c");
        pool.passes(Duration.ofHours(2));
        assertThat(queueOf(1)).isEqualTo("c");
    }

    @Test
    void aCircleThatGotThroughAllTheSameIsGoneRoundOnce() {
        pool.queue("a");
        pool.queue("b");
        overflow("a", "b", Duration.ZERO);
        overflow("b", "a", Duration.ZERO);
        arrives(1, "a");
        pool.passes(Duration.ofHours(1));
        assertThat(queueOf(1)).isEqualTo("b");
        assertThat(pool.told(WorkReturned.class)).hasSize(1);
        assertThat(pool.work.nextDue()).isEmpty();

        // By hand it begins anew.
        pool.dispatch.byHand().move(SUPERVISOR, conversation(1), new QueueId("a"), pool.now);
        pool.passes(Duration.ofSeconds(1));
        assertThat(queueOf(1)).isEqualTo("b");
    }

    @Test
    void whoIsAskedJustThenIsLeftInPeace() {
        pool.queue("a");
        pool.queue("b");
        overflow("a", "b", Duration.ofSeconds(10));
        pool.online("mei");
        arrives(1, "a");
        pool.passes(Duration.ofSeconds(29));
        assertThat(pool.state(1)).isInstanceOf(WorkState.Offered.class);
        // Nobody answers: back at its place its time has come.
        pool.passes(Duration.ofSeconds(2));
        assertThat(queueOf(1)).isEqualTo("b");
    }

    @Test
    void aQueueThatIsGoneSendsNothingOn() {
        pool.queue("a");
        pool.queue("b");
        overflow("a", "b", Duration.ofSeconds(10));
        pool.dispatch.catalogue().remove(new QueueId("b"), pool.now);
        arrives(1, "a");
        pool.passes(Duration.ofMinutes(5));
        assertThat(queueOf(1)).isEqualTo("a");
        assertThat(pool.work.nextDue()).isEmpty();
    }

    private void arrives(int conversation, String queue) {
        pool.arrives(conversation, Priority.NORMAL, queue, Channel.CHAT);
    }

    private String queueOf(int conversation) {
        return pool.item(conversation).queue().value();
    }

    private void overflow(String queue, @Nullable String to, Duration after) {
        pool.dispatch
                .catalogue()
                .define(
                        pool.queues
                                .find(new QueueId(queue))
                                .orElseThrow()
                                .servedBy(new QueueRules(
                                        Order.USUAL,
                                        Set.of(),
                                        List.of(),
                                        to == null ? null : new QueueRules.Overflow(new QueueId(to), after),
                                        null,
                                        null,
                                        Duration.ZERO,
                                        QueueRules.Delivery.OFFER)),
                        pool.now);
    }
}
