package io.pronto.sla.clock;

import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.CalendarDefinition;
import io.pronto.sla.calendar.CompiledCalendars;
import io.pronto.sla.policy.PolicyBook;
import io.pronto.sla.policy.Rules;
import io.pronto.sla.policy.TimeBasis;

/** Freezes promises into {@link Terms}, and finds the calendar that frozen terms name. */
public final class FrozenTerms {
    private static final BusinessCalendar AROUND_THE_CLOCK =
            new BusinessCalendar(CalendarDefinition.alwaysOpen(Terms.AROUND_THE_CLOCK, "UTC"));

    private final Rules rules;
    private final CompiledCalendars calendars;

    public FrozenTerms(Rules rules, CompiledCalendars calendars) {
        this.rules = rules;
        this.calendars = calendars;
    }

    /**
     * The terms of a clock that starts now.
     *
     * @throws IllegalStateException if the policy's calendar does not exist; policies are checked for that when stored
     */
    public Terms of(PolicyBook.Choice choice) {
        String calendar = Terms.AROUND_THE_CLOCK;
        int version = 0;
        if (choice.target().basis() == TimeBasis.BUSINESS) {
            calendar = choice.policy().calendar();
            version = rules.calendar(calendar)
                    .orElseThrow(() -> new IllegalStateException("Policy "
                            + choice.policy().id() + " counts by the calendar "
                            + choice.policy().calendar()
                            + ", which does not exist. Maybe its row was deleted by hand."))
                    .version();
        }
        return new Terms(
                choice.policy().id(),
                choice.policy().version(),
                calendar,
                version,
                choice.target().must(),
                choice.target().goal(),
                PlannedWarning.of(choice.target().warnings(), choice.target().must()),
                choice.target().pausedIn());
    }

    /** The calendar that the terms name. */
    public BusinessCalendar calendar(Terms terms) {
        return terms.calendar().equals(Terms.AROUND_THE_CLOCK)
                ? AROUND_THE_CLOCK
                : calendars.version(terms.calendar(), terms.calendarVersion());
    }
}
