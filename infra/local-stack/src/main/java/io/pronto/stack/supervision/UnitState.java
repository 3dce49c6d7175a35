package io.pronto.stack.supervision;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where one supervised process is in its life.
 *
 * <pre>
 * Waiting → Starting → Ready → BackingOff → Starting …
 *              └────────────────→ BackingOff → GivenUp
 * every state → Stopped
 * </pre>
 *
 * {@link #after} is the only door from one to the next.
 */
public sealed interface UnitState {
    /** Not started: others must be ready first. */
    record Waiting(Set<String> needs) implements UnitState {
        /** The names in alphabetical order. */
        public Waiting {
            needs = java.util.Collections.unmodifiableSet(new TreeSet<>(needs));
        }
    }

    /**
     * The process runs and does not answer yet.
     *
     * @param failures how many starts or runs in a row failed before
     * @param everReady whether it was ready before, in this run of the stack
     */
    record Starting(Instant since, int failures, boolean everReady) implements UnitState {}

    /** The process does its work. */
    record Ready(Instant since, int failures) implements UnitState {}

    /** The process died and is started again at the given time. */
    record BackingOff(Instant until, int failures, boolean everReady, String why) implements UnitState {}

    /** It failed too often. */
    record GivenUp(String why) implements UnitState {}

    /** It was asked to end. */
    record Stopped() implements UnitState {}

    /** What can happen to a process. */
    sealed interface Happening {
        /** The process was started. */
        record Started() implements Happening {}

        /** It answers. */
        record Answered() implements Happening {}

        /**
         * It ended, or did not answer in time and was ended.
         *
         * @param why as the end of a sentence: {@code "ended with code 1"}
         */
        record Failed(String why) implements Happening {}

        /** Somebody wants it to end. */
        record AskedToStop() implements Happening {}
    }

    /**
     * The state that follows.
     *
     * @throws IllegalStateException when this cannot happen in this state, which is a bug of the caller
     */
    default UnitState after(Happening happening, RestartPolicy policy, Instant now) {
        return switch (happening) {
            case Happening.AskedToStop() -> new Stopped();
            case Happening.Started() ->
                switch (this) {
                    case Waiting _ -> new Starting(now, 0, false);
                    case BackingOff pause -> new Starting(now, pause.failures(), pause.everReady());
                    case Starting _, Ready _, GivenUp _, Stopped _ -> throw impossible(happening);
                };
            case Happening.Answered() ->
                switch (this) {
                    case Starting start -> new Ready(now, start.failures());
                    case Waiting _, Ready _, BackingOff _, GivenUp _, Stopped _ -> throw impossible(happening);
                };
            case Happening.Failed(var why) ->
                switch (this) {
                    case Waiting _ -> new GivenUp(why);
                    case Starting start -> failed(start.failures() + 1, start.everReady(), why, policy, now);
                    case Ready(var since, var failures) ->
                        failed(now.isBefore(since.plus(policy.calm())) ? failures + 1 : 1, true, why, policy, now);
                    case BackingOff _, GivenUp _ -> new GivenUp(why);
                    case Stopped _ -> this;
                };
        };
    }

    private static UnitState failed(int failures, boolean everReady, String why, RestartPolicy policy, Instant now) {
        var limit = everReady ? policy.restarts() : policy.firstStarts();
        return failures >= limit
                ? new GivenUp(why)
                : new BackingOff(now.plus(policy.delayAfter(failures)), failures, everReady, why);
    }

    private IllegalStateException impossible(Happening happening) {
        return new IllegalStateException(happening + " cannot happen to " + this);
    }
}
