package io.pronto.sla.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One promise being measured. It runs, and pauses in the stages that its terms name; it is met when what was promised
 * happens by the deadline. Otherwise it is breached at the deadline, goes on counting, and is settled when it happens at
 * last. It is cancelled when the promise no longer applies. A reopening lets a met clock run on and a settled one count
 * on. {@link ClockRules} holds the only way from state to state.
 */
public sealed interface SlaClock {
    Promise promise();

    Terms terms();

    Course course();

    ClockState state();

    /** The moment at which time alone makes something of it: a warning, the deadline, or a step of the ladder. */
    default @Nullable Instant alarm() {
        return null;
    }

    /** The deadline, unless the clock stands still before it. */
    default @Nullable Instant deadline() {
        return null;
    }

    /** @param nextAt the moment of the next warning or step before the deadline, if one is left */
    record Running(
            Promise promise,
            Terms terms,
            Course course,
            Instant dueAt,
            @Nullable Instant nextAt) implements SlaClock {
        @Override
        public ClockState state() {
            return ClockState.RUNNING;
        }

        @Override
        public Instant alarm() {
            return nextAt != null && nextAt.isBefore(dueAt) ? nextAt : dueAt;
        }

        @Override
        public Instant deadline() {
            return dueAt;
        }

        /** The same, but the next warning or step waits until then. */
        Running remindedAt(Instant later) {
            return new Running(promise, terms, course, dueAt, later);
        }
    }

    /** It stands still in a stage that its terms name. */
    record Paused(Promise promise, Terms terms, Course course) implements SlaClock {
        @Override
        public ClockState state() {
            return ClockState.PAUSED;
        }

        /** Working time left when it runs again; not negative. */
        public Duration remaining() {
            Duration left = terms.target().minus(course.worked());
            return left.isNegative() ? Duration.ZERO : left;
        }
    }

    /** What was promised happened in time, at {@code course.since()}. */
    record Met(
            Promise promise,
            Terms terms,
            Course course,
            @Nullable Instant dueAt) implements SlaClock {
        @Override
        public ClockState state() {
            return ClockState.MET;
        }

        @Override
        public @Nullable Instant deadline() {
            return dueAt;
        }
    }

    /** The deadline passed; it still counts. @param nextAt the moment of the ladder's next step, if one is left */
    record Breached(
            Promise promise,
            Terms terms,
            Course course,
            Instant dueAt,
            @Nullable Instant nextAt) implements SlaClock {
        @Override
        public @Nullable Instant alarm() {
            return nextAt;
        }

        /** The same, but the next step waits until then. */
        Breached remindedAt(Instant later) {
            return new Breached(promise, terms, course, dueAt, later);
        }

        @Override
        public ClockState state() {
            return ClockState.BREACHED;
        }

        @Override
        public Instant deadline() {
            return dueAt;
        }
    }

    /** What was promised happened too late, at {@code course.since()}. */
    record Settled(Promise promise, Terms terms, Course course, Instant dueAt) implements SlaClock {
        @Override
        public ClockState state() {
            return ClockState.SETTLED;
        }

        @Override
        public Instant deadline() {
            return dueAt;
        }
    }

    /**
     * The promise no longer applies, since {@code course.since()}.
     *
     * @param cause a stable code such as {@code resolved-by-bot}
     * @param breachedAt the deadline, when it had been breached before; the breach stays
     */
    record Cancelled(
            Promise promise,
            Terms terms,
            Course course,
            String cause,
            @Nullable Instant breachedAt) implements SlaClock {
        @Override
        public ClockState state() {
            return ClockState.CANCELLED;
        }

        @Override
        public @Nullable Instant deadline() {
            return breachedAt;
        }
    }
}
