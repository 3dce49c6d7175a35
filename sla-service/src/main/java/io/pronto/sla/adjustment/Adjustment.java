package io.pronto.sla.adjustment;

import io.pronto.contracts.Metric;
import io.pronto.sla.policy.Enquiry;
import io.pronto.sla.policy.Match;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Other targets for some enquiries for a while. It begins and ends by itself; what was decided before it or under it
 * stays as it was decided.
 *
 * @param match the enquiries that it is for
 * @param metrics the promises that it is about
 * @param until when it ends, exclusively
 * @param target the new targets
 * @param decision what became of the request, nothing while it is open
 * @param endedAt when somebody ended it before its time
 */
public record Adjustment(
        UUID id,
        String name,
        Kind kind,
        String reason,
        Match match,
        Set<Metric> metrics,
        Instant from,
        Instant until,
        NewTarget target,
        Person requestedBy,
        Instant requestedAt,
        @Nullable Decision decision,
        @Nullable Instant endedAt) {
    /** Longest. */
    public static final Duration LONGEST = Duration.ofDays(92);

    public Adjustment {
        metrics = Set.copyOf(metrics);
    }

    /** Why the standard is another for a while. */
    public enum Kind {
        /** More enquiries than usual. */
        PEAK,
        /** Something does not work. */
        OUTAGE
    }

    /** What is promised instead. */
    public sealed interface NewTarget {
        /** The same for all. */
        record Fixed(Duration must) implements NewTarget {}

        /** In proportion to the standard. */
        record Share(int percent) implements NewTarget {}

        /** In place of that standard; at least a second. */
        default Duration insteadOf(Duration standard) {
            return switch (this) {
                case Fixed fixed -> fixed.must();
                case Share share -> {
                    Duration scaled = standard.multipliedBy(share.percent()).dividedBy(100);
                    yield scaled.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : scaled;
                }
            };
        }
    }

    /** Who did it. */
    public record Person(String id, String name) {}

    /** What became of a request. */
    public enum Verdict {
        APPROVED,
        REJECTED,
        /** Taken back by who asked. */
        WITHDRAWN
    }

    /** Who decided what, when and why. */
    public record Decision(
            Verdict verdict,
            Person by,
            Instant at,
            @Nullable String reason) {}

    /** Where it is in its life. */
    public enum State {
        REQUESTED,
        APPROVED,
        ACTIVE,
        ENDED,
        REJECTED,
        WITHDRAWN
    }

    /** Its state at that moment; from approved on, time alone moves it. */
    public State state(Instant now) {
        if (decision == null) {
            return State.REQUESTED;
        }
        return switch (decision.verdict()) {
            case REJECTED -> State.REJECTED;
            case WITHDRAWN -> State.WITHDRAWN;
            case APPROVED -> {
                if (!now.isBefore(end())) {
                    yield State.ENDED;
                }
                yield now.isBefore(from) ? State.APPROVED : State.ACTIVE;
            }
        };
    }

    /** When it ends or ended. */
    public Instant end() {
        return endedAt != null && endedAt.isBefore(until) ? endedAt : until;
    }

    /** Whether that promise to that enquiry is another at that moment. */
    public boolean appliesTo(Metric metric, Enquiry enquiry, Instant now) {
        return state(now) == State.ACTIVE && metrics.contains(metric) && match.fits(enquiry);
    }

    /** The first thing that makes this no sensible request, or nothing. */
    public Optional<AdjustmentRefusal> check(Instant now) {
        if (!from.isBefore(until) || !until.isAfter(now)) {
            return refusal(
                    AdjustmentRefusal.Reason.PERIOD,
                    "until",
                    "It ends before it begins, or is over already.",
                    "Choose an end after the beginning and after now.");
        }
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            return refusal(
                    AdjustmentRefusal.Reason.PERIOD,
                    "until",
                    "It lasts longer than " + LONGEST.toDays() + " days.",
                    "Shorten it; what holds for longer is another policy.");
        }
        if (metrics.isEmpty() || metrics.contains(Metric.AVERAGE_RESPONSE)) {
            return refusal(
                    AdjustmentRefusal.Reason.METRICS,
                    "metrics",
                    "It names no promise that a clock measures.",
                    "Name at least one, without the average response.");
        }
        boolean fits = switch (target) {
            case NewTarget.Fixed fixed ->
                fixed.must().compareTo(Duration.ofSeconds(1)) >= 0
                        && fixed.must().compareTo(Duration.ofDays(366)) <= 0;
            case NewTarget.Share share -> share.percent() >= 1 && share.percent() <= 10_000;
        };
        return fits
                ? Optional.empty()
                : refusal(
                        AdjustmentRefusal.Reason.TARGET,
                        target instanceof NewTarget.Fixed ? "mustSeconds" : "percent",
                        "The new target is not between 1 second and 366 days, or 1 and 10000 percent.",
                        "Give what is promised instead.");
    }

    private static Optional<AdjustmentRefusal> refusal(
            AdjustmentRefusal.Reason reason, String field, String detail, String remedy) {
        return Optional.of(new AdjustmentRefusal(reason, field, detail, remedy));
    }
}
