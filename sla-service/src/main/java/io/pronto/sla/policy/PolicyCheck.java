package io.pronto.sla.policy;

import io.pronto.sla.calendar.CompiledCalendars;
import io.pronto.sla.queue.KnownQueues;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a policy can be used beside the calendars, queues and ladders that there are. */
public final class PolicyCheck {
    private final CompiledCalendars calendars;
    private final KnownQueues queues;
    private final LadderGuard ladders;

    public PolicyCheck(CompiledCalendars calendars, KnownQueues queues, LadderGuard ladders) {
        this.calendars = calendars;
        this.queues = queues;
        this.ladders = ladders;
    }

    /** The first thing that is wrong if it comes into force now, or nothing. */
    public Optional<PolicyRefusal> of(SlaPolicy next, Instant now) {
        Optional<CompiledCalendars.Compiled> hours = calendars.current(next.calendar());
        if (hours.isEmpty()) {
            return Optional.of(new PolicyRefusal(
                    PolicyRefusal.Reason.UNKNOWN_CALENDAR,
                    "calendar",
                    "There is no calendar '" + next.calendar() + "'.",
                    "Make the calendar first, or name another."));
        }
        return next.check(hours.get().calendar(), now)
                .or(() -> unknownQueue(next.match()))
                .or(() -> ladders.check(next));
    }

    private Optional<PolicyRefusal> unknownQueue(Match match) {
        List<String> unknown = queues.unknownAmong(match.queues());
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(new PolicyRefusal(
                        PolicyRefusal.Reason.UNKNOWN_QUEUE,
                        "match.queues",
                        "There is no queue '" + unknown.getFirst() + "'.",
                        KnownQueues.REMEDY));
    }
}
