package io.pronto.sla.calendar;

import static io.pronto.sla.calendar.CalendarFixtures.aCalendar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;

class CalendarDefinitionTest {
    @Test
    void what_is_wrong_is_named_with_its_field_and_a_remedy() {
        assertThat(aCalendar("Mars/Olympus")
                        .onWeekdays("09:00", "18:00")
                        .defined()
                        .check())
                .hasValueSatisfying(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(CalendarRefusal.Reason.UNKNOWN_ZONE);
                    assertThat(refusal.field()).isEqualTo("timeZone");
                    assertThat(refusal.remedy()).contains("Asia/Shanghai");
                });
        assertReason(aCalendar("Asia/Shanghai"), CalendarRefusal.Reason.NEVER_OPEN);
        assertReason(
                aCalendar("Asia/Shanghai").onWeekdays("09:00", "13:00", "12:00", "18:00"),
                CalendarRefusal.Reason.OVERLAP);
        assertReason(
                aCalendar("Asia/Shanghai").onWeekdays("09:00", "18:00").closedOn("2026-10-01", "2026-10-01"),
                CalendarRefusal.Reason.TWICE);
    }

    @Test
    void a_night_that_runs_into_the_next_morning_overlaps_also_from_sunday_to_monday() {
        assertReason(
                aCalendar("Asia/Shanghai")
                        .on(DayOfWeek.SUNDAY, "22:00", "06:00")
                        .on(DayOfWeek.MONDAY, "05:00", "09:00"),
                CalendarRefusal.Reason.OVERLAP);
        assertThat(aCalendar("Asia/Shanghai")
                        .on(DayOfWeek.SUNDAY, "22:00", "06:00")
                        .on(DayOfWeek.MONDAY, "06:00", "09:00")
                        .defined()
                        .check())
                .isEmpty();
        assertThat(CalendarDefinition.alwaysOpen("always", "UTC").check()).isEmpty();
    }

    @Test
    void times_of_day_are_read_strictly() {
        assertThat(Span.of("22:00", "06:00")).hasToString("22:00-06:00");
        assertThat(Span.of("00:00", "24:00")).hasToString("00:00-24:00");
        assertThatThrownBy(() -> Span.of("9:00", "18:00")).hasMessageContaining("HH:mm");
        assertThatThrownBy(() -> Span.of("09:60", "18:00")).hasMessageContaining("HH:mm");
        assertThatThrownBy(() -> Span.of("24:01", "18:00")).hasMessageContaining("HH:mm");
        assertThatThrownBy(() -> Span.of("09:00", "09:00")).hasMessageContaining("empty");
    }

    private static void assertReason(CalendarFixtures calendar, CalendarRefusal.Reason reason) {
        assertThat(calendar.defined().check())
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
