package io.pronto.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficPlanTest {
    @Test
    void withoutOptionsItIsHalfAnHourOfTwentyAMinute() {
        assertThat(plan())
                .isEqualTo(new TrafficPlan(new RateCurve.Flat(20), Duration.ofMinutes(30), 2000, 150, 1, false, 7));
    }

    @Test
    void everyOptionIsTaken() {
        assertThat(plan(
                        "--rate",
                        "5.5/min",
                        "--minutes",
                        "10",
                        "--agents",
                        "--day",
                        "--from",
                        "18:30",
                        "--speed",
                        "60",
                        "--customers",
                        "50",
                        "--at-once",
                        "9",
                        "--pace",
                        "4",
                        "--seed",
                        "3"))
                .isEqualTo(new TrafficPlan(
                        new RateCurve.OverTheDay(5.5, LocalTime.of(18, 30), 60),
                        Duration.ofMinutes(10),
                        50,
                        9,
                        4,
                        true,
                        3));
    }

    @ParameterizedTest
    @CsvSource({
        "--rate, --rate needs a value",
        "--rate=9, no option",
        "--minutes x, whole number",
        "--minutes 0, 1 to 1440",
        "--minutes 2000, 1 to 1440",
        "--rate many, needs a number",
        "--rate -1, was -1",
        "--pace 0, --pace is",
        "--at-once 5000, --at-once is",
        "--from noon, 09:00",
        "--colour red, no option"
    })
    void whatItDoesNotUnderstandIsSaid(String line, String said) {
        assertThatThrownBy(() -> plan(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    @Test
    void theUsageNamesEveryOption() {
        assertThat(TrafficPlan.USAGE)
                .contains(
                        "--rate",
                        "--minutes",
                        "--agents",
                        "--day",
                        "--from",
                        "--speed",
                        "--customers",
                        "--at-once",
                        "--pace",
                        "--seed");
    }

    private static TrafficPlan plan(String... arguments) {
        return TrafficPlan.parse(List.of(arguments), 7);
    }
}
