package io.pronto.benchmarks;

import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.Deadline;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** {@code ./pronto evaluate business-time FILE}: the calendars' arithmetic against known answers, exactly. */
record BusinessTimeEvaluation(Path file) {
    boolean run() throws IOException {
        CaseCalendars calendars = new CaseCalendars();
        Scoreboard scores = new Scoreboard();
        int number = 0;
        for (JsonNode one : Cases.read(file).all()) {
            String name = Cases.name(one, number++);
            try {
                Object answer = answer(calendars.calendar(one.path("config")), one);
                List<Object> accepted = accepted(one);
                scores.judge(name, accepted.contains(answer), "expected " + accepted + ", got " + answer);
            } catch (IllegalArgumentException | DateTimeException e) {
                // A calendar or a number that the core refuses; also a wrong answer here.
                scores.judge(name, false, e.toString());
            }
        }
        return scores.print("business-time", file);
    }

    private static Object answer(BusinessCalendar calendar, JsonNode one) {
        Instant time = Instant.parse(one.path("time").asString());
        String op = one.path("op").asString("");
        return switch (op) {
            case "after" -> moment(calendar.deadlineAfter(time, length(one.path("seconds"))));
            case "before" -> moment(calendar.deadlineBefore(time, length(one.path("seconds"))));
            case "within" ->
                calendar.workedBetween(time, Instant.parse(one.path("to").asString()));
            case "in_hours" -> calendar.isOpen(time);
            default -> throw new IllegalArgumentException("There is no operation '" + op + "'.");
        };
    }

    private static Object moment(Deadline deadline) {
        return switch (deadline) {
            case Deadline.Due due -> due.at();
            case Deadline.Never never -> "never until " + never.horizon();
        };
    }

    private static List<Object> accepted(JsonNode one) {
        List<Object> accepted = new ArrayList<>();
        if (one.path("acceptEither").isArray()) {
            one.path("acceptEither").forEach(value -> accepted.add(expected(value)));
        } else {
            accepted.add(expected(one.path("expected")));
        }
        return accepted;
    }

    private static Object expected(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        return value.isNumber() ? length(value) : Instant.parse(value.asString());
    }

    /** Binary fractions of seconds stand for decimal ones: the nearest nanosecond is meant. */
    private static Duration length(JsonNode seconds) {
        if (!seconds.isNumber()) {
            throw new IllegalArgumentException("'" + seconds + "' is no number of seconds.");
        }
        BigDecimal nanos = seconds.decimalValue().movePointRight(9).setScale(0, RoundingMode.HALF_EVEN);
        return Duration.ofNanos(nanos.longValueExact());
    }
}
