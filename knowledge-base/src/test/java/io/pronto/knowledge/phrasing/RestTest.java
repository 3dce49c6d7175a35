package io.pronto.knowledge.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void after_failures_in_a_row_it_rests_and_then_one_try_decides() {
        Rest rest = new Rest(3, Duration.ofSeconds(30));
        rest.failed(NOW);
        rest.failed(NOW);
        rest.succeeded();
        rest.failed(NOW);
        rest.failed(NOW);
        assertThat(rest.open(NOW)).isTrue();
        rest.failed(NOW);
        assertThat(rest.open(NOW.plusSeconds(29))).isFalse();
        assertThat(rest.open(NOW.plusSeconds(30))).isTrue();
        rest.failed(NOW.plusSeconds(30));
        assertThat(rest.open(NOW.plusSeconds(59))).isFalse();
        rest.succeeded();
        rest.failed(NOW.plusSeconds(60));
        assertThat(rest.open(NOW.plusSeconds(60))).isTrue();
    }
}
