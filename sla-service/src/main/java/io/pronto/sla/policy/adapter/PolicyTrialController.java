package io.pronto.sla.policy.adapter;

import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.platform.problem.Problem;
import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.CompiledCalendars;
import io.pronto.sla.calendar.Deadline;
import io.pronto.sla.policy.DryRun;
import io.pronto.sla.policy.Enquiry;
import io.pronto.sla.policy.PastClock;
import io.pronto.sla.policy.PastClocks;
import io.pronto.sla.policy.Policies;
import io.pronto.sla.policy.PolicyBook;
import io.pronto.sla.policy.PolicyCheck;
import io.pronto.sla.policy.SlaPolicy;
import io.pronto.sla.policy.Target;
import io.pronto.sla.policy.TimeBasis;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What policies would do; nothing is stored here. */
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

    /** A conversation in words. What is missing is the usual: normal, standard, English, private. */
    record EnquiryForm(
            @NotNull Channel channel,
            @Nullable @Size(max = 100) String queue,
            @Nullable Priority priority,
            @Nullable Tier tier,
            @Nullable @Size(max = 35) String language,
            @Nullable @Size(max = 100) String topic,
            @Nullable @Size(max = 100) Set<@NotBlank @Size(max = 100) String> tags,
            @Nullable Boolean publicly) {
        Enquiry enquiry() {
            return new Enquiry(
                    channel,
                    queue,
                    priority == null ? Priority.NORMAL : priority,
                    tier == null ? Tier.STANDARD : tier,
                    language == null ? "en" : language,
                    topic,
                    tags == null ? Set.of() : tags,
                    publicly != null && publicly);
        }
    }

    /** @param at when the enquiry comes; now if missing */
    record PreviewQuestion(
            @NotNull @Valid EnquiryForm enquiry, @Nullable Instant at) {}

    /** A promise that fits too, but less. */
    record Outranked(String policy, String name, String nameZh, List<String> reasons, long targetSeconds) {}

    /**
     * What would be promised.
     *
     * @param reasons the conditions that made the policy fit, most special first; {@code any} when it has none
     * @param calendar by which it counts; nothing when every second counts
     * @param dueAt the deadline if the clock runs through; nothing when it is judged over a day and a week
     */
    record PromiseView(
            Metric metric,
            String policy,
            int version,
            String name,
            String nameZh,
            List<String> reasons,
            long targetSeconds,
            @Nullable Long goalSeconds,
            @Nullable Integer attainPercent,
            TimeBasis basis,
            @Nullable String calendar,
            @Nullable Instant dueAt,
            List<Outranked> outranked) {}

    /** @param without metrics in which nothing would be promised */
    record PreviewAnswer(List<PromiseView> promises, List<Metric> without) {}

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

    /** @param capped there were more; the latest were judged */
    record DryRunAnswer(
            int clocks, int changed, boolean capped, List<MetricView> metrics, List<ExampleView> examples) {}

    @PostMapping("/preview")
    @PreAuthorize("hasAnyRole('AGENT','SUPERVISOR','MANAGER','ADMIN','INTEGRATOR')")
    @Operation(
            summary = "Which policies a described conversation would get, why, and when each promise would be due",
            description = "By the policies in force. The deadlines are those of clocks that are not paused; adjustments"
                    + " are left out.")
    PreviewAnswer preview(@Valid @RequestBody PreviewQuestion question) {
        Instant given = question.at();
        Instant at = given == null ? clock.instant() : given;
        if (at.isBefore(BusinessCalendar.DAWN) || at.isAfter(BusinessCalendar.HORIZON.minus(LONGEST))) {
            throw Problem.unprocessable("moment-out-of-range", BusinessCalendar.DAWN, BusinessCalendar.HORIZON)
                    .atField("at");
        }
        PolicyBook book = new PolicyBook(policies.current());
        Enquiry enquiry = question.enquiry().enquiry();
        List<PromiseView> promises = new ArrayList<>();
        List<Metric> without = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            List<PolicyBook.Choice> fits = book.candidates(metric, enquiry);
            if (fits.isEmpty()) {
                without.add(metric);
            } else {
                promises.add(promise(fits, at));
            }
        }
        return new PreviewAnswer(promises, without);
    }

    private PromiseView promise(List<PolicyBook.Choice> fits, Instant at) {
        PolicyBook.Choice best = fits.getFirst();
        Target target = best.target();
        Duration goal = target.goal();
        return new PromiseView(
                target.metric(),
                best.policy().id(),
                best.policy().version(),
                best.policy().name(),
                best.policy().nameZh(),
                best.reasons(),
                target.must().toSeconds(),
                goal == null ? null : goal.toSeconds(),
                target.attainPercent(),
                target.basis(),
                target.basis() == TimeBasis.BUSINESS ? best.policy().calendar() : null,
                target.windowed() ? null : due(best, at),
                fits.stream()
                        .skip(1)
                        .map(other -> new Outranked(
                                other.policy().id(),
                                other.policy().name(),
                                other.policy().nameZh(),
                                other.reasons(),
                                other.target().must().toSeconds()))
                        .toList());
    }

    private @Nullable Instant due(PolicyBook.Choice choice, Instant at) {
        return switch (choice.target().basis()) {
            case CLOCK -> at.plus(choice.target().must());
            case BUSINESS ->
                switch (hours(choice.policy()).deadlineAfter(at, choice.target().must())) {
                    case Deadline.Due due -> due.at();
                    case Deadline.Never never -> null;
                };
        };
    }

    @PostMapping("/{id}/dry-run")
    @PreAuthorize("hasAnyRole('SUPERVISOR','MANAGER','ADMIN')")
    @Operation(
            summary = "What a policy would have made of past promises, before it is switched on",
            description =
                    "Judges the promises that were decided in the period again, as if the policy had been in force"
                            + " beside the others: with its match, targets, calendar and pauses. At most the latest 5,000."
                            + " Promises of metrics that had no clock have no past, and averages are not judged. Refuses what"
                            + " saving it would refuse.")
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
        boolean capped = found.size() > MAX_CLOCKS;
        // One look for each calendar, not for each promise.
        Map<String, BusinessCalendar> known = new HashMap<>();
        DryRun run = new DryRun(
                new PolicyBook(policies.current()).with(tried),
                policy -> known.computeIfAbsent(policy.calendar(), calendar -> hours(policy)));
        DryRun.Result result = run.over(capped ? found.subList(0, MAX_CLOCKS) : found);
        return new DryRunAnswer(
                result.clocks(),
                result.changed(),
                capped,
                result.metrics().stream()
                        .map(metric -> new MetricView(
                                metric.metric(), CountView.of(metric.now()), CountView.of(metric.then())))
                        .toList(),
                result.examples().stream().map(PolicyTrialController::example).toList());
    }

    private static ExampleView example(DryRun.Example example) {
        return new ExampleView(
                example.conversation(),
                example.metric(),
                example.was().name().toLowerCase(Locale.ROOT),
                example.would().name().toLowerCase(Locale.ROOT),
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
