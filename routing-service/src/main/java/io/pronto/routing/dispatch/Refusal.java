package io.pronto.routing.dispatch;

/** Why something was not done. */
public enum Refusal {
    /** There is no such work or offer, or it is none of the asking person's business. */
    NOT_FOUND,
    /** The offer was accepted, declined, withdrawn or ran out. */
    OFFER_ENDED,
    /** The enquiry is closed. */
    WORK_ENDED,
    /** The work is nobody's, so nobody can hand it on. */
    NOT_ASSIGNED,
    /** No such agent, or one who left. */
    AGENT_UNKNOWN,
    /** The agent is offline. */
    AGENT_OFFLINE,
    /** The agent is not online, so that work reserved for the agent would wait in vain. */
    AGENT_NOT_ONLINE,
    /** The agent lacks a skill or the language. */
    AGENT_NOT_QUALIFIED,
    /** It is that agent's already. */
    SAME_AGENT,
    /** It does not fit the agent's budget. */
    NO_ROOM,
    /** Nothing waits that the agent could take from the list now. */
    NOTHING_TO_TAKE,
    /** No such queue, or one that takes no new work. */
    QUEUE_UNKNOWN,
    /** Conversations are still open in the queue, or it is the one that must be there. */
    QUEUE_IN_USE,
    /** The skill is required by a queue. */
    SKILL_IN_USE,
    /** A skill that is named is not defined. */
    SKILL_UNKNOWN,
    /** The team is named in the rules of a queue. */
    TEAM_IN_USE,
    /** A team that is named is not defined. */
    TEAM_UNKNOWN
}
