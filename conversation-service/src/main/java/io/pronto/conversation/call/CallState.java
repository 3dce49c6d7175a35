package io.pronto.conversation.call;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CallEnding;
import io.pronto.contracts.OfferId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a call stands, and what has to be known there. Which state may follow which is in {@link CallTransitions}.
 *
 * <p>An agent's telephone is rung once and again; {@code ring} counts, so that late news about an earlier ring is told apart. Zero:
 * no telephone was rung.
 */
public sealed interface CallState {
    /** A call of which nothing was heard for so long is given up: the provider's news of its end was lost. */
    Duration LONGEST = Duration.ofHours(4);

    /** Which of the states this is. */
    CallPhase phase();

    /** When it began. */
    Instant since();

    /** When somebody has to look again even if nothing happens. */
    default @Nullable Instant dueAt() {
        return since().plus(LONGEST);
    }

    /** Which ring of an agent's telephone it is about; zero when it is about none. */
    default int ring() {
        return 0;
    }

    /** @param node where she is in the menu @param failures how often in a row she pressed nothing or nothing useful */
    record InMenu(String node, int failures, Instant since) implements CallState {
        @Override
        public CallPhase phase() {
            return CallPhase.MENU;
        }

        @Override
        public Instant dueAt() {
            return since.plus(Duration.ofMinutes(15));
        }
    }

    /** @param since when she came into the line */
    record Queued(Instant since) implements CallState {
        @Override
        public CallPhase phase() {
            return CallPhase.QUEUED;
        }
    }

    /** @param pickedUp whether the agent has picked up, and routing has yet to say that the call is hers */
    record Offered(OfferId offer, AgentId agent, int ring, boolean pickedUp, Instant since) implements CallState {
        @Override
        public CallPhase phase() {
            return CallPhase.OFFERED;
        }
    }

    /** @param until when the telephone has rung long enough */
    record Connecting(AgentId agent, int ring, Instant since, Instant until) implements CallState {
        @Override
        public CallPhase phase() {
            return CallPhase.CONNECTING;
        }

        @Override
        public Instant dueAt() {
            return until;
        }
    }

    /** They speak. */
    record Talking(AgentId agent, int ring, Instant since) implements CallState {
        @Override
        public CallPhase phase() {
            return CallPhase.TALKING;
        }
    }

    /** The customer hears music. */
    record Held(AgentId agent, int ring, Instant since) implements CallState {
        @Override
        public CallPhase phase() {
            return CallPhase.HELD;
        }
    }

    /** @param closed whether that is because nobody is there at this time @param until when it is too late for her words */
    record Voicemail(boolean closed, Instant since, Instant until) implements CallState {
        /** From now on. */
        static Voicemail beginning(boolean closed, Instant at) {
            return new Voicemail(closed, at, at.plus(Duration.ofMinutes(15)));
        }

        @Override
        public CallPhase phase() {
            return CallPhase.VOICEMAIL;
        }

        @Override
        public Instant dueAt() {
            return until;
        }
    }

    /** @param agentUp whether the agent is on the line and the customer's telephone rings */
    record Dialling(AgentId agent, int ring, boolean agentUp, Instant since, Instant until) implements CallState {
        @Override
        public CallPhase phase() {
            return CallPhase.DIALLING;
        }

        @Override
        public Instant dueAt() {
            return until;
        }
    }

    /** @param until when it is over by itself */
    record WrapUp(AgentId agent, Instant since, Instant until) implements CallState {
        @Override
        public CallPhase phase() {
            return CallPhase.WRAP_UP;
        }

        @Override
        public Instant dueAt() {
            return until;
        }
    }

    /** @param disposition what came of it, in one of the house's words; null when nobody said */
    record Ended(
            CallEnding ending,
            @Nullable AgentId agent,
            @Nullable String disposition,
            Instant since) implements CallState {
        @Override
        public CallPhase phase() {
            return CallPhase.ENDED;
        }

        @Override
        public @Nullable Instant dueAt() {
            return null;
        }
    }
}
