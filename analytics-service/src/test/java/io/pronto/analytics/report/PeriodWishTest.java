package io.pronto.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.analytics.report.PeriodWish.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodWishTest {
    private static final Instant NOW = Instant.parse("2026-11-22T17:00:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static Reading read(@Nullable String from, @Nullable String to, @Nullable String zone) {
        return new PeriodWish(from, to, zone).read(NOW, SHANGHAI, 31);
    }

    @Test
    void without_words_it_is_today_where_we_are() {
        LocalDate today = LocalDate.parse("2026-11-23");
        assertThat(read(null, null, null)).isEqualTo(new Reading.Read(new Period(today, today, SHANGHAI)));
    }

    @Test
    void one_day_alone_is_the_last_and_the_first() {
        LocalDate day = LocalDate.parse("2026-11-01");
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(read(null, "2026-11-01", "Europe/Berlin")).isEqualTo(new Reading.Read(new Period(day, day, berlin)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02, 2026-11-01, UTC, to, period-reversed",
        "2026-10-01, 2026-11-01, UTC, from, period-too-long",
        "yesterday, 2026-11-01, UTC, from, not-a-day",
        "2026-11-01, 2026-13-01, UTC, to, not-a-day",
        "2026-11-01, 2026-11-01, Mars/Base, zone, unknown-zone",
    })
    void what_is_none_is_refused_with_its_field(String from, String to, String zone, String field, String code) {
        assertThat(read(from, to, zone)).isInstanceOfSatisfying(Reading.Refused.class, refused -> {
            assertThat(refused.field()).isEqualTo(field);
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.arguments()).isNotEmpty();
        });
    }
}
