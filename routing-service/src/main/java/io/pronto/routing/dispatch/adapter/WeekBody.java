package io.pronto.routing.dispatch.adapter;

import io.pronto.platform.problem.Problem;
import io.pronto.routing.hours.WeeklyHours;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A week's hours in the API. @param zone a time zone such as {@code Asia/Shanghai} @param daysOff dates without hours */
record WeekBody(
        @NotBlank @Size(max = 64) String zone,
        @NotNull @Size(max = 50) List<@Valid @NotNull SpanBody> spans,
        @Nullable @Size(max = 400) List<@NotNull LocalDate> daysOff) {
    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";

    /** @param to not after {@code from}: on the next day */
    record SpanBody(
            @NotNull DayOfWeek day,
            @NotNull @Pattern(regexp = TIME) String from,
            @NotNull @Pattern(regexp = TIME) String to) {}

    static @Nullable WeekBody of(@Nullable WeeklyHours hours) {
        return hours == null
                ? null
                : new WeekBody(
                        hours.zone().getId(),
                        hours.spans().stream()
                                .map(span -> new SpanBody(
                                        span.day(),
                                        span.from().toString(),
                                        span.to().toString()))
                                .toList(),
                        hours.daysOff().stream()
                                .sorted(Comparator.naturalOrder())
                                .toList());
    }

    /** @throws Problem 400 {@code zone-unknown} at that field */
    static @Nullable WeeklyHours hours(@Nullable WeekBody body, String field) {
        if (body == null) {
            return null;
        }
        ZoneId zone;
        try {
            zone = ZoneId.of(body.zone());
        } catch (DateTimeException e) {
            throw Problem.invalidField(field + ".zone", "zone-unknown", body.zone());
        }
        return new WeeklyHours(
                zone,
                body.spans().stream()
                        .map(span -> new WeeklyHours.Span(
                                span.day(), LocalTime.parse(span.from()), LocalTime.parse(span.to())))
                        .toList(),
                body.daysOff() == null ? Set.of() : Set.copyOf(body.daysOff()));
    }
}
