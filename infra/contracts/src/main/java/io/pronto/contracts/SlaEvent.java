package io.pronto.contracts;

import java.time.Duration;
import java.time.Instant;

/** The lives of promises, told by sla-service. Durations are working time of the clock's calendar. */
public sealed interface SlaEvent extends Event {
    /** The conversation it is about. */
    ConversationId conversation();

    /** The promise it is about. */
    ClockId clock();

    /** What the promise measures. */
    Metric metric();

    @Override
    default String subject() {
        return conversation().toString();
    }

    /** A promise began. {@code dueAt} is exact on the policy's calendar. */
    @Version(1)
    record ClockStarted(
            ConversationId conversation,
            ClockId clock,
            Metric metric,
            String policy,
            int policyVersion,
            Duration target,
            Instant startedAt,
            Instant dueAt,
            Instant at)
            implements SlaEvent {}

    /** The promise stands still. {@code cause} is a stable code such as {@code awaiting-customer}. */
    @Version(1)
    record ClockPaused(ConversationId conversation, ClockId clock, Metric metric, String cause, Instant at)
            implements SlaEvent {}

    /** The promise runs again. */
    @Version(1)
    record ClockResumed(ConversationId conversation, ClockId clock, Metric metric, Instant dueAt, Instant at)
            implements SlaEvent {}

    /** Another policy, tier, priority or calendar applies; time already worked stays worked. */
    @Version(1)
    record ClockRebased(
            ConversationId conversation,
            ClockId clock,
            Metric metric,
            String policy,
            int policyVersion,
            Duration target,
            Instant dueAt,
            Instant at)
            implements SlaEvent {}

    /** The deadline comes near. {@code percent} of the target is used. */
    @Version(1)
    record ClockWarned(
            ConversationId conversation, ClockId clock, Metric metric, int percent, Instant dueAt, Instant at)
            implements SlaEvent {}

    /** The promise was kept. */
    @Version(1)
    record ClockMet(
            ConversationId conversation,
            ClockId clock,
            Metric metric,
            Duration target,
            Duration elapsed,
            Instant dueAt,
            Instant at)
            implements SlaEvent {}

    /** The deadline passed with the promise unkept; told once. */
    @Version(1)
    record ClockBreached(
            ConversationId conversation, ClockId clock, Metric metric, Duration target, Instant dueAt, Instant at)
            implements SlaEvent {}

    /** What a breached promise was about has happened at last. */
    @Version(1)
    record ClockSettled(
            ConversationId conversation,
            ClockId clock,
            Metric metric,
            Duration target,
            Duration elapsed,
            Instant dueAt,
            Instant at)
            implements SlaEvent {}

    /** The promise no longer applies. {@code cause} is a stable code such as {@code resolved-by-bot}. */
    @Version(1)
    record ClockCancelled(ConversationId conversation, ClockId clock, Metric metric, String cause, Instant at)
            implements SlaEvent {}
}
