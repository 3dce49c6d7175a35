package io.pronto.sla.policy;

import io.pronto.sla.calendar.CalendarDefinition;
import io.pronto.sla.calendar.Calendars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings a pack into force. What is there already is left as people edited it; what was switched off is switched on. */
public final class PackInstallation {
    private final Calendars calendars;
    private final Policies policies;

    public PackInstallation(Calendars calendars, Policies policies) {
        this.calendars = calendars;
        this.policies = policies;
    }

    /** What became of each policy and calendar. */
    public enum Outcome {
        ADDED,
        SWITCHED_ON,
        KEPT
    }

    /** @param kind {@code policy} or {@code calendar} */
    public record Line(String kind, String id, Outcome outcome) {}

    /** Installs it; a second time changes nothing. In a transaction. */
    public List<Line> install(PolicyPack pack) {
        List<Line> lines = new ArrayList<>();
        for (CalendarDefinition calendar : pack.calendars()) {
            boolean added =
                    calendars.current(calendar.id()).isEmpty() && calendars.add(new Calendars.Versioned(1, calendar));
            lines.add(new Line("calendar", calendar.id(), added ? Outcome.ADDED : Outcome.KEPT));
        }
        for (SlaPolicy policy : pack.policies()) {
            lines.add(new Line("policy", policy.id(), install(policy)));
        }
        return lines;
    }

    private Outcome install(SlaPolicy policy) {
        Optional<SlaPolicy> current = policies.current(policy.id());
        if (current.isEmpty()) {
            return policies.add(policy.withVersion(1)) ? Outcome.ADDED : Outcome.KEPT;
        }
        SlaPolicy there = current.get();
        if (there.active()) {
            return Outcome.KEPT;
        }
        SlaPolicy on = new SlaPolicy(
                there.id(),
                there.version() + 1,
                there.name(),
                there.nameZh(),
                there.match(),
                there.calendar(),
                there.targets(),
                true);
        return policies.add(on) ? Outcome.SWITCHED_ON : Outcome.KEPT;
    }
}
