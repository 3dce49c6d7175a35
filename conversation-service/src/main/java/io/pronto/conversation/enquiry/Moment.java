package io.pronto.conversation.enquiry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/** What a change needs from outside: the time, fresh ids and the rules in force. */
public record Moment(Instant at, Supplier<UUID> ids, Rules rules) {
    public Moment {
        // As exact as the database keeps it, so that what was decided and what is read later agree.
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
