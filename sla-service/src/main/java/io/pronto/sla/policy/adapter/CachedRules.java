package io.pronto.sla.policy.adapter;

import io.pronto.sla.calendar.Calendars;
import io.pronto.sla.calendar.CompiledCalendars;
import io.pronto.sla.policy.Policies;
import io.pronto.sla.policy.PolicyBook;
import io.pronto.sla.policy.Rules;
import io.pronto.sla.policy.SlaPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps what the database says for a moment, so that not every message reads all policies. */
final class CachedRules implements Rules {
    private record Snapshot(PolicyBook book, Map<String, CompiledCalendars.Compiled> calendars, Instant readAt) {}

    private final Policies policies;
    private final Calendars calendars;
    private final CompiledCalendars compiled;
    private final Clock clock;
    private final Duration age;
    private volatile @Nullable Snapshot snapshot;

    CachedRules(Policies policies, Calendars calendars, CompiledCalendars compiled, Clock clock, Duration age) {
        this.policies = policies;
        this.calendars = calendars;
        this.compiled = compiled;
        this.clock = clock;
        this.age = age;
    }

    @Override
    public PolicyBook book() {
        return snapshot().book();
    }

    @Override
    public Optional<CompiledCalendars.Compiled> calendar(String id) {
        return Optional.ofNullable(snapshot().calendars().get(id));
    }

    /** Versions only ever rise, and nothing is deleted: so does their sum. */
    @Override
    public long edition() {
        Snapshot now = snapshot();
        return now.book().policies().stream().mapToLong(SlaPolicy::version).sum()
                + now.calendars().values().stream()
                        .mapToLong(CompiledCalendars.Compiled::version)
                        .sum();
    }

    private Snapshot snapshot() {
        Instant now = clock.instant();
        Snapshot known = snapshot;
        if (known == null || !now.isBefore(known.readAt().plus(age))) {
            // Several threads may read at once; each result is right.
            known = new Snapshot(
                    new PolicyBook(policies.current()),
                    calendars.current().stream()
                            .collect(Collectors.toMap(
                                    calendar -> calendar.definition().id(), compiled::compiled)),
                    now);
            snapshot = known;
        }
        return known;
    }
}
