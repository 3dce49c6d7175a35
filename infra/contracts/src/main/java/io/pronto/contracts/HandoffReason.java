package io.pronto.contracts;

/** Why a conversation goes to people instead of the bot. 转人工原因 */
public enum HandoffReason {
    /** Confidence under the threshold. */
    UNSURE,
    /** Nothing in the knowledge base is near the question. */
    NOTHING_FOUND,
    /** The customer asked for a person. */
    ASKED_FOR_PERSON,
    /** The customer said that the answer did not help. */
    ANSWER_REJECTED,
    /** The topic is one that people must handle. */
    SENSITIVE,
    /** The bot broke while answering. */
    BOT_FAILED,
    /** The bot did not answer in time, or is away. */
    BOT_TOO_SLOW,
    /** This channel or conversation has no bot. */
    NO_BOT,
    /** The customer came back to a resolved conversation. */
    REOPENED
}
