package io.pronto.sla.clock.adapter;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.platform.problem.Problem;
import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.clock.ClockRules;
import io.pronto.sla.clock.FrozenTerms;
import io.pronto.sla.clock.Terms;
import io.pronto.sla.policy.Enquiry;
import io.pronto.sla.policy.PolicyBook;
import io.pronto.sla.policy.Rules;
import io.pronto.sla.policy.Target;
import io.pronto.sla.policy.TimeBasis;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which clocks a conversation would get: by the same terms and moments as real ones, and stored nowhere. */
@RestController
@RequestMapping("/api/v1/sla/policies")
@Tag(name = "SLA policies")
class PromisePreviewController {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Rules rules;
    private final FrozenTerms terms;
    private final ClockRules clockRules;
    private final Clock clock;

    PromisePreviewController(Rules rules, FrozenTerms terms, ClockRules clockRules, Clock clock) {
        this.rules = rules;
        this.terms = terms;
        this.clockRules = clockRules;
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
     * @param targetSeconds with the adjustment, if one applies
     * @param calendar by which it counts; nothing when every second counts
     * @param dueAt the deadline if the clock runs through; nothing when it is judged over a day and a week
     * @param adjustment the approved adjustment that applies then
     * @param standardTargetSeconds the target without it
     * @param standardDueAt the deadline without it
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
            ClockController.@Nullable AdjustmentName adjustment,
            @Nullable Long standardTargetSeconds,
            @Nullable Instant standardDueAt,
            List<Outranked> outranked) {}

    /** @param without metrics in which nothing would be promised */
    record PreviewAnswer(List<PromiseView> promises, List<Metric> without) {}

    @PostMapping("/preview")
    @PreAuthorize("hasAnyRole('AGENT','SUPERVISOR','MANAGER','ADMIN','INTEGRATOR')")
    @Operation(
            summary = "Which policies a described conversation would get, why, and when each promise would be due",
            description =
                    "By the policies in force, with the approved adjustments that apply at that moment; what is over"
                            + " is left out. The deadlines are those of clocks that are not paused.")
    PreviewAnswer preview(@Valid @RequestBody PreviewQuestion question) {
        Instant given = question.at();
        Instant at = given == null ? clock.instant() : given;
        if (at.isBefore(BusinessCalendar.DAWN) || at.isAfter(BusinessCalendar.HORIZON.minus(LONGEST))) {
            throw Problem.unprocessable("moment-out-of-range", BusinessCalendar.DAWN, BusinessCalendar.HORIZON)
                    .atField("at");
        }
        PolicyBook book = rules.book();
        Enquiry enquiry = question.enquiry().enquiry();
        List<PromiseView> promises = new ArrayList<>();
        List<Metric> without = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            List<PolicyBook.Choice> fits = book.candidates(metric, enquiry);
            if (fits.isEmpty()) {
                without.add(metric);
            } else {
                promises.add(promise(fits, enquiry, at));
            }
        }
        return new PreviewAnswer(promises, without);
    }

    private PromiseView promise(List<PolicyBook.Choice> fits, Enquiry enquiry, Instant at) {
        PolicyBook.Choice best = fits.getFirst();
        Target target = best.target();
        Duration goal = target.goal();
        Terms frozen = terms.of(best, enquiry, at);
        Terms.Adjusted adjusted = frozen.adjusted();
        return new PromiseView(
                target.metric(),
                best.policy().id(),
                best.policy().version(),
                best.policy().name(),
                best.policy().nameZh(),
                best.reasons(),
                frozen.target().toSeconds(),
                goal == null ? null : goal.toSeconds(),
                target.attainPercent(),
                target.basis(),
                target.basis() == TimeBasis.BUSINESS ? best.policy().calendar() : null,
                target.windowed() ? null : clockRules.due(frozen, at, frozen.target()),
                adjusted == null ? null : new ClockController.AdjustmentName(adjusted.id(), adjusted.name()),
                adjusted == null ? null : (Long) frozen.standardTarget().toSeconds(),
                adjusted == null || target.windowed() ? null : clockRules.due(frozen, at, frozen.standardTarget()),
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
}
