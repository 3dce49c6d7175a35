package io.pronto.sla.calendar.adapter;

import io.pronto.platform.problem.Problem;
import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.CalendarDefinition;
import io.pronto.sla.calendar.Closure;
import io.pronto.sla.calendar.CompiledCalendars;
import io.pronto.sla.calendar.DayOfYear;
import io.pronto.sla.calendar.Deadline;
import io.pronto.sla.calendar.Span;
import io.pronto.sla.calendar.SpecialDay;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What calendars answer, saved or not; nothing is stored here. */
@RestController
@RequestMapping("/api/v1/sla/calendars")
@Tag(name = CalendarController.TAG, description = CalendarController.ABOUT)
class CalendarArithmeticController {
    private static final String READERS = "hasAnyRole('AGENT','SUPERVISOR','MANAGER','ADMIN','INTEGRATOR')";
    private static final long TEN_YEARS = 315_360_000;
    private static final int FIRST_YEAR = 1971;
    private static final int LAST_YEAR = 2198;

    private final CompiledCalendars compiled;
    private final Clock clock;

    CalendarArithmeticController(CompiledCalendars compiled, Clock clock) {
        this.compiled = compiled;
        this.clock = clock;
    }

    /** From when on the working time is counted: forward or backward. */
    enum Direction {
        AFTER,
        BEFORE
    }

    /**
     * @param workingSeconds up to ten years
     * @param direction {@code after} if missing
     */
    record DeadlineQuestion(
            @NotNull Instant from,
            @NotNull @Min(0) @Max(TEN_YEARS) Long workingSeconds,
            @Nullable String direction) {}

    record DeadlineAnswer(Instant due) {}

    record WorkedQuestion(@NotNull Instant from, @NotNull Instant to) {}

    record WorkedAnswer(long seconds) {}

    /** @param nextChange when it closes or opens next; nothing when it never does */
    record OpenAnswer(boolean open, @Nullable Instant nextChange) {}

    /**
     * @param kind {@code open} as its weekday, {@code closed}, {@code changed} hours or {@code partly} closed
     * @param name why it is not as its weekday
     * @param hours from midnight to midnight
     */
    record DayView(LocalDate date, String kind, @Nullable String name, List<Span> hours) {}

    record YearView(int year, List<DayView> days) {}

    /** @param year which year to show as well, if any */
    record PreviewQuestion(
            @NotNull @Valid CalendarController.CalendarEdit calendar,
            @NotNull Instant from,
            @NotNull @Min(0) @Max(TEN_YEARS) Long workingSeconds,
            @Nullable @Min(FIRST_YEAR) @Max(LAST_YEAR) Integer year) {}

    record PreviewAnswer(Instant due, @Nullable YearView year) {}

    record ImportAnswer(List<SpecialDay> days, List<Closure> closures, List<IcalImport.Skipped> skipped) {}

    @PostMapping("/{id}/deadline")
    @PreAuthorize(READERS)
    @Operation(
            summary = "The moment by which so much working time has passed, or before which it passes",
            description = "A deadline on closing time is due at closing. No working time is due at once. With direction"
                    + " before, the answer is the last moment from which the working time passes until then.")
    DeadlineAnswer deadline(@PathVariable String id, @Valid @RequestBody DeadlineQuestion question) {
        BusinessCalendar calendar = calendar(id);
        calculable("from", question.from());
        return new DeadlineAnswer(
                due(calendar, question.from(), question.workingSeconds(), direction(question.direction())));
    }

    @PostMapping("/{id}/worked-time")
    @PreAuthorize(READERS)
    @Operation(summary = "Working time between two moments, in whole seconds")
    WorkedAnswer worked(@PathVariable String id, @Valid @RequestBody WorkedQuestion question) {
        BusinessCalendar calendar = calendar(id);
        calculable("from", question.from());
        calculable("to", question.to());
        if (question.to().isBefore(question.from())) {
            throw Problem.unprocessable("range-reversed").atField("to");
        }
        return new WorkedAnswer(
                calendar.workedBetween(question.from(), question.to()).toSeconds());
    }

    @GetMapping("/{id}/open")
    @PreAuthorize(READERS)
    @Operation(
            summary = "Whether a calendar is open at a moment, and until when it stays so",
            description = "Opening time is open, closing time is not. Now, when no moment is given.")
    OpenAnswer open(@PathVariable String id, @RequestParam(required = false) @Nullable Instant at) {
        BusinessCalendar calendar = calendar(id);
        Instant moment = at == null ? clock.instant() : at;
        calculable("at", moment);
        return new OpenAnswer(
                calendar.isOpen(moment), calendar.nextChange(moment).orElse(null));
    }

    @GetMapping("/{id}/year")
    @PreAuthorize(READERS)
    @Operation(summary = "Every date of a year with its hours", description = "The present year, when none is given.")
    YearView year(@PathVariable String id, @RequestParam(required = false) @Nullable Integer year) {
        BusinessCalendar calendar = calendar(id);
        int wanted = year == null
                ? LocalDate.ofInstant(clock.instant(), calendar.zone()).getYear()
                : year;
        if (wanted < FIRST_YEAR || wanted > LAST_YEAR) {
            throw Problem.unprocessable("moment-out-of-range", BusinessCalendar.DAWN, BusinessCalendar.HORIZON)
                    .atField("year");
        }
        return year(calendar, wanted);
    }

    @PostMapping("/preview")
    @PreAuthorize(READERS)
    @Operation(
            summary = "What a calendar would answer before it is saved",
            description = "Refuses what saving it would refuse.")
    PreviewAnswer preview(@Valid @RequestBody PreviewQuestion question) {
        CalendarDefinition definition = CalendarController.definition("preview", question.calendar());
        CalendarController.check(definition, "calendar.");
        calculable("from", question.from());
        BusinessCalendar calendar = new BusinessCalendar(definition);
        Integer year = question.year();
        return new PreviewAnswer(
                due(calendar, question.from(), question.workingSeconds(), Direction.AFTER),
                year == null ? null : year(calendar, year));
    }

    @PostMapping(path = "/ical", consumes = "text/calendar")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(
            summary = "The closed days and hours of an iCalendar file",
            description = "Nothing is stored: merge what you want into a calendar and save it. At most 1 MiB. Recurring"
                    + " events are unrolled from last year to five years ahead; timeZone is that of the calendar the"
                    + " closures are for.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = "text/calendar", schema = @Schema(type = "string")))
    ImportAnswer ical(@RequestParam String timeZone, @Parameter(hidden = true) InputStream body) throws IOException {
        ZoneId zone = zone(timeZone);
        // One character more than is allowed is enough to refuse it.
        String text = new String(body.readNBytes(IcalImport.MAX_LENGTH + 1), StandardCharsets.UTF_8);
        return switch (IcalImport.read(text, zone, LocalDate.ofInstant(clock.instant(), zone))) {
            case IcalImport.Outcome.Imported imported ->
                new ImportAnswer(imported.days(), imported.closures(), imported.skipped());
            case IcalImport.Outcome.Refused refused ->
                throw Problem.unprocessable(code(refused.reason()), refused.event())
                        .atField("body");
        };
    }

    private static String code(IcalImport.Reason reason) {
        return switch (reason) {
            case NO_ICALENDAR -> "ical-unreadable";
            case TOO_LARGE -> "ical-too-large";
            case ENDLESS -> "ical-endless";
            case TOO_LONG -> "ical-event-too-long";
        };
    }

    private static ZoneId zone(String timeZone) {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw Problem.unprocessable(
                            "calendar-zone-unknown",
                            "'" + timeZone + "' is no time zone.",
                            "Use a name of the tz database such as Asia/Shanghai or Europe/Berlin.")
                    .atField("timeZone");
        }
    }

    private BusinessCalendar calendar(String id) {
        return compiled.current(id).orElseThrow(Problem::notFound).calendar();
    }

    private static Instant due(BusinessCalendar calendar, Instant from, long seconds, Direction direction) {
        Duration working = Duration.ofSeconds(seconds);
        Deadline deadline = switch (direction) {
            case AFTER -> calendar.deadlineAfter(from, working);
            case BEFORE -> calendar.deadlineBefore(from, working);
        };
        return switch (deadline) {
            case Deadline.Due due -> due.at();
            case Deadline.Never never ->
                throw Problem.unprocessable("never-open", never.horizon()).atField("workingSeconds");
        };
    }

    private static Direction direction(@Nullable String word) {
        return switch (word == null ? "after" : word) {
            case "after" -> Direction.AFTER;
            case "before" -> Direction.BEFORE;
            default -> throw Problem.unprocessable("deadline-direction-unknown").atField("direction");
        };
    }

    private static YearView year(BusinessCalendar calendar, int year) {
        return new YearView(
                year,
                calendar.days(year).stream()
                        .map(CalendarArithmeticController::day)
                        .toList());
    }

    private static DayView day(DayOfYear day) {
        return new DayView(
                day.date(),
                day.kind().name().toLowerCase(Locale.ROOT),
                day.name().isEmpty() ? null : day.name(),
                day.hours());
    }

    private static void calculable(String field, Instant moment) {
        if (moment.isBefore(BusinessCalendar.DAWN) || moment.isAfter(BusinessCalendar.HORIZON)) {
            throw Problem.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "moment-out-of-range",
                            BusinessCalendar.DAWN,
                            BusinessCalendar.HORIZON)
                    .atField(field);
        }
    }
}
