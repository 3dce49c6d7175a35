package io.pronto.sla.policy;

import io.pronto.sla.calendar.CalendarDefinition;
import java.util.List;

/**
 * Policies and the calendars they need, ready to be installed and then edited.
 *
 * @param name in English
 * @param nameZh in Chinese
 * @param about what it promises to whom, in English
 * @param aboutZh the same in Chinese
 */
public record PolicyPack(
        String id,
        String name,
        String nameZh,
        String about,
        String aboutZh,
        List<CalendarDefinition> calendars,
        List<SlaPolicy> policies) {
    public PolicyPack {
        calendars = List.copyOf(calendars);
        policies = List.copyOf(policies);
    }
}
