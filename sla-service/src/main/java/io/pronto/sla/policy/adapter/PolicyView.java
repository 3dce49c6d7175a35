package io.pronto.sla.policy.adapter;

import io.pronto.contracts.Metric;
import io.pronto.contracts.WarningRecipient;
import io.pronto.sla.MatchForm;
import io.pronto.sla.policy.Match;
import io.pronto.sla.policy.Point;
import io.pronto.sla.policy.SlaPolicy;
import io.pronto.sla.policy.Stage;
import io.pronto.sla.policy.Target;
import io.pronto.sla.policy.TimeBasis;
import io.pronto.sla.policy.Warning;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A policy as the API shows it. */
record PolicyView(
        String id,
        int version,
        String name,
        String nameZh,
        boolean active,
        String calendar,
        MatchForm match,
        List<TargetForm> targets) {

    /**
     * When people are warned: either by a share of the target or by a time before the deadline.
     *
     * @param to the agent if missing
     */
    record WarningForm(
            @Nullable Integer percent,
            @Nullable Long beforeSeconds,
            @Nullable Set<@NotNull WarningRecipient> to) {
        Warning warning() {
            Point point = beforeSeconds != null && percent == null
                    ? new Point.Before(Duration.ofSeconds(beforeSeconds))
                    // With both or none it is no share of anything, which the check of the policy refuses.
                    : new Point.AtPercent(percent == null || beforeSeconds != null ? 0 : percent);
            return new Warning(point, to == null ? Set.of(WarningRecipient.AGENT) : to);
        }

        static WarningForm of(Warning warning) {
            Set<WarningRecipient> to = new TreeSet<>(warning.to());
            return switch (warning.point()) {
                case Point.AtPercent at -> new WarningForm(at.percent(), null, to);
                case Point.Before before -> new WarningForm(null, before.lead().toSeconds(), to);
            };
        }
    }

    /**
     * A target.
     *
     * @param basis business time if missing
     * @param pausedIn what is usual for the metric if missing
     */
    record TargetForm(
            @NotNull Metric metric,
            @NotNull Long mustSeconds,
            @Nullable Long goalSeconds,
            @Nullable TimeBasis basis,
            @Nullable @Size(max = 10) List<@Valid @NotNull WarningForm> warnings,
            @Nullable Set<@NotNull Stage> pausedIn,
            @Nullable Integer attainPercent,
            @Nullable @Size(max = 63) String ladder) {
        Target target() {
            return new Target(
                    metric,
                    Duration.ofSeconds(mustSeconds),
                    goalSeconds == null ? null : Duration.ofSeconds(goalSeconds),
                    basis == null ? TimeBasis.BUSINESS : basis,
                    warnings == null
                            ? List.of()
                            : warnings.stream().map(WarningForm::warning).toList(),
                    pausedIn == null ? Target.usualPauses(metric) : pausedIn,
                    attainPercent,
                    ladder);
        }

        static TargetForm of(Target target) {
            Duration goal = target.goal();
            return new TargetForm(
                    target.metric(),
                    target.must().toSeconds(),
                    goal == null ? null : goal.toSeconds(),
                    target.basis(),
                    target.warnings().stream().map(WarningForm::of).toList(),
                    new TreeSet<>(target.pausedIn()),
                    target.attainPercent(),
                    target.ladder());
        }
    }

    /** A policy as it is put. */
    record PolicyEdit(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 100) String nameZh,
            @Nullable Boolean active,
            @NotBlank @Size(max = 63) String calendar,
            @Nullable @Valid MatchForm match,
            @NotNull @Size(max = 10) List<@Valid @NotNull TargetForm> targets) {
        SlaPolicy policy(String id, int version) {
            return new SlaPolicy(
                    id,
                    version,
                    name,
                    nameZh,
                    match == null ? Match.ANY : match.match(),
                    calendar,
                    targets.stream().map(TargetForm::target).toList(),
                    active == null || active);
        }
    }

    static PolicyView of(SlaPolicy policy) {
        return new PolicyView(
                policy.id(),
                policy.version(),
                policy.name(),
                policy.nameZh(),
                policy.active(),
                policy.calendar(),
                MatchForm.of(policy.match()),
                policy.targets().stream().map(TargetForm::of).toList());
    }
}
