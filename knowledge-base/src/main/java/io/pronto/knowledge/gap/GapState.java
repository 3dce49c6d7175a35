package io.pronto.knowledge.gap;

import java.util.Optional;

/** Where a gap is on its way from noticed to filled. */
public enum GapState {
    /** Nobody works at it. */
    OPEN,
    /** An article is being written for it. */
    DRAFTED,
    /** Readers see that article. */
    COVERED,
    /** Nothing shall be written for it. */
    DISMISSED;

    /** What can be done about a gap. */
    public enum Action {
        /** An article is begun, or another one named. */
        DRAFT,
        /** Its article became visible. */
        PUBLISH,
        /** Its article is no longer visible. */
        RETIRE,
        /** It needs no article. */
        DISMISS,
        /** It is looked at anew. */
        REOPEN
    }

    /** The state after an action; nothing if the action does not fit. */
    public Optional<GapState> after(Action action) {
        return Optional.ofNullable(
                switch (action) {
                    case DRAFT -> this == DISMISSED ? null : DRAFTED;
                    case PUBLISH -> this == DRAFTED ? COVERED : null;
                    case RETIRE -> this == COVERED ? DRAFTED : null;
                    case DISMISS -> this == OPEN || this == DRAFTED ? DISMISSED : null;
                    case REOPEN -> this == OPEN ? null : OPEN;
                });
    }
}
