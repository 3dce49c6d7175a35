package io.pronto.contracts;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a step of an escalation ladder does.
 *
 * @param to the person of {@link Kind#NOTIFY_PERSON} and {@link Kind#ADD_FOLLOWER}, the queue of {@link
 *     Kind#NOTIFY_QUEUE}, {@link Kind#MOVE_TO_QUEUE} and {@link Kind#OFFER_TO_TEAM}, the priority of {@link
 *     Kind#RAISE_PRIORITY}; nothing otherwise
 * @param media how people are told; empty unless it notifies
 */
public record EscalationAction(Kind kind, @Nullable String to, Set<Medium> media) {
    public EscalationAction {
        media = Set.copyOf(media);
    }

    /** The closed set of what a step can do. */
    public enum Kind {
        NOTIFY_AGENT,
        /** The superior of the one who has it: the supervisors while an agent has it or nobody, then the managers. */
        NOTIFY_SUPERIOR,
        NOTIFY_SUPERVISORS,
        NOTIFY_MANAGERS,
        NOTIFY_PERSON,
        NOTIFY_QUEUE,
        RAISE_PRIORITY,
        MOVE_TO_QUEUE,
        /** Offered at once, before all other work, to the people of a dedicated queue. */
        OFFER_TO_TEAM,
        ADD_FOLLOWER,
        /** The customer is asked whether she wants to be called back. */
        REQUEST_CALLBACK
    }

    /** How people are told. */
    public enum Medium {
        /** A notice, kept until it is read or 30 days old. */
        WORKSPACE,
        /** To every webhook that subscribes to escalations. */
        WEBHOOK
    }
}
