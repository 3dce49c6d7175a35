package io.pronto.conversation.enquiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.OpeningHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallbackTimesTest {
    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T09:07:00Z");

    @Test
    void timesAreFullAndHalfHoursAtLeastHalfAnHourAway() {
        assertThat(CallbackTimes.next(null, MONDAY_TEN, Duration.ofDays(1), 3))
                .containsExactly(
                        Instant.parse("2026-11-23T10:00:00Z"),
                        Instant.parse("2026-11-23T10:30:00Z"),
                        Instant.parse("2026-11-23T11:00:00Z"));
    }

    @Test
    void onlyTimesAtWhichSomebodyIsThere() {
        OpeningHours hours = new OpeningHours(
                "Europe/Berlin",
                List.of(
                        new OpeningHours.Span(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(11, 30)),
                        new OpeningHours.Span(DayOfWeek.TUESDAY, LocalTime.of(9, 0), LocalTime.of(9, 30)),
                        new OpeningHours.Span(DayOfWeek.WEDNESDAY, LocalTime.of(9, 0), LocalTime.of(9, 30))),
                Set.of(LocalDate.of(2026, 11, 24)));
        assertThat(CallbackTimes.next(hours, MONDAY_TEN, Duration.ofDays(7), 9))
                .containsExactly(
                        Instant.parse("2026-11-23T10:00:00Z"),
                        Instant.parse("2026-11-25T08:00:00Z"),
                        Instant.parse("2026-11-30T08:00:00Z"),
                        Instant.parse("2026-11-30T08:30:00Z"),
                        Instant.parse("2026-11-30T09:00:00Z"));
        assertThat(CallbackTimes.open(hours, Instant.parse("2026-11-24T08:00:00Z")))
                .isFalse();
    }
}
