package io.pronto.routing.classification;

/**
 * Something wrong with the rules.
 *
 * @param field what it is about, such as {@code rules[2].gives.queue}
 * @param flaw what is wrong
 * @param detail what exactly, or empty
 */
public record RuleFinding(String field, Flaw flaw, String detail) {

    /** What can be wrong. */
    public enum Flaw {
        /** Two rules have the same id. */
        ID_TWICE("id-twice", true),
        /** It changes nothing and stops nothing. */
        SAYS_NOTHING("says-nothing", true),
        /** A skill that is not defined. */
        SKILL_UNKNOWN("skill-unknown", true),
        /** The same skill twice in one list, or both required and preferred. */
        SKILL_CONTRADICTS("skill-contradicts", true),
        /** A queue that is not there or takes no work. */
        QUEUE_UNKNOWN("queue-unknown", true),
        /** An earlier rule holds whenever this one would, and stops. */
        NEVER_REACHED("never-reached", true),
        /** It asks for languages that its queue is not for. */
        QUEUE_NOT_FOR_LANGUAGE("queue-not-for-language", false),
        /** No agent has what it requires; such work would wait until somebody learns it. */
        NOBODY_COULD_SERVE("nobody-could-serve", false);

        private final String code;
        private final boolean refuses;

        Flaw(String code, boolean refuses) {
            this.code = code;
            this.refuses = refuses;
        }

        /** A stable word for it. */
        public String code() {
            return code;
        }

        /** Whether such rules must not be kept. */
        public boolean refuses() {
            return refuses;
        }
    }
}
