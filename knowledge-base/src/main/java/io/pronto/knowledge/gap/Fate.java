package io.pronto.knowledge.gap;

import io.pronto.contracts.HandoffReason;

/** What became of a customer's question. */
public enum Fate {
    /** Nothing yet. */
    OPEN,
    /** The bot answered, and nobody said that it was wrong. */
    ANSWERED,
    /** The bot found nothing, or nothing sure enough. */
    UNANSWERED,
    /** The customer said that the answer did not help. */
    REJECTED,
    /** The bot alone answered, and the customer rated that badly. */
    BADLY_RATED,
    /** It was for people from the start, or by rule. */
    FOR_PEOPLE;

    /** Whether the knowledge base failed it. */
    public boolean missed() {
        return this == UNANSWERED || this == REJECTED || this == BADLY_RATED;
    }

    /** What a question's hand-off to people makes of it. */
    public static Fate of(HandoffReason reason) {
        return switch (reason) {
            case UNSURE, NOTHING_FOUND -> UNANSWERED;
            case ANSWER_REJECTED -> REJECTED;
            case ASKED_FOR_PERSON, SENSITIVE, BOT_FAILED, BOT_TOO_SLOW, NO_BOT, REOPENED -> FOR_PEOPLE;
        };
    }
}
