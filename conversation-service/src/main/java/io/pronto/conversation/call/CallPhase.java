package io.pronto.conversation.call;

import java.util.Locale;

/** Where a call stands. */
public enum CallPhase {
    /** The caller hears the greeting and presses keys. */
    MENU,
    /** She is in line. */
    QUEUED,
    /** She is in line, and somebody is asked. */
    OFFERED,
    /** Somebody has her, and that agent's telephone rings. */
    CONNECTING,
    /** They speak. */
    TALKING,
    /** The agent lets her wait on the line. */
    HELD,
    /** She leaves a message. */
    VOICEMAIL,
    /** We call: the agent's telephone rings first, then the customer's. */
    DIALLING,
    /** It is over, and the agent has something left to do. */
    WRAP_UP,
    /** It is over. */
    ENDED;

    /** As the API has it, such as {@code wrap-up}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
