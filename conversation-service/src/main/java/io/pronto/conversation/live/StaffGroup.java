package io.pronto.conversation.live;

/** Staff who are addressed together. */
public enum StaffGroup {
    AGENTS,
    SUPERVISORS,
    MANAGERS
}
