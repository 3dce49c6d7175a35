package io.pronto.sla.policy;

import io.pronto.sla.calendar.CompiledCalendars;
import java.util.Optional;

/** The policies and calendars in force; may be a moment behind an edit. */
public interface Rules {
    /** The newest versions of all policies. */
    PolicyBook book();

    /** A number that rises with every edit of a policy or calendar, and never falls; that of {@link #book()} or an earlier one. */
    long edition();

    /** The newest version of a calendar. */
    Optional<CompiledCalendars.Compiled> calendar(String id);
}
