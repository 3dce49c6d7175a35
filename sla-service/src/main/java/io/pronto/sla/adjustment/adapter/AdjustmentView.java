package io.pronto.sla.adjustment.adapter;

import io.pronto.contracts.Metric;
import io.pronto.sla.MatchForm;
import io.pronto.sla.adjustment.Adjustment;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An adjustment as the API shows it. */
record AdjustmentView(
        UUID id,
        String name,
        Adjustment.Kind kind,
        String reason,
        MatchForm match,
        Set<Metric> metrics,
        Instant from,
        Instant until,
        @Nullable Long mustSeconds,
        @Nullable Integer percent,
        String state,
        Adjustment.Person requestedBy,
        Instant requestedAt,
        Adjustment.@Nullable Person decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        @Nullable Instant endedAt) {
    /** What is asked for: exactly one of {@code mustSeconds} and {@code percent}. */
    record Request(
            @NotBlank @Size(max = 100) String name,
            Adjustment.@NotNull Kind kind,
            @NotBlank @Size(max = 1000) String reason,
            @Nullable @Valid MatchForm match,
            @NotNull Set<@NotNull Metric> metrics,
            @NotNull Instant from,
            @NotNull Instant until,
            @Nullable Long mustSeconds,
            @Nullable Integer percent) {}

    static AdjustmentView of(Adjustment it, Instant now) {
        Adjustment.Decision decision = it.decision();
        return new AdjustmentView(
                it.id(),
                it.name(),
                it.kind(),
                it.reason(),
                MatchForm.of(it.match()),
                new TreeSet<>(it.metrics()),
                it.from(),
                it.until(),
                it.target() instanceof Adjustment.NewTarget.Fixed fixed
                        ? (Long) fixed.must().toSeconds()
                        : null,
                it.target() instanceof Adjustment.NewTarget.Share share ? (Integer) share.percent() : null,
                it.state(now).name().toLowerCase(Locale.ROOT),
                it.requestedBy(),
                it.requestedAt(),
                decision == null ? null : decision.by(),
                decision == null ? null : decision.at(),
                decision == null ? null : decision.reason(),
                it.endedAt());
    }
}
