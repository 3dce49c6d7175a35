package io.pronto.sla.calendar.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.sla.calendar.Closure;
import io.pronto.sla.calendar.Span;
import io.pronto.sla.calendar.SpecialDay;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IcalImportTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void whole_days_close_days_and_the_end_is_excluded() {
        assertThat(imported("SUMMARY:春节\nDTSTART;VALUE=DATE:20260217\nDTEND;VALUE=DATE:20260220")
                        .days())
                .containsExactly(
                        SpecialDay.closed(LocalDate.of(2026, 2, 17), "春节"),
                        SpecialDay.closed(LocalDate.of(2026, 2, 18), "春节"),
                        SpecialDay.closed(LocalDate.of(2026, 2, 19), "春节"));
        assertThat(imported("SUMMARY:One day\nDTSTART;VALUE=DATE:20260501").days())
                .containsExactly(SpecialDay.closed(LocalDate.of(2026, 5, 1), "One day"));
    }

    @Test
    void hours_become_closures_on_the_wall_clock_of_the_calendar() {
        assertThat(imported("SUMMARY:Meeting\nDTSTART:20261123T060000Z\nDTEND:20261123T080000Z")
                        .closures())
                .containsExactly(new Closure(LocalDate.of(2026, 11, 23), "Meeting", Span.of("14:00", "16:00")));
        assertThat(imported("SUMMARY:Outing\nDTSTART:20261123T040000Z\nDTEND:20261125T020000Z")
                        .closures())
                .containsExactly(
                        new Closure(LocalDate.of(2026, 11, 23), "Outing", Span.of("12:00", "24:00")),
                        new Closure(LocalDate.of(2026, 11, 25), "Outing", Span.of("00:00", "10:00")));
        assertThat(imported("SUMMARY:Local\nDTSTART:20261123T140000\nDURATION:PT90M")
                        .closures())
                .containsExactly(new Closure(LocalDate.of(2026, 11, 23), "Local", Span.of("14:00", "15:30")));
    }

    @Test
    void a_yearly_holiday_without_end_is_unrolled_for_the_years_that_people_plan() {
        assertThat(imported("SUMMARY:Christmas\nDTSTART;VALUE=DATE:19801225\nRRULE:FREQ=YEARLY")
                        .days())
                .extracting(SpecialDay::date)
                .containsExactly(
                        LocalDate.of(2025, 12, 25),
                        LocalDate.of(2026, 12, 25),
                        LocalDate.of(2027, 12, 25),
                        LocalDate.of(2028, 12, 25),
                        LocalDate.of(2029, 12, 25),
                        LocalDate.of(2030, 12, 25));
        assertThat(imported("SUMMARY:Inventory\nDTSTART;VALUE=DATE:20261130\nRRULE:FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-1\n"
                                + "EXDATE;VALUE=DATE:20261231")
                        .days())
                .extracting(SpecialDay::date)
                .containsExactly(LocalDate.of(2026, 11, 30), LocalDate.of(2027, 1, 31));
    }

    @Test
    void what_becomes_nothing_is_told_with_the_reason() {
        assertThat(imported("SUMMARY:Off\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20260501")
                        .skipped())
                .containsExactly(new IcalImport.Skipped("Off", "cancelled"));
        assertThat(imported("SUMMARY:春节(班)\nDTSTART;VALUE=DATE:20260214").skipped())
                .containsExactly(new IcalImport.Skipped("春节(班)", "make-up-day"));
        assertThat(imported("SUMMARY:Old\nDTSTART;VALUE=DATE:19990501").skipped())
                .containsExactly(new IcalImport.Skipped("Old", "outside-years"));
        assertThat(imported("SUMMARY:Point\nDTSTART:20261123T140000Z").skipped())
                .containsExactly(new IcalImport.Skipped("Point", "empty"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SUMMARY:x\nDTSTART:20260101T000000Z\nDTEND:20260101T000001Z\nRRULE:FREQ=SECONDLY",
                "SUMMARY:x\nDTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY",
                "SUMMARY:x\nDTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;COUNT=2000000000",
            })
    void a_repetition_that_does_not_end_is_refused(String event) {
        assertThat(refused(event)).isEqualTo(IcalImport.Reason.ENDLESS);
    }

    @Test
    void a_rule_that_never_comes_true_comes_to_nothing() {
        assertThat(imported("SUMMARY:x\nDTSTART;VALUE=DATE:20260201\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
                        .days()
                        .size())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void bombs_are_refused_before_they_cost_anything() {
        assertThat(refused("SUMMARY:x\nDTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:99991231"))
                .isEqualTo(IcalImport.Reason.TOO_LONG);
        assertThat(reason("BEGIN:VCALENDAR\n".repeat(50_000))).isEqualTo(IcalImport.Reason.TOO_LARGE);
        assertThat(reason("x".repeat(IcalImport.MAX_LENGTH + 1))).isEqualTo(IcalImport.Reason.TOO_LARGE);
        assertThat(reason(file("DTSTART;VALUE=DATE:20260101").repeat(10_000).substring(0, IcalImport.MAX_LENGTH)))
                .isEqualTo(IcalImport.Reason.TOO_LARGE);
        assertThat(reason("hello")).isEqualTo(IcalImport.Reason.NO_ICALENDAR);
        assertThat(reason("BEGIN:VCARD\nEND:VCARD\n")).isEqualTo(IcalImport.Reason.NO_ICALENDAR);
        String months = "SUMMARY:x\nDTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20270101\nRRULE:FREQ=YEARLY";
        assertThat(refused(months)).isEqualTo(IcalImport.Reason.TOO_LARGE);
    }

    private static String file(String... events) {
        StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n");
        for (String event : events) {
            text.append("BEGIN:VEVENT\nUID:1\n").append(event).append("\nEND:VEVENT\n");
        }
        return text.append("END:VCALENDAR\n").toString();
    }

    private static IcalImport.Outcome.Imported imported(String... events) {
        return (IcalImport.Outcome.Imported) IcalImport.read(file(events), SHANGHAI, TODAY);
    }

    private static IcalImport.Reason refused(String event) {
        return reason(file(event));
    }

    private static IcalImport.Reason reason(String text) {
        return ((IcalImport.Outcome.Refused) IcalImport.read(text, SHANGHAI, TODAY)).reason();
    }

    @Test
    void a_closed_day_needs_no_closure_beside_it() {
        assertThat(imported(
                                "SUMMARY:Half\nDTSTART:20260501T060000Z\nDTEND:20260501T080000Z",
                                "SUMMARY:Whole\nDTSTART;VALUE=DATE:20260501")
                        .closures())
                .isEqualTo(List.of());
    }
}
