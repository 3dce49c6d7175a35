package io.pronto.sla.policy.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.platform.problem.Problem;
import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.CompiledCalendars;
import io.pronto.sla.policy.DryRun;
import io.pronto.sla.policy.PastClock;
import io.pronto.sla.policy.PastClocks;
import io.pronto.sla.policy.PastResponse;
import io.pronto.sla.policy.Policies;
import io.pronto.sla.policy.PolicyBook;
import io.pronto.sla.policy.PolicyCheck;
import io.pronto.sla.policy.ResponseWindow;
import io.pronto.sla.policy.SlaPolicy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What policies would have done; nothing is stored here. */
@RestController
@RequestMapping("/api/v1/sla/policies")
@Tag(name = PolicyController.TAG, description = PolicyController.ABOUT)
class PolicyTrialController {
    /** Most past promises that are judged again. */
    private static final int MAX_CLOCKS = 5_000;

    private static final Duration LONGEST = Duration.ofDays(366);

    private final Policies policies;
    private final CompiledCalendars calendars;
    private final PolicyCheck check;
    private final PastClocks past;
    private final Clock clock;

    PolicyTrialController(
            Policies policies, CompiledCalendars calendars, PolicyCheck check, PastClocks past, Clock clock) {
        this.policies = policies;
        this.calendars = calendars;
        this.check = check;
        this.past = past;
        this.clock = clock;
    }

    record DryRunQuestion(
            @NotNull @Valid PolicyView.PolicyEdit policy,
            @NotNull Instant from,
            @NotNull Instant to) {}

    record CountView(long met, long breached, @Nullable Double attainmentPercent) {
        static CountView of(DryRun.Count count) {
            return new CountView(
                    count.met(), count.breached(), count.attainment().orElse(null));
        }
    }

    record MetricView(Metric metric, CountView now, CountView then) {}

    /** @param would {@code met}, {@code breached} or {@code none} when nothing would have been promised */
    record ExampleView(
            ConversationId conversation,
            Metric metric,
            String was,
            String would,
            long elapsedSeconds,
            long targetSeconds) {}

    /** A day's responses together. */
    record WindowView(long responses, long averageSeconds, double attainmentPercent, long targetSeconds) {
        static @Nullable WindowView of(@Nullable ResponseWindow window) {
            return window == null
                    ? null
                    : new WindowView(
                            window.responses(),
                            window.average().toSeconds(),
                            window.attainmentPercent(),
                            window.target().toSeconds());
        }
    }

    /**
     * A policy's average response on a day of its calendar.
     *
     * @param was {@code met}, {@code breached} or {@code none} when the policy had no response on that day
     * @param would the same if the policy had been in force
     */
    record DayView(
            String policy,
            LocalDate day,
            String was,
            String would,
            @Nullable WindowView now,
            @Nullable WindowView then) {
        static DayView of(DryRun.Day day) {
            return new DayView(
                    day.policy(),
                    day.day(),
                    lower(day.wasVerdict()),
                    lower(day.wouldVerdict()),
                    WindowView.of(day.was()),
                    WindowView.of(day.would()));
        }
    }

    /**
     * What comes of a dry run.
     *
     * @param clocks promises that were judged
     * @param responses responses that were judged together, by days
     * @param changed promises and days that would have ended otherwise
     * @param capped there were more of either; the latest were judged
     * @param metrics for average responses the number of days
     * @param examples promises that would have ended otherwise, at most 100
     * @param days days that would have, the latest first, at most 100
     */
    record DryRunAnswer(
            int clocks,
            int responses,
            int changed,
            boolean capped,
            List<MetricView> metrics,
            List<ExampleView> examples,
            List<DayView> days) {}

    @PostMapping("/{id}/dry-run")
    @PreAuthorize("hasAnyRole('SUPERVISOR','MANAGER','ADMIN')")
    @Operation(
            summary = "What a policy would have made of past promises, before it is switched on",
            description =
                    "Judges the promises that were decided in the period again, as if the policy had been in force"
                            + " beside the others: with its match, targets, calendar and pauses. At most the latest 5,000."
                            + " Average responses are judged again by days, also from at most the latest 5,000. Promises of"
                            + " metrics that had no clock have no past. Refuses what saving it would refuse.")
    DryRunAnswer dryRun(
            @PathVariable @Pattern(regexp = PolicyController.ID) String id,
            @Valid @RequestBody DryRunQuestion question) {
        if (!question.from().isBefore(question.to())) {
            throw Problem.unprocessable("range-reversed").atField("to");
        }
        if (Duration.between(question.from(), question.to()).compareTo(LONGEST) > 0) {
            throw Problem.unprocessable("dry-run-too-long").atField("from");
        }
        SlaPolicy tried = question.policy()
                .policy(id, policies.current(id).map(SlaPolicy::version).orElse(0) + 1);
        check.of(tried, clock.instant()).ifPresent(refusal -> {
            throw PolicyController.refused(refusal, "policy.");
        });
        List<PastClock> found = past.decided(question.from(), question.to(), MAX_CLOCKS + 1);
        List<PastResponse> responses = past.responses(question.from(), question.to(), MAX_CLOCKS + 1);
        boolean capped = found.size() > MAX_CLOCKS || responses.size() > MAX_CLOCKS;
        // One look for each calendar, not for each promise.
        Map<String, BusinessCalendar> known = new HashMap<>();
        DryRun run = new DryRun(
                new PolicyBook(policies.current()).with(tried),
                policy -> known.computeIfAbsent(policy.calendar(), calendar -> hours(policy)));
        DryRun.Result result = run.over(latest(found), latest(responses));
        return new DryRunAnswer(
                result.clocks(),
                result.responses(),
                result.changed(),
                capped,
                result.metrics().stream()
                        .map(metric -> new MetricView(
                                metric.metric(), CountView.of(metric.now()), CountView.of(metric.then())))
                        .toList(),
                result.examples().stream().map(PolicyTrialController::example).toList(),
                result.days().stream().map(DayView::of).toList());
    }

    private static <T> List<T> latest(List<T> found) {
        return found.subList(0, Math.min(found.size(), MAX_CLOCKS));
    }

    private static String lower(DryRun.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static ExampleView example(DryRun.Example example) {
        return new ExampleView(
                example.conversation(),
                example.metric(),
                lower(example.was()),
                lower(example.would()),
                example.elapsed().toSeconds(),
                example.target().toSeconds());
    }

    private BusinessCalendar hours(SlaPolicy policy) {
        return calendars
                .current(policy.calendar())
                .orElseThrow(() -> new IllegalStateException("Policy " + policy.id() + " counts by the calendar "
                        + policy.calendar() + ", which does not exist. Maybe its row was deleted by hand."))
                .calendar();
    }
}
