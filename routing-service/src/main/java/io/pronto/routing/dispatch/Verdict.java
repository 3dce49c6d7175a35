package io.pronto.routing.dispatch;

/** What came of asking for something. @param <T> what is there when it was granted */
public sealed interface Verdict<T> {
    /** It is done. */
    record Granted<T>(T value) implements Verdict<T> {}

    /** It is not, and nothing changed. */
    record Refused<T>(Refusal why) implements Verdict<T> {}

    /** Shorter than the constructor. */
    static <T> Verdict<T> granted(T value) {
        return new Granted<>(value);
    }

    /** Shorter than the constructor. */
    static <T> Verdict<T> refused(Refusal why) {
        return new Refused<>(why);
    }
}
