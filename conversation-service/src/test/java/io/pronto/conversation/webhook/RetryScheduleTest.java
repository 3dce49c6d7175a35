package io.pronto.conversation.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class RetryScheduleTest {

    @Property
    void waitsGrowAndEndAndSpreadByAFifthAtMost(
            @ForAll @IntRange(min = 1, max = 20) int attempts, @ForAll @DoubleRange(min = 0, max = 1) double spread) {
        assertThat(RetrySchedule.next(attempts, spread).isPresent()).isEqualTo(attempts < RetrySchedule.ATTEMPTS);
        RetrySchedule.next(attempts, spread).ifPresent(wait -> {
            Duration least = RetrySchedule.next(attempts, 0).orElseThrow();
            assertThat(wait).isBetween(least, least.plus(least.dividedBy(5)));
            if (attempts > 1) {
                assertThat(wait)
                        .isGreaterThan(RetrySchedule.next(attempts - 1, 1).orElseThrow());
            }
        });
    }
}
