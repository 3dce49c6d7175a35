package io.pronto.knowledge.gap;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.gap.Miss.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of misses promises. */
public interface MissesContract {
    Misses misses();

    /** So many of a source within an hour. */
    int mostMissesPerHour();

    private static Miss said(Source source, String text, Instant at) {
        return Miss.of(source, Language.EN, text, at).orElseThrow();
    }

    @Test
    default void theSameWordsAreOneMissADay() {
        // Noon, so that an hour later is the same day.
        Instant at = Instant.now()
                .minus(Duration.ofDays(12))
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofHours(12));
        String mark = UUID.randomUUID().toString();

        assertThat(misses().add(said(Source.SEARCH, "Kayak repair " + mark, at)))
                .isTrue();
        assertThat(misses().add(said(Source.SEARCH, "kayak  repair? " + mark, at.plusSeconds(3_600))))
                .isFalse();
        assertThat(misses().add(said(Source.PROGRAM, "kayak repair " + mark, at)))
                .isTrue();
        assertThat(misses().add(said(Source.SEARCH, "kayak repair " + mark, at.plus(Duration.ofDays(1)))))
                .isTrue();
    }

    @Test
    default void aSourceThatSaysTooMuchIsNotListenedToForAnHour() {
        Instant at = Instant.now().minus(Duration.ofDays(5));
        String mark = UUID.randomUUID().toString();
        for (int count = 0; count < mostMissesPerHour(); count++) {
            assertThat(misses().add(said(Source.SEARCH, "oar number " + count + " " + mark, at)))
                    .isTrue();
        }

        assertThat(misses().add(said(Source.SEARCH, "one oar more " + mark, at.plusSeconds(60))))
                .isFalse();
        assertThat(misses().add(said(Source.PROGRAM, "one oar more " + mark, at.plusSeconds(60))))
                .isTrue();
        assertThat(misses().add(said(Source.SEARCH, "one oar more " + mark, at.plusSeconds(3_660))))
                .isTrue();
    }
}
