package io.pronto.sla.clock;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Clocks and what they depend on. Methods that change or claim belong in a transaction. */
public interface Clocks {
    /** What is known of the conversation, if anything. */
    Optional<EnquiryState> enquiry(ConversationId conversation);

    void save(EnquiryState enquiry);

    /** The conversation's open clocks and those of its resolution, oldest first; held until the transaction ends. */
    List<SlaClock> current(ConversationId conversation);

    /** Stores clocks with the segments that ended. A new clock is added. */
    void save(List<Change> changes);

    /**
     * Clocks whose alarm is at or before {@code now}, the earliest first, held until the transaction ends. Those that
     * another transaction holds are left out: it deals with them.
     */
    List<SlaClock> claimDue(Instant now, int limit);

    /** The earliest alarm of all. */
    Optional<Instant> nextAlarm();

    /** Puts off the alarm of a clock that could not be dealt with. */
    void postpone(ClockId clock, Instant until);

    /** All clocks of the conversation, oldest first; at most {@code limit}. */
    List<SlaClock> all(ConversationId conversation, int limit);

    /** Finished stretches of a clock, oldest first; at most {@code limit}. */
    List<Segment> segments(ClockId clock, int limit);

    /** A place in the list of running clocks by deadline. */
    record Place(Instant dueAt, ClockId clock) {
        /** Before all of them. */
        public static final Place START = new Place(Instant.EPOCH, new ClockId(new UUID(0, 0)));
    }

    /** Running clocks that are due at or before a moment and come after a place, the earliest first. */
    List<SlaClock.Running> runningUntil(Instant moment, Place after, int limit);
}
