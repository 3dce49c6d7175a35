package io.pronto.sla.clock;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.sla.policy.ResponseWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Clocks and what they depend on. Methods that change or claim belong in a transaction. */
public interface Clocks {
    /** What is known of the conversation, if anything. */
    default Optional<EnquiryState> enquiry(ConversationId conversation) {
        return Optional.ofNullable(enquiries(Set.of(conversation)).get(conversation));
    }

    /** What is known of conversations; those of which nothing is known are missing. */
    Map<ConversationId, EnquiryState> enquiries(Set<ConversationId> conversations);

    default void save(EnquiryState enquiry) {
        saveEnquiries(List.of(enquiry));
    }

    /** Stores what is known of conversations, each once. */
    void saveEnquiries(Collection<EnquiryState> enquiries);

    /** The conversation's open clocks and those of its resolution, oldest first; held until the transaction ends. */
    default List<SlaClock> current(ConversationId conversation) {
        return currents(Set.of(conversation)).getOrDefault(conversation, List.of());
    }

    /** The same of several conversations; those without such clocks are missing. */
    Map<ConversationId, List<SlaClock>> currents(Set<ConversationId> conversations);

    /** Stores known clocks with the segments that ended. */
    default void save(List<Change> changes) {
        save(changes, 0);
    }

    /**
     * Stores known clocks on which time has passed, and nothing else happened, with the marks given and the segments that
     * ended: what was promised stays as it is stored.
     */
    void pass(List<Change> changes);

    /**
     * Stores clocks, each once, with the segments that ended.
     *
     * @param edition the edition of the rules that new ones were started by; known ones keep theirs
     */
    void save(List<Change> changes, long edition);

    /** Stores responses. */
    void saveResponses(List<Response> responses);

    /** A policy's responses, summed by day or week of a zone, the oldest window first. */
    List<ResponseWindow> responses(String policy, ResponseWindow.Period period, ZoneId zone, Instant from, Instant to);

    /**
     * Clocks that run or stand still and that were last looked at by an earlier edition of the rules, held until the
     * transaction ends. Those that another transaction holds are left out; their turn comes.
     */
    List<SlaClock> claimBehind(long edition, int limit);

    /** They were looked at by that edition of the rules. */
    void lookedAt(Collection<ClockId> clocks, long edition);

    /** Warnings given and steps taken of a clock, oldest first; at most {@code limit}. */
    List<GivenMark> marks(ClockId clock, int limit);

    /**
     * Working time and standing time by cause of clocks that ended in a period, summed.
     *
     * @return seconds by metric and cause
     */
    List<CauseSum> causes(Instant from, Instant to);

    /**
     * Where the time of a metric's clocks went.
     *
     * @param cause as in a {@link Timeline}
     * @param breached whether it is about clocks that broke their promise
     */
    record CauseSum(Metric metric, String cause, boolean breached, long clocks, Duration time) {}

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
