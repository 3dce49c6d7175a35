package io.pronto.routing.work;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.OfferId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a piece of work stands; {@link WorkTransitions} says what may follow what. */
public sealed interface WorkState {
    /** The state without its facts. */
    Kind kind();

    /** The same if the clock was set by so much meanwhile. */
    default WorkState shifted(Duration by) {
        return switch (this) {
            case Waiting(Instant queuedAt, Reservation reserved) ->
                new Waiting(queuedAt.plus(by), shifted(reserved, by));
            case Offered(var queuedAt, var reserved, var offer, var agent, var offeredAt, var expiresAt) ->
                new Offered(
                        queuedAt.plus(by), shifted(reserved, by), offer, agent, offeredAt.plus(by), expiresAt.plus(by));
            case Assigned(var agent, var cause, var since, Attention attention) ->
                new Assigned(
                        agent,
                        cause,
                        since.plus(by),
                        attention instanceof Attention.CustomerAwaited(Instant freesAt)
                                ? new Attention.CustomerAwaited(freesAt.plus(by))
                                : attention);
            case Finished finished -> finished;
        };
    }

    private static @Nullable Reservation shifted(@Nullable Reservation reserved, Duration by) {
        return reserved == null
                ? null
                : new Reservation(reserved.agent(), reserved.until().plus(by));
    }

    /** The states by name. */
    enum Kind {
        WAITING,
        OFFERED,
        ASSIGNED,
        FINISHED
    }

    /**
     * Nobody has it.
     *
     * @param queuedAt when this wait began; an offer that ended does not begin a new one
     * @param reserved the one agent it waits for, as long as the reservation lasts
     */
    record Waiting(Instant queuedAt, @Nullable Reservation reserved) implements WorkState {
        @Override
        public Kind kind() {
            return Kind.WAITING;
        }
    }

    /** One agent is asked until {@code expiresAt}; the work keeps its place meanwhile. */
    record Offered(
            Instant queuedAt,
            @Nullable Reservation reserved,
            OfferId offer,
            AgentId agent,
            Instant offeredAt,
            Instant expiresAt)
            implements WorkState {
        @Override
        public Kind kind() {
            return Kind.OFFERED;
        }
    }

    /** It is this agent's. */
    record Assigned(AgentId agent, AssignmentCause cause, Instant since, Attention attention) implements WorkState {
        @Override
        public Kind kind() {
            return Kind.ASSIGNED;
        }
    }

    /** The enquiry is closed; a reopening brings it back to waiting. */
    record Finished(Instant at) implements WorkState {
        @Override
        public Kind kind() {
            return Kind.FINISHED;
        }
    }

    /** The one agent for whom work waits, and until when; afterwards it is open to all. */
    record Reservation(AgentId agent, Instant until) {}

    /** How much of the agent assigned work takes. */
    sealed interface Attention {
        /** Its whole weight. */
        record Full() implements Attention {}

        /** Still its whole weight, but the customer has to speak next; from {@code freesAt} on it takes nothing. */
        record CustomerAwaited(Instant freesAt) implements Attention {}

        /** Nothing: the customer has been silent for long. */
        record Freed() implements Attention {}
    }
}
