package io.pronto.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.hours.WeeklyHours;
import io.pronto.routing.team.TeamId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of queues must do. */
public interface QueuesContract {
    Queues empty();

    @Test
    default void aQueueComesBackAsSavedAndGoesWhenRemoved() {
        Queues store = empty();
        Queue billing = new Queue(
                new QueueId("billing"),
                "Billing",
                "账单",
                List.of(new SkillNeed(new SkillId("billing"), 2)),
                Set.of("zh", "en"),
                Set.of("invoice"),
                Duration.ofSeconds(20),
                new Weights(Map.of(Channel.CHAT, 50)),
                false);
        store.save(Queue.general());
        store.save(billing);
        assertThat(store.find(billing.id())).contains(billing);
        assertThat(store.all()).containsExactly(billing, Queue.general());
        assertThat(store.revision(billing.id())).isEqualTo(1);
        store.save(billing);
        assertThat(store.revision(billing.id())).isEqualTo(2);
        assertThat(store.remove(billing.id())).isTrue();
        assertThat(store.revision(billing.id())).isZero();
        assertThat(store.remove(billing.id())).isFalse();
        assertThat(store.find(billing.id())).isEmpty();
    }

    @Test
    default void everyKindOfRuleComesBackAsSaved() {
        Queues store = empty();
        Queue served = Queue.general()
                .servedBy(new QueueRules(
                        new Order.DeadlineAware(Duration.ofSeconds(20), Duration.ofMillis(500), Duration.ofMinutes(5)),
                        Set.of(new TeamId("day")),
                        List.of(
                                new Ring(Duration.ofSeconds(30), 1, true, new Ring.Reach.OwnTeams(), false),
                                new Ring(
                                        Duration.ofSeconds(60),
                                        1,
                                        true,
                                        new Ring.Reach.AlsoTeams(Set.of(new TeamId("night"))),
                                        false),
                                new Ring(Duration.ofSeconds(90), 4, true, new Ring.Reach.EveryTeam(), true)),
                        new QueueRules.Overflow(new QueueId("spare"), Duration.ofMinutes(3)),
                        new QueueRules.Limit(50, QueueRules.WhenFull.CALLBACK, Map.of("en", "We are busy.")),
                        new QueueRules.Opening(
                                new WeeklyHours(
                                        ZoneId.of("Asia/Shanghai"),
                                        List.of(new WeeklyHours.Span(
                                                DayOfWeek.FRIDAY, LocalTime.of(9, 0), LocalTime.of(18, 30))),
                                        Set.of(LocalDate.of(2027, 1, 1))),
                                QueueRules.WhenClosed.OTHER_QUEUE,
                                new QueueId("site"),
                                Map.of("zh", "我们已下班。")),
                        Duration.ofSeconds(15),
                        QueueRules.Delivery.AUTO_ACCEPT));
        store.save(served);
        assertThat(store.find(served.id())).contains(served);
        for (Order order : List.of(new Order.Fifo(), Order.USUAL)) {
            Queue ordered = served.servedBy(new QueueRules(
                    order, Set.of(), List.of(), null, null, null, Duration.ZERO, QueueRules.Delivery.PULL));
            store.save(ordered);
            assertThat(store.find(served.id())).contains(ordered);
        }
    }
}
