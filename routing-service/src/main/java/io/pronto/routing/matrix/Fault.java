package io.pronto.routing.matrix;

/**
 * Something wrong in a file.
 *
 * @param row as a spreadsheet numbers it: the header is 1
 * @param column as the header names it; empty when it is about the whole row
 * @param code what is wrong
 * @param value what stands there
 */
public record Fault(long row, String column, Code code, String value) {
    /** What can be wrong. */
    public enum Code {
        /** The column {@code username} is missing. */
        NO_USERNAME("no-username"),
        /** A column that is neither known nor a skill. */
        COLUMN_UNKNOWN("column-unknown"),
        /** A column that was there before. */
        COLUMN_TWICE("column-twice"),
        /** More cells than the header has columns. */
        TOO_MANY_CELLS("too-many-cells"),
        /** Nobody has that user name, or not any more. */
        AGENT_UNKNOWN("agent-unknown"),
        /** Somebody who was there before. */
        AGENT_TWICE("agent-twice"),
        /** Neither empty nor 1 to 5. */
        LEVEL_WRONG("level-wrong"),
        /** No whole number from 0 to 10,000. */
        CAPACITY_WRONG("capacity-wrong"),
        /** No language tag, or more than 20. */
        LANGUAGE_WRONG("language-wrong"),
        /** A team that is not defined. */
        TEAM_UNKNOWN("team-unknown"),
        /** No whole number from 0 on. */
        REVISION_WRONG("revision-wrong"),
        /** Somebody has edited the agent since the file was made. */
        STALE("stale");

        private final String word;

        Code(String word) {
            this.word = word;
        }

        /** A stable word for it, such as {@code level-wrong}. */
        public String word() {
            return word;
        }
    }
}
