package io.pronto.sla.policy.adapter;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.sla.policy.Match;
import io.pronto.sla.policy.SlaPolicy;
import io.pronto.sla.policy.Stage;
import io.pronto.sla.policy.Target;
import io.pronto.sla.policy.TimeBasis;
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

    /** Conditions; a missing or empty one holds always. */
    record MatchForm(
            @Nullable Set<@NotNull Channel> channels,
            @Nullable @Size(max = 100) Set<@NotBlank @Size(max = 100) String> queues,
            @Nullable Set<@NotNull Priority> priorities,
            @Nullable Set<@NotNull Tier> tiers,
            @Nullable @Size(max = 100) Set<@NotBlank @Size(max = 35) String> languages,
            @Nullable @Size(max = 100) Set<@NotBlank @Size(max = 100) String> topics) {
        Match match() {
            return new Match(
                    given(channels), given(queues), given(priorities), given(tiers), given(languages), given(topics));
        }

        static MatchForm of(Match match) {
            return new MatchForm(
                    new TreeSet<>(match.channels()),
                    new TreeSet<>(match.queues()),
                    new TreeSet<>(match.priorities()),
                    new TreeSet<>(match.tiers()),
                    new TreeSet<>(match.languages()),
                    new TreeSet<>(match.topics()));
        }

        private static <T> Set<T> given(@Nullable Set<T> values) {
            return values == null ? Set.of() : values;
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
            @Nullable @Size(max = 10) List<@NotNull Integer> warnAtPercent,
            @Nullable Set<@NotNull Stage> pausedIn) {
        Target target() {
            return new Target(
                    metric,
                    Duration.ofSeconds(mustSeconds),
                    goalSeconds == null ? null : Duration.ofSeconds(goalSeconds),
                    basis == null ? TimeBasis.BUSINESS : basis,
                    warnAtPercent == null ? List.of() : warnAtPercent,
                    pausedIn == null ? Target.usualPauses(metric) : pausedIn);
        }

        static TargetForm of(Target target) {
            Duration goal = target.goal();
            return new TargetForm(
                    target.metric(),
                    target.must().toSeconds(),
                    goal == null ? null : goal.toSeconds(),
                    target.basis(),
                    target.warnAtPercent(),
                    new TreeSet<>(target.pausedIn()));
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
