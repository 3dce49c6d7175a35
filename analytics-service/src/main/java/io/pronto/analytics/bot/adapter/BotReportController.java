package io.pronto.analytics.bot.adapter;

import io.pronto.analytics.AnalyticsSettings;
import io.pronto.analytics.bot.BotReport;
import io.pronto.analytics.report.Period;
import io.pronto.analytics.report.PeriodWish;
import io.pronto.contracts.Channel;
import io.pronto.platform.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Did the bot help? */
@RestController
@PreAuthorize("hasAnyRole('MANAGER', 'SUPERVISOR', 'ADMIN', 'INTEGRATOR')")
class BotReportController {
    private final BotAnswers answers;
    private final AnalyticsSettings settings;
    private final Clock clock;

    BotReportController(BotAnswers answers, AnalyticsSettings settings, Clock clock) {
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
    }

    /** The report with its rates, 0 to 1; null where there is nothing to divide by. */
    record BotReportView(
            Period period,
            BotReport report,
            @Nullable Double answeredRate,
            @Nullable Double resolutionRate,
            @Nullable Double handoffRate,
            @Nullable Double rejectionRate) {}

    @Operation(
            summary = "How the bot did in the sessions that began in a period, in total, by reason and by article",
            description =
                    "Days are whole days of the zone. Resolution is net of re-contacts. Without from and to: today.")
    @GetMapping("/api/v1/reports/bot")
    BotReportView bot(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) @Nullable String channel) {
        Period period = period(from, to, zone);
        BotReport report = answers.report(period.begin(), period.end(), channel == null ? null : read(channel));
        return new BotReportView(
                period,
                report,
                report.answeredRate(),
                report.resolutionRate(),
                report.handoffRate(),
                report.rejectionRate());
    }

    private Period period(@Nullable String from, @Nullable String to, @Nullable String zone) {
        return switch (new PeriodWish(from, to, zone)
                .read(clock.instant(), settings.zone(), settings.longestPeriod())) {
            case PeriodWish.Reading.Read(Period period) -> period;
            case PeriodWish.Reading.Refused refused ->
                throw Problem.invalidField(
                        refused.field(), refused.code(), refused.arguments().toArray());
        };
    }

    private static Channel read(String channel) {
        try {
            return Channel.valueOf(channel.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalidField("channel", "unknown-choice", channel, List.of(Channel.values()));
        }
    }
}
