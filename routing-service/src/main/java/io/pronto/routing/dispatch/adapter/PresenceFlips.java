package io.pronto.routing.dispatch.adapter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.pronto.platform.problem.Problem;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Bounds how often one person's presence changes, so that a broken client does not keep the pool's one writer busy. Each replica
 * counts for itself.
 */
@Component
class PresenceFlips {
    private static final int AT_ONCE = 20;
    private static final int MOST_PEOPLE = 20_000;

    private final Bandwidth limit = Bandwidth.builder()
            .capacity(AT_ONCE)
            .refillGreedy(1, Duration.ofSeconds(1))
            .build();
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_PEOPLE)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();

    /** @throws Problem 429 {@code presence-too-often} beyond twenty at once and one a second */
    void require(String person) {
        ConsumptionProbe probe = buckets.get(
                        person,
                        ignored -> Bucket.builder()
                                .addLimit(limit)
                                // Not the clock on the wall: set behind, it would stop everybody.
                                .withNanosecondPrecision()
                                .build())
                .tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Problem.tooMany(
                    "presence-too-often", TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1);
        }
    }
}
