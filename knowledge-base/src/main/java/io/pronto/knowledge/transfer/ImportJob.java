package io.pronto.knowledge.transfer;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way in. It is first received, row by row; then its rows are worked off, by whichever replica, also after a
 * restart; a row that is refused keeps none of the others out.
 *
 * @param problem why it broke off, for a state that has a reason
 */
public record ImportJob(
        UUID id,
        FileFormat format,
        String name,
        State state,
        String author,
        Instant startedAt,
        @Nullable Instant finishedAt,
        Counts counts,
        @Nullable String problem) {
    /** Where it is. */
    public enum State {
        /** Its rows are being stored. */
        RECEIVING,
        /** Its rows are being worked off. */
        RUNNING,
        /** All rows were taken or refused. */
        DONE,
        /** Somebody stopped it: what was taken stays. */
        STOPPED,
        /** It was never received whole: no row was worked off. */
        BROKEN;

        /** Whether nothing comes after it. */
        public boolean isEnd() {
            return this == DONE || this == STOPPED || this == BROKEN;
        }
    }

    /** What can happen to it. */
    public enum Step {
        RECEIVED,
        BREAK_OFF,
        FINISH,
        STOP
    }

    /** The state after a step, or nothing if the step is not possible there. */
    public static Optional<State> next(State state, Step step) {
        return switch (state) {
            case RECEIVING ->
                switch (step) {
                    case RECEIVED -> Optional.of(State.RUNNING);
                    case BREAK_OFF -> Optional.of(State.BROKEN);
                    case FINISH, STOP -> Optional.empty();
                };
            case RUNNING ->
                switch (step) {
                    case FINISH -> Optional.of(State.DONE);
                    case STOP -> Optional.of(State.STOPPED);
                    case RECEIVED, BREAK_OFF -> Optional.empty();
                };
            case DONE, STOPPED, BROKEN -> Optional.empty();
        };
    }

    /** Rows by what became of them. @param rows all of them */
    public record Counts(int rows, int created, int updated, int unchanged, int refused) {
        /** Those nothing became of yet. */
        public int waiting() {
            return rows - created - updated - unchanged - refused;
        }
    }
}
