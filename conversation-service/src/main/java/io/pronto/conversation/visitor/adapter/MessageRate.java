package io.pronto.conversation.visitor.adapter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.pronto.contracts.CustomerId;
import io.pronto.platform.problem.Problem;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How often one visitor may write. Counted per replica: a visitor whose requests reach several of them has a little
 * more, and a Redis that is away stops nobody.
 */
final class MessageRate {

    private static final long MOST_VISITORS = 200_000;

    private final Cache<CustomerId, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_VISITORS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final Bandwidth bandwidth;

    MessageRate(int burst, int perMinute) {
        this.bandwidth = Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(perMinute, Duration.ofMinutes(1))
                .build();
    }

    /** @param retryAfterSeconds 0 when it was allowed @param resetSeconds until everything is allowed again */
    record Answer(boolean allowed, long limit, long remaining, long retryAfterSeconds, long resetSeconds) {}

    Answer ask(CustomerId visitor) {
        ConsumptionProbe probe = buckets.get(
                        visitor,
                        _ -> Bucket.builder()
                                .addLimit(bandwidth)
                                // Not the clock on the wall: set behind, it would stop everybody.
                                .withNanosecondPrecision()
                                .build())
                .tryConsumeAndReturnRemaining(1);
        return new Answer(
                probe.isConsumed(),
                bandwidth.getCapacity(),
                probe.getRemainingTokens(),
                probe.isConsumed() ? 0 : seconds(probe.getNanosToWaitForRefill()),
                seconds(probe.getNanosToWaitForReset()));
    }

    /** @throws Problem 429 when it is not allowed now */
    Answer require(CustomerId visitor) {
        Answer answer = ask(visitor);
        if (!answer.allowed()) {
            throw Problem.tooMany("too-many-requests", answer.retryAfterSeconds())
                    .header("RateLimit-Limit", Long.toString(answer.limit()))
                    .header("RateLimit-Remaining", "0")
                    .header("RateLimit-Reset", Long.toString(answer.resetSeconds()));
        }
        return answer;
    }

    private static long seconds(long nanos) {
        return nanos <= 0 ? 0 : TimeUnit.NANOSECONDS.toSeconds(nanos - 1) + 1;
    }
}
