package io.pronto.sla.calendar.adapter;

import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Revision;
import io.pronto.platform.web.Slice;
import io.pronto.sla.calendar.CalendarDefinition;
import io.pronto.sla.calendar.CalendarRefusal;
import io.pronto.sla.calendar.Calendars;
import io.pronto.sla.calendar.Closure;
import io.pronto.sla.calendar.Span;
import io.pronto.sla.calendar.SpecialDay;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sla/calendars")
@Tag(name = CalendarController.TAG, description = CalendarController.ABOUT)
class CalendarController {
    static final String TAG = "SLA calendars";
    static final String ABOUT = "Working hours, holidays and make-up days, and the arithmetic over them";
    private static final String ID = "[a-z0-9][a-z0-9-]{0,62}";

    private final Calendars calendars;
    private final AuditLog audit;
    private final Clock clock;

    CalendarController(Calendars calendars, AuditLog audit, Clock clock) {
        this.calendars = calendars;
        this.audit = audit;
        this.clock = clock;
    }

    record Day(
            @NotNull LocalDate date,
            @Nullable @Size(max = 100) String name,
            @Nullable List<@NotNull Span> hours) {}

    record PartOfDay(
            @NotNull LocalDate date,
            @Nullable @Size(max = 100) String name,
            @NotNull Span hours) {}

    record CalendarEdit(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 100) String nameZh,
            @NotBlank @Size(max = 60) String timeZone,
            @NotNull Map<@NotNull DayOfWeek, @NotNull List<@NotNull Span>> week,
            @Nullable List<@Valid @NotNull Day> days,
            @Nullable List<@Valid @NotNull PartOfDay> closures) {}

    record CalendarView(
            String id,
            int version,
            String name,
            String nameZh,
            String timeZone,
            Map<DayOfWeek, List<Span>> week,
            List<SpecialDay> days,
            List<Closure> closures) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('AGENT','SUPERVISOR','MANAGER','ADMIN','INTEGRATOR')")
    @Operation(summary = "The newest version of each calendar")
    Slice<CalendarView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Slice.byId(calendars.current(), calendar -> calendar.definition().id(), cursor, limit)
                .map(CalendarController::view);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('AGENT','SUPERVISOR','MANAGER','ADMIN','INTEGRATOR')")
    @Operation(summary = "The newest version of a calendar")
    ResponseEntity<CalendarView> get(@PathVariable String id) {
        return answer(calendars.current(id).orElseThrow(Problem::notFound));
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    @Operation(
            summary = "Make a calendar, or its next version",
            description = "An edit names the version it is an edit of in If-Match. Running clocks follow within"
                    + " moments: time already worked stays worked.")
    ResponseEntity<CalendarView> put(
            Actor actor,
            @PathVariable @Pattern(regexp = ID) String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody CalendarEdit edit) {
        CalendarDefinition definition = definition(id, edit);
        check(definition, "");
        int current = calendars.current(id).map(Calendars.Versioned::version).orElse(0);
        Revision.expect(ifMatch, current);
        Calendars.Versioned next = new Calendars.Versioned(current + 1, definition);
        if (!calendars.add(next)) {
            throw Problem.stale(current + 1);
        }
        audit.record(actor, clock.instant(), "calendar.changed", "calendar:" + id, Map.of("version", next.version()));
        return answer(next);
    }

    /** @throws Problem if nothing can be calculated with it */
    static void check(CalendarDefinition definition, String within) {
        definition.check().ifPresent(refusal -> {
            throw Problem.unprocessable(code(refusal.reason()), refusal.detail(), refusal.remedy())
                    .atField(within + refusal.field());
        });
    }

    private static String code(CalendarRefusal.Reason reason) {
        return switch (reason) {
            case UNKNOWN_ZONE -> "calendar-zone-unknown";
            case OVERLAP -> "calendar-hours-overlap";
            case NEVER_OPEN -> "calendar-never-open";
            case TOO_MANY -> "calendar-too-large";
            case TWICE -> "calendar-date-twice";
        };
    }

    static CalendarDefinition definition(String id, CalendarEdit edit) {
        List<Day> days = edit.days() == null ? List.of() : edit.days();
        List<PartOfDay> closures = edit.closures() == null ? List.of() : edit.closures();
        return new CalendarDefinition(
                id,
                edit.name(),
                edit.nameZh(),
                edit.timeZone(),
                edit.week(),
                days.stream()
                        .map(day -> new SpecialDay(
                                day.date(), text(day.name()), day.hours() == null ? List.of() : day.hours()))
                        .sorted(Comparator.comparing(SpecialDay::date))
                        .toList(),
                closures.stream()
                        .map(part -> new Closure(part.date(), text(part.name()), part.hours()))
                        .sorted(Comparator.comparing(Closure::date))
                        .toList());
    }

    private static String text(@Nullable String name) {
        return name == null ? "" : name;
    }

    private static ResponseEntity<CalendarView> answer(Calendars.Versioned calendar) {
        return ResponseEntity.ok().eTag(Revision.etag(calendar.version())).body(view(calendar));
    }

    private static CalendarView view(Calendars.Versioned calendar) {
        CalendarDefinition definition = calendar.definition();
        Map<DayOfWeek, List<Span>> week = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, definition.week().getOrDefault(day, List.of()));
        }
        return new CalendarView(
                definition.id(),
                calendar.version(),
                definition.name(),
                definition.nameZh(),
                definition.timeZone(),
                week,
                definition.days(),
                definition.closures());
    }
}
