package io.pronto.knowledge.gap;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.knowledge.gap.Course.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void the_last_seven_days_are_the_last_week() {
        assertThat(Course.week(NOW, NOW)).isEqualTo(11);
        assertThat(Course.week(NOW.minus(Duration.ofDays(7)).plusSeconds(1), NOW))
                .isEqualTo(11);
        assertThat(Course.week(NOW.minus(Duration.ofDays(7)), NOW)).isEqualTo(10);
        assertThat(Course.week(NOW.minus(Duration.ofDays(83)), NOW)).isZero();
        assertThat(Course.week(NOW.minus(Duration.ofDays(84)), NOW)).isEqualTo(-1);
        assertThat(Course.week(NOW.plusSeconds(5), NOW)).isEqualTo(11);
    }

    @Test
    void four_weeks_are_compared_with_the_four_before() {
        Course course = new Course(List.of(9, 9, 9, 9, 1, 2, 3, 4, 5, 6, 7, 8), List.of());
        assertThat(course.recent()).isEqualTo(26);
        assertThat(course.before()).isEqualTo(10);
    }

    @Test
    void an_effect_compares_as_long_a_time_before() {
        Instant since = NOW.minus(Duration.ofDays(20));
        Effect effect = Effect.of(since, NOW, 12, 0, 1, 9);
        assertThat(effect.daysBefore()).isEqualTo(20);
        assertThat(effect.daysAfter()).isEqualTo(20);
        assertThat(effect.missedShareBefore()).isEqualTo(1.0);
        assertThat(effect.missedShareAfter()).isEqualTo(0.1);
        assertThat(Effect.of(NOW, NOW, 3, 0, 0, 0).daysBefore()).isEqualTo(7);
        assertThat(Effect.of(NOW, NOW, 3, 0, 0, 0).missedShareAfter()).isNull();
        assertThat(Effect.span(NOW.minus(Duration.ofDays(1000)), NOW)).isEqualTo(Duration.ofDays(84));
    }
}
