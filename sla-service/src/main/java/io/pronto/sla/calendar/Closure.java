package io.pronto.sla.calendar;

import java.time.LocalDate;

/**
 * Hours of one date that are closed although they would be open: a holiday of half a day, a team meeting.
 *
 * @param name what it is, for people; may be empty
 */
public record Closure(LocalDate date, String name, Span hours) {}
