package io.pronto.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Alternative;
import io.pronto.contracts.Discouragement;
import io.pronto.contracts.QueueId;
import io.pronto.routing.hours.WeeklyHours;
import io.pronto.routing.queue.QueueRules.Delivery;
import io.pronto.routing.queue.QueueRules.Limit;
import io.pronto.routing.queue.QueueRules.Opening;
import io.pronto.routing.queue.QueueRules.Overflow;
import io.pronto.routing.queue.QueueRules.WhenClosed;
import io.pronto.routing.queue.QueueRules.WhenFull;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    /** A Sunday. */
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private static final WeeklyHours MONDAYS = new WeeklyHours(
            ZoneOffset.UTC,
            List.of(new WeeklyHours.Span(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(17, 0))),
            Set.of());
    private final Map<QueueId, Queue> queues = new HashMap<>();
    private final Map<QueueId, Integer> waiting = new HashMap<>();

    @Test
    void anOpenQueueWithRoomTakesItWithoutAWord() {
        Queue queue = queue("a", null, new Limit(2, WhenFull.MESSAGE, Map.of()), null);
        waiting.put(queue.id(), 1);
        assertThat(admitted(queue)).isEqualTo(new Admission(queue, null));
    }

    @Test
    void aFullQueueSaysSoOrSendsOn() {
        Queue spare = queue("spare", null, null, null);
        Queue says = queue("says", null, new Limit(2, WhenFull.CALLBACK, Map.of("en", "Busy.")), null);
        Queue sends = queue("sends", null, new Limit(2, WhenFull.OVERFLOW, Map.of()), spare.id());
        waiting.put(says.id(), 2);
        waiting.put(sends.id(), 3);
        assertThat(admitted(says).notice())
                .isEqualTo(new Admission.Notice(Discouragement.FULL, Alternative.CALLBACK, Map.of("en", "Busy.")));
        assertThat(admitted(sends)).isEqualTo(new Admission(spare, null));
    }

    @Test
    void aClosedQueueSaysSoOrSendsToAnotherSite() {
        Queue berlin = queue("berlin", null, null, null);
        Queue says = queue("says", new Opening(MONDAYS, WhenClosed.MESSAGE, null, Map.of()), null, null);
        Queue sends = queue("sends", new Opening(MONDAYS, WhenClosed.OTHER_QUEUE, berlin.id(), Map.of()), null, null);
        assertThat(admitted(says).notice())
                .isEqualTo(new Admission.Notice(Discouragement.CLOSED, Alternative.MESSAGE, Map.of()));
        assertThat(admitted(sends).queue()).isEqualTo(berlin);
        assertThat(Admission.of(sends, id -> Optional.ofNullable(queues.get(id)), id -> 0, NOW.plusSeconds(26 * 3600))
                        .queue())
                .isEqualTo(sends);
    }

    @Test
    void aCircleEndsWhereItWouldCloseAndAQueueThatIsGoneIsNotGoneTo() {
        Queue one =
                queue("one", new Opening(MONDAYS, WhenClosed.OTHER_QUEUE, new QueueId("two"), Map.of()), null, null);
        Queue two = queue("two", new Opening(MONDAYS, WhenClosed.OTHER_QUEUE, one.id(), Map.of()), null, null);
        Queue lost =
                queue("lost", new Opening(MONDAYS, WhenClosed.OTHER_QUEUE, new QueueId("gone"), Map.of()), null, null);
        assertThat(admitted(one).queue()).isEqualTo(two);
        assertThat(admitted(lost).queue()).isEqualTo(lost);
        assertThat(admitted(lost).notice())
                .isEqualTo(new Admission.Notice(Discouragement.CLOSED, Alternative.WAIT, Map.of()));
    }

    @Test
    void theWordsAreInHerLanguageElseInEnglish() {
        Admission.Notice notice =
                new Admission.Notice(Discouragement.FULL, Alternative.WAIT, Map.of("en", "Busy.", "zh", "忙"));
        assertThat(notice.in("zh-CN")).contains("忙");
        assertThat(notice.in("de")).contains("Busy.");
        assertThat(new Admission.Notice(Discouragement.FULL, Alternative.WAIT, Map.of()).in("de"))
                .isEmpty();
    }

    private Admission admitted(Queue queue) {
        return Admission.of(queue, id -> Optional.ofNullable(queues.get(id)), id -> waiting.getOrDefault(id, 0), NOW);
    }

    private Queue queue(String id, @Nullable Opening opening, @Nullable Limit limit, @Nullable QueueId overflow) {
        Queue queue = new Queue(
                        new QueueId(id),
                        id,
                        id,
                        List.of(),
                        Set.of(),
                        Set.of(),
                        Duration.ofSeconds(30),
                        Weights.USUAL,
                        true)
                .servedBy(new QueueRules(
                        Order.USUAL,
                        Set.of(),
                        List.of(),
                        overflow == null ? null : new Overflow(overflow, Duration.ofMinutes(5)),
                        limit,
                        opening,
                        Duration.ZERO,
                        Delivery.OFFER));
        queues.put(queue.id(), queue);
        return queue;
    }
}
