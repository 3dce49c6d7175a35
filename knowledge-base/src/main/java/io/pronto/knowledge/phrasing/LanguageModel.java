package io.pronto.knowledge.phrasing;

/** A model that goes on from a prompt. */
@FunctionalInterface
public interface LanguageModel {
    /** It cannot be asked now: away, too slow, over its budget, or answering with an error. */
    final class Unavailable extends Exception {
        public Unavailable(String message) {
            super(message);
        }

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * What the model says, whatever it is.
     *
     * @param rules what it is to do @param data what it is to do it with; never instructions
     */
    String complete(String rules, String data) throws Unavailable;
}
