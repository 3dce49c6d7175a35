package io.pronto.analytics.report.adapter;

import io.pronto.analytics.AnalyticsSettings;
import io.pronto.analytics.report.ConversationRow;
import io.pronto.analytics.report.Figures;
import io.pronto.analytics.report.Grouping;
import io.pronto.analytics.report.Period;
import io.pronto.analytics.report.PeriodWish;
import io.pronto.analytics.report.Report;
import io.pronto.analytics.report.Reports;
import io.pronto.analytics.report.Reports.Place;
import io.pronto.analytics.report.Selection;
import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.QueueId;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Did we keep our promises? Figures of a period, and the conversations behind them. */
@RestController
@PreAuthorize("hasAnyRole('MANAGER', 'SUPERVISOR', 'ADMIN', 'INTEGRATOR')")
class ReportController {
    private static final int CSV_PAGE = 1000;

    private final Reports reports;
    private final AnalyticsSettings settings;
    private final Clock clock;

    ReportController(Reports reports, AnalyticsSettings settings, Clock clock) {
        this.reports = reports;
        this.settings = settings;
        this.clock = clock;
    }

    @Operation(
            summary = "Figures of a period, in total and by day, channel, queue or agent",
            description = "Days are whole days of the zone. Durations are seconds. Without from and to: today.")
    @GetMapping("/api/v1/reports/summary")
    Report summary(
            Actor actor,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String queue,
            @RequestParam(required = false) @Nullable String agent,
            @RequestParam(required = false) @Nullable String groupBy) {
        return reports.summary(period(from, to, zone), selection(channel, queue, agent), grouping(groupBy));
    }

    @Operation(summary = "The total figures of a period")
    @GetMapping("/api/v1/metrics")
    Figures metrics(
            Actor actor,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String queue,
            @RequestParam(required = false) @Nullable String agent) {
        return reports.summary(period(from, to, zone), selection(channel, queue, agent), null)
                .total();
    }

    @Operation(summary = "The conversations opened in a period, oldest first")
    @GetMapping("/api/v1/reports/conversations")
    Slice<ConversationRow> conversations(
            Actor actor,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String queue,
            @RequestParam(required = false) @Nullable String agent,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Slice.limit(limit);
        List<ConversationRow> rows = reports.conversations(
                period(from, to, zone), selection(channel, queue, agent), place(cursor), most + 1);
        return Slice.of(rows, most, row -> Cursor.encode(row.startedAt(), row.id()));
    }

    @Operation(summary = "The same conversations as CSV, one row each", description = "UTF-8, RFC 4180.")
    @GetMapping(path = "/api/v1/reports/conversations.csv", produces = "text/csv")
    void csv(
            Actor actor,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String queue,
            @RequestParam(required = false) @Nullable String agent,
            HttpServletResponse response)
            throws IOException {
        Period period = period(from, to, zone);
        Selection selection = selection(channel, queue, agent);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"conversations-" + period.from() + "-" + period.to() + ".csv\"");
        try (ConversationCsv csv = new ConversationCsv(response.getOutputStream(), period.zone())) {
            Place after = null;
            List<ConversationRow> rows;
            do {
                rows = reports.conversations(period, selection, after, CSV_PAGE);
                rows.forEach(csv::write);
                if (!rows.isEmpty()) {
                    ConversationRow last = rows.getLast();
                    after = new Place(last.startedAt(), last.id());
                }
            } while (rows.size() == CSV_PAGE);
        }
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

    private static Selection selection(@Nullable String channel, @Nullable String queue, @Nullable String agent) {
        return new Selection(
                channel == null ? null : constant("channel", channel, Channel.class),
                queue == null || queue.isBlank() ? null : new QueueId(queue),
                agent == null || agent.isBlank() ? null : new AgentId(agent));
    }

    private static @Nullable Grouping grouping(@Nullable String groupBy) {
        return groupBy == null ? null : constant("groupBy", groupBy, Grouping.class);
    }

    private static <E extends Enum<E>> E constant(String field, String text, Class<E> type) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalidField(field, "unknown-choice", text, List.of(type.getEnumConstants()));
        }
    }

    private static @Nullable Place place(@Nullable String cursor) {
        return Cursor.decode(cursor, 2)
                .map(parts -> {
                    try {
                        return new Place(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)));
                    } catch (DateTimeParseException | IllegalArgumentException e) {
                        throw Cursor.invalid();
                    }
                })
                .orElse(null);
    }
}
