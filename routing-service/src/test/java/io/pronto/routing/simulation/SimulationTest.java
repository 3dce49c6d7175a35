package io.pronto.routing.simulation;

import static io.pronto.routing.simulation.SimulatedWorld.calls;
import static io.pronto.routing.simulation.SimulatedWorld.centre;
import static io.pronto.routing.simulation.SimulatedWorld.comes;
import static io.pronto.routing.simulation.SimulatedWorld.fifo;
import static io.pronto.routing.simulation.SimulatedWorld.group;
import static io.pronto.routing.simulation.SimulatedWorld.live;
import static io.pronto.routing.simulation.SimulatedWorld.overflow;
import static io.pronto.routing.simulation.SimulatedWorld.queue;
import static io.pronto.routing.simulation.SimulatedWorld.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.QueueId;
import io.pronto.routing.agent.NewWorkCap;
import io.pronto.routing.hours.WeeklyHours;
import io.pronto.routing.queue.Order;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueRules.Delivery;
import io.pronto.routing.queue.QueueRules.Limit;
import io.pronto.routing.queue.QueueRules.Opening;
import io.pronto.routing.queue.QueueRules.WhenClosed;
import io.pronto.routing.queue.QueueRules.WhenFull;
import io.pronto.routing.simulation.Outcome.Fate;
import io.pronto.routing.simulation.Outcome.Move;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Order FIFO = new Order.Fifo();

    @Test
    void whoHasWaitedForLongGoesOnToTheOverflowQueueAndIsServedThere() {
        Queue first = queue("first", rules(FIFO, overflow("second", 60), null, null, Delivery.OFFER), "a");
        Queue second = queue("second", fifo(), "b");
        Outcome day = live(
                centre(List.of(calls(first)), List.of(group(1, "a"), group(1, "b")), second),
                comes(0, 600),
                comes(10, 600));
        assertThat(day.fates()).containsExactly(Fate.SERVED, Fate.SERVED);
        assertThat(day.waits()).containsExactly(0L, 60_000L);
        assertThat(day.queues()).containsExactly(new QueueId("first"), new QueueId("second"));
        assertThat(day.moves()).containsExactly(new Move(1, new QueueId("first"), new QueueId("second")));
    }

    @Test
    void whoeverWouldOverflowIntoAFullQueueStays() {
        Queue first = queue("first", rules(FIFO, overflow("second", 60), null, null, Delivery.OFFER), "a");
        Queue second =
                queue("second", rules(FIFO, null, new Limit(1, WhenFull.MESSAGE, Map.of()), null, Delivery.OFFER), "b");
        Outcome day = live(
                centre(List.of(calls(first)), List.of(group(1, "a"), group(1, "b")), second),
                comes(0, 600),
                comes(1, 600),
                comes(2, 600),
                comes(3, 600));
        // One is served there at once, one fills its line, and the last has to wait where it is.
        assertThat(day.moves()).extracting(Move::contact).containsExactly(1, 2);
        assertThat(day.queues().getLast()).isEqualTo(new QueueId("first"));
        assertThat(day.waits().getLast()).isEqualTo(597_000L);
    }

    @Test
    void whoComesToAClosedQueueLeavesAMessageOrGoesToTheOtherSite() {
        Queue closed = queue("first", rules(FIFO, null, null, closedAtNine(WhenClosed.MESSAGE, null), Delivery.OFFER));
        assertThat(live(centre(List.of(calls(closed)), List.of(group(0))), comes(0, 60), comes(3_600, 60))
                        .fates())
                .containsExactly(Fate.BLOCKED, Fate.STRANDED);
        Queue moved = queue(
                "first",
                rules(FIFO, null, null, closedAtNine(WhenClosed.OTHER_QUEUE, new QueueId("site")), Delivery.OFFER),
                "a");
        Outcome day =
                live(centre(List.of(calls(moved)), List.of(group(1, "b")), queue("site", fifo(), "b")), comes(0, 60));
        assertThat(day.fates()).containsExactly(Fate.SERVED);
        assertThat(day.queues()).containsExactly(new QueueId("site"));
    }

    @Test
    void whoComesToAFullLineLeavesAMessageButNotWhenSomebodyIsFree() {
        Queue full = queue("q", rules(FIFO, null, new Limit(1, WhenFull.CALLBACK, Map.of()), null, Delivery.OFFER));
        Outcome day = live(
                centre(List.of(calls(full)), List.of(group(1))),
                comes(0, 60),
                comes(1, 60),
                comes(2, 60),
                comes(61, 60));
        assertThat(day.fates()).containsExactly(Fate.SERVED, Fate.SERVED, Fate.BLOCKED, Fate.SERVED);
    }

    @Test
    void theCustomerWaitsUntilTheOfferIsAcceptedAndMayGiveUpBefore() {
        Centre.Habits slow = new Centre.Habits(Duration.ofSeconds(8), Duration.ofSeconds(40));
        Centre offers = centre(List.of(calls(queue("q", fifo()))), List.of(group(1)), slow);
        Outcome day = live(offers, comes(0, 60, 100), comes(1, 60, 70), comes(2, 60));
        assertThat(day.fates()).containsExactly(Fate.SERVED, Fate.ABANDONED, Fate.SERVED);
        assertThat(day.waits()).containsExactly(8_000L, 70_000L, 77_000L);

        Queue pulled = queue("q", rules(FIFO, null, null, null, Delivery.PULL));
        assertThat(live(centre(List.of(calls(pulled)), List.of(group(1)), slow), comes(0, 60))
                        .waits())
                .containsExactly(40_000L);
        Queue auto = queue("q", rules(FIFO, null, null, null, Delivery.AUTO_ACCEPT));
        assertThat(live(centre(List.of(calls(auto)), List.of(group(1)), slow), comes(0, 60))
                        .waits())
                .containsExactly(0L);
    }

    @Test
    void timeAfterTheContactIsKeptFreeAndCountsAsBusy() {
        Centre centre = centre(List.of(calls(queue("q", fifo()))), List.of(group(1, Duration.ofSeconds(30), null)));
        Outcome day = live(centre, comes(0, 60), comes(1, 60));
        assertThat(day.waits()).containsExactly(0L, 89_000L);
        assertThat(day.groups().getFirst().occupancyWithinPlan()).isEqualTo(180 / 3600.0);
    }

    @Test
    void theCapOfNewWorkHoldsAndOpensAgainByItself() {
        Centre centre = centre(
                List.of(calls(queue("q", fifo()))),
                List.of(group(1, Duration.ZERO, new NewWorkCap(1, Duration.ofMinutes(10)))));
        assertThat(live(centre, comes(0, 60), comes(1, 60)).waits()).containsExactly(0L, 599_000L);
    }

    private static Opening closedAtNine(WhenClosed then, QueueId site) {
        WeeklyHours fromTwelve = new WeeklyHours(
                ZoneOffset.UTC,
                List.of(new WeeklyHours.Span(DayOfWeek.MONDAY, LocalTime.of(10, 0), LocalTime.of(18, 0))),
                Set.of());
        return new Opening(fromTwelve, then, site, Map.of());
    }
}
