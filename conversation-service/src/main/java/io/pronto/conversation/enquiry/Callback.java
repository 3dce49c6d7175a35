package io.pronto.conversation.enquiry;

import io.pronto.contracts.AgentId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer's wish to be called back instead of waiting.
 *
 * <p>Its life: she asks for it, for now ({@code DUE}) or for later ({@code PLANNED}). Due it stands in line as her enquiry did, with
 * the same place, and then somebody calls. Not reached she is tried again some time later, a few times at most. She may ask anew
 * when it is over.
 *
 * @param number whom to call, in E.164 such as {@code +4930123456}
 * @param from when it becomes due; only while it is planned
 * @param preferred who tried before
 * @param attempts how often she was not reached
 * @param waitingSince since when her wait counts
 * @param at when it came into its state
 */
public record Callback(
        String number,
        State state,
        @Nullable Instant from,
        @Nullable AgentId preferred,
        int attempts,
        Instant waitingSince,
        Instant at) {

    /** Where it stands. */
    public enum State {
        /** She is to be called at a later time; nobody has it in line until then. */
        PLANNED,
        /** It waits for somebody, or somebody is about to call. */
        DUE,
        /** They spoke. */
        REACHED,
        /** She was not reached as often as is tried. */
        GIVEN_UP,
        /** She does not want it any more, or the enquiry is closed. */
        WITHDRAWN;

        /** As the API has it, such as {@code given-up}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Map<State, Set<State>> ALLOWED = new EnumMap<>(Map.of(
            // Planned or due to itself: another time, another number.
            State.PLANNED, EnumSet.of(State.PLANNED, State.DUE, State.WITHDRAWN),
            State.DUE, EnumSet.of(State.DUE, State.PLANNED, State.REACHED, State.GIVEN_UP, State.WITHDRAWN),
            State.REACHED, EnumSet.of(State.PLANNED, State.DUE),
            State.GIVEN_UP, EnumSet.of(State.PLANNED, State.DUE),
            State.WITHDRAWN, EnumSet.of(State.PLANNED, State.DUE)));

    /** Whether {@code to} may follow {@code from}. */
    public static boolean allows(State from, State to) {
        return ALLOWED.getOrDefault(from, Set.of()).contains(to);
    }

    /** Asked for. @param from when; null for now */
    static Callback asked(String number, @Nullable Instant from, Instant waitingSince, Instant at) {
        return new Callback(number, from == null ? State.DUE : State.PLANNED, from, null, 0, waitingSince, at);
    }

    /** Whether she still waits for it. */
    public boolean wanted() {
        return state == State.PLANNED || state == State.DUE;
    }

    /** Asked for once more, with another number or time. */
    Callback askedAnew(String nextNumber, @Nullable Instant nextFrom, Instant since, Instant now) {
        State next = nextFrom == null ? State.DUE : State.PLANNED;
        require(next);
        return new Callback(nextNumber, next, nextFrom, preferred, wanted() ? attempts : 0, since, now);
    }

    /** Its time has come. */
    Callback due(Instant now) {
        return in(State.DUE, null, preferred, attempts, now);
    }

    /** She was not reached; tried again then. */
    Callback missed(AgentId by, Instant nextFrom, Instant now) {
        return in(State.PLANNED, nextFrom, by, attempts + 1, now);
    }

    /** She was not reached, and that was the last time. */
    Callback givenUp(AgentId by, Instant now) {
        return in(State.GIVEN_UP, null, by, attempts + 1, now);
    }

    /** They spoke. */
    Callback reached(AgentId by, Instant now) {
        return in(State.REACHED, null, by, attempts, now);
    }

    /** She does not want it any more. */
    Callback withdrawn(Instant now) {
        return in(State.WITHDRAWN, null, preferred, attempts, now);
    }

    private Callback in(State next, @Nullable Instant nextFrom, @Nullable AgentId by, int tries, Instant now) {
        require(next);
        return new Callback(number, next, nextFrom, by, tries, waitingSince, now);
    }

    private void require(State next) {
        if (!allows(state, next)) {
            throw new IllegalStateException("A callback that is " + state + " cannot become " + next
                    + ". Maybe the caller did not look at the state first.");
        }
    }
}
