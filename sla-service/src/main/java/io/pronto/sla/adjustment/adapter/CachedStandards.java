package io.pronto.sla.adjustment.adapter;

import io.pronto.sla.adjustment.Adjustments;
import io.pronto.sla.adjustment.StandardBook;
import io.pronto.sla.adjustment.Standards;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps what the database says for a moment. */
final class CachedStandards implements StandardBook {
    private record Snapshot(long edition, Standards standards, Instant readAt) {}

    private final Adjustments adjustments;
    private final Clock clock;
    private final Duration age;
    private volatile @Nullable Snapshot snapshot;

    CachedStandards(Adjustments adjustments, Clock clock, Duration age) {
        this.adjustments = adjustments;
        this.clock = clock;
        this.age = age;
    }

    @Override
    public Standards standards() {
        return snapshot().standards();
    }

    @Override
    public long edition() {
        return snapshot().edition();
    }

    private Snapshot snapshot() {
        Instant now = clock.instant();
        Snapshot known = snapshot;
        if (known == null || !now.isBefore(known.readAt().plus(age))) {
            // The number first: what changes between the two reads is then looked at once more, not missed.
            long edition = adjustments.edition(now);
            known = new Snapshot(edition, new Standards(adjustments.standing(now)), now);
            snapshot = known;
        }
        return known;
    }
}
