package io.pronto.sla.clock;

import io.pronto.sla.adjustment.Adjustment;
import io.pronto.sla.adjustment.Standards;
import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.CalendarDefinition;
import io.pronto.sla.calendar.CompiledCalendars;
import io.pronto.sla.escalation.Ladder;
import io.pronto.sla.policy.Enquiry;
import io.pronto.sla.policy.PolicyBook;
import io.pronto.sla.policy.Rules;
import io.pronto.sla.policy.TimeBasis;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Freezes promises into {@link Terms}, and finds the calendar that frozen terms name. */
public final class FrozenTerms {
    private static final BusinessCalendar AROUND_THE_CLOCK =
            new BusinessCalendar(CalendarDefinition.alwaysOpen(Terms.AROUND_THE_CLOCK, "UTC"));

    private final Rules rules;
    private final CompiledCalendars calendars;
    private final Supplier<Standards> standards;
    private final Function<String, Optional<Ladder>> ladders;

    /** Without adjustments and ladders. */
    public FrozenTerms(Rules rules, CompiledCalendars calendars) {
        this(rules, calendars, () -> new Standards(List.of()), none -> Optional.empty());
    }

    /**
     * @param standards the adjustments that may apply
     * @param ladders the newest version of a ladder
     */
    public FrozenTerms(
            Rules rules,
            CompiledCalendars calendars,
            Supplier<Standards> standards,
            Function<String, Optional<Ladder>> ladders) {
        this.rules = rules;
        this.calendars = calendars;
        this.standards = standards;
        this.ladders = ladders;
    }

    /**
     * The terms of a clock that starts now, with the adjustment that applies at {@code at}.
     *
     * @throws IllegalStateException if the policy's calendar does not exist; policies are checked for that when stored
     */
    public Terms of(PolicyBook.Choice choice, Enquiry enquiry, Instant at) {
        Terms standard = of(choice);
        Optional<Adjustment> found = standards.get().of(choice.target().metric(), enquiry, at);
        if (found.isEmpty()) {
            return standard;
        }
        Adjustment adjustment = found.get();
        Duration target = adjustment.target().insteadOf(standard.target()).truncatedTo(ChronoUnit.MICROS);
        return new Terms(
                standard.policy(),
                standard.policyVersion(),
                standard.calendar(),
                standard.calendarVersion(),
                target,
                standard.goal(),
                PlannedWarning.of(choice.target().warnings(), target),
                standard.pausedIn(),
                standard.ladder(),
                new Terms.Adjusted(adjustment.id().toString(), adjustment.name(), adjustment.kind(), standard.target()),
                standard.reasons());
    }

    /**
     * The standard terms of a clock that starts now.
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
                choice.target().pausedIn(),
                ladder(choice.target().ladder()),
                null,
                choice.reasons());
    }

    /** A ladder that was deleted a moment ago is none. */
    private Terms.@Nullable LadderVersion ladder(@Nullable String id) {
        return id == null
                ? null
                : ladders.apply(id)
                        .map(found -> new Terms.LadderVersion(found.id(), found.version()))
                        .orElse(null);
    }

    /** The calendar that the terms name. */
    public BusinessCalendar calendar(Terms terms) {
        return calendar(terms.calendar(), terms.calendarVersion());
    }

    /** The calendar that the segment was counted by. */
    public BusinessCalendar calendar(Segment segment) {
        return calendar(segment.calendar(), segment.calendarVersion());
    }

    private BusinessCalendar calendar(String id, int version) {
        return id.equals(Terms.AROUND_THE_CLOCK) ? AROUND_THE_CLOCK : calendars.version(id, version);
    }
}
