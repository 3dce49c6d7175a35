package io.pronto.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lives of promises, told by sla-service. Durations are working time of the clock's calendar. */
public sealed interface SlaEvent extends Event {
    /** The conversation it is about; for {@link Metric#KNOWLEDGE_FRESHNESS} the policy change. */
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

    /** The deadline comes near. {@code percent} of the target is used; {@code to} are those who are told. */
    @Version(2)
    record ClockWarned(
            ConversationId conversation,
            ClockId clock,
            Metric metric,
            int percent,
            Set<WarningRecipient> to,
            Instant dueAt,
            Instant at)
            implements SlaEvent {
        public ClockWarned {
            to = Set.copyOf(to);
        }
    }

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

    /**
     * A standard adjustment began or ended to apply to a running promise.
     *
     * @param adjustment its id; nothing when the standard applies again
     * @param standardTarget what is promised without it
     * @param target what counts now
     */
    @Version(1)
    record ClockAdjusted(
            ConversationId conversation,
            ClockId clock,
            Metric metric,
            @Nullable String adjustment,
            Duration standardTarget,
            Duration target,
            Instant dueAt,
            Instant at)
            implements SlaEvent {}

    /**
     * A step of a ladder is taken; each once, in order.
     *
     * @param step from 1
     */
    @Version(1)
    record EscalationTaken(
            ConversationId conversation,
            ClockId clock,
            Metric metric,
            String ladder,
            int ladderVersion,
            int step,
            List<EscalationAction> actions,
            Instant dueAt,
            Instant at)
            implements SlaEvent {
        public EscalationTaken {
            actions = List.copyOf(actions);
        }
    }
}
