package io.pronto.conversation.enquiry;

/** Why something cannot be done with a conversation as it is now. Its words are in {@code problems.properties}. */
public enum Refusal {
    /** It is closed. */
    RESOLVED("conversation-resolved"),
    /** It is not closed. */
    NOT_RESOLVED("conversation-not-resolved"),
    /** The bot still answers. */
    WITH_BOT("conversation-with-bot"),
    /** Nobody has it. */
    NOT_ASSIGNED("conversation-not-assigned"),
    /** Somebody else has it. */
    NOT_YOURS("conversation-not-yours"),
    /** The time in which it could go on has passed. */
    TOO_OLD("conversation-too-old"),
    /** One resolution is rated once. */
    ALREADY_RATED("conversation-already-rated"),
    /** Only bot answers are judged. */
    NOT_A_BOT_ANSWER("not-a-bot-answer"),
    /** It changed since the caller read it. */
    STALE("stale");

    private final String code;

    Refusal(String code) {
        this.code = code;
    }

    /** A stable code for programs. */
    public String code() {
        return code;
    }
}
