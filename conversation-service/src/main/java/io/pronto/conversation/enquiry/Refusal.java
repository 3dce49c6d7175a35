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
    /** Only who waits can ask to be answered otherwise. */
    NOT_WAITING("conversation-not-waiting"),
    /** Nobody is to be called, or not now. */
    NO_CALLBACK("no-callback"),
    /** A call is not planned so far ahead. */
    CALLBACK_TOO_FAR("callback-too-far"),
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
