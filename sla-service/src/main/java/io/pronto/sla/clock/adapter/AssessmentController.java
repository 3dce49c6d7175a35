package io.pronto.sla.clock.adapter;

import io.pronto.contracts.Metric;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.web.Slice;
import io.pronto.sla.clock.Clocks;
import io.pronto.sla.policy.ResponseWindow;
import io.pronto.sla.policy.Rules;
import io.pronto.sla.policy.SlaPolicy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sla/assessments")
@Tag(name = "SLA assessments", description = "Promises that are judged over a day or a week")
class AssessmentController {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Clocks clocks;
    private final Rules rules;

    AssessmentController(Clocks clocks, Rules rules) {
        this.clocks = clocks;
        this.rules = rules;
    }

    /**
     * A window.
     *
     * @param firstDay its first day in the zone of the policy's calendar; of a week the Monday
     * @param from its first moment in the zone of the policy's calendar
     * @param to the first moment after it
     * @param averageSeconds sum by number of responses
     * @param attainmentPercent the share within the target
     * @param requiredPercent the share that had to be; nothing when the average is judged
     * @param held whether the promise was kept over the window
     */
    record AssessmentView(
            String policy,
            String name,
            String nameZh,
            Metric metric,
            LocalDate firstDay,
            Instant from,
            Instant to,
            long responses,
            double sumSeconds,
            double averageSeconds,
            long within,
            double attainmentPercent,
            @Nullable Integer requiredPercent,
            double targetSeconds,
            boolean held) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('SUPERVISOR','MANAGER','ADMIN')")
    @Operation(
            summary = "Average responses by day or week",
            description = "Days and weeks are those of the policy's calendar; windows without a response are left out.")
    Slice<AssessmentView> list(
            @RequestParam(required = false) @Nullable String policy,
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam(defaultValue = "day") String period) {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Problem.unprocessable("assessment-range", LONGEST.toDays()).atField("to");
        }
        ResponseWindow.Period length = period(period);
        List<AssessmentView> views = new ArrayList<>();
        for (SlaPolicy found : rules.book().policies()) {
            boolean asked = policy == null || found.id().equals(policy);
            if (asked
                    && (policy != null || found.target(Metric.AVERAGE_RESPONSE).isPresent())) {
                ZoneId zone = rules.calendar(found.calendar())
                        .map(calendar -> calendar.calendar().zone())
                        .orElse(ZoneOffset.UTC);
                clocks.responses(found.id(), length, zone, from, to)
                        .forEach(window -> views.add(view(found, window, zone)));
            }
        }
        return new Slice<>(views, null);
    }

    private static AssessmentView view(SlaPolicy policy, ResponseWindow window, ZoneId zone) {
        return new AssessmentView(
                policy.id(),
                policy.name(),
                policy.nameZh(),
                Metric.AVERAGE_RESPONSE,
                window.from(),
                start(window.from(), zone),
                start(window.to(), zone),
                window.responses(),
                seconds(window.sum()),
                seconds(window.average()),
                window.within(),
                window.attainmentPercent(),
                window.requiredPercent(),
                seconds(window.target()),
                window.held());
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }

    private static ResponseWindow.Period period(String name) {
        try {
            return ResponseWindow.Period.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.invalidField("period", "invalid-parameter", "period", "day");
        }
    }
}
