package io.pronto.sla.policy;

/** Where an enquiry is, and so the cause of every second on its clocks. 全流程计时 */
public enum Stage {
    /** The bot is answering. */
    BOT("bot"),
    /** It waits for somebody to be found. */
    ROUTING("waiting-for-routing"),
    /** An agent was asked and has not accepted yet. */
    OFFERED("offered"),
    /** An agent has it. */
    AGENT("with-agent"),
    /** The agent waits for the customer. */
    CUSTOMER("awaiting-customer"),
    /** It is resolved, and may be reopened. */
    RESOLVED("resolved");

    private final String code;

    Stage(String code) {
        this.code = code;
    }

    /** The stable code that events and the API use. */
    public String code() {
        return code;
    }
}
