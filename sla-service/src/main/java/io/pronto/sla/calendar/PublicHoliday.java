package io.pronto.sla.calendar;

import java.time.LocalDate;

/**
 * A day off, or a weekend day worked in exchange for one (调休).
 *
 * @param name in English
 * @param nameZh in Chinese, or in English where no Chinese name is known
 * @param makeUp a working day; otherwise nobody works
 */
public record PublicHoliday(LocalDate date, String name, String nameZh, boolean makeUp) {}
