package io.pronto.sla.adjustment;

import io.pronto.sla.adjustment.Adjustment.Decision;
import io.pronto.sla.adjustment.Adjustment.Person;
import io.pronto.sla.adjustment.Adjustment.State;
import io.pronto.sla.adjustment.Adjustment.Verdict;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one door through which adjustments change. */
public final class AdjustmentRules {
    /** In which states each act is possible. */
    static final Map<Act, Set<State>> TABLE = new EnumMap<>(Map.of(
            Act.APPROVE, Set.of(State.REQUESTED),
            Act.REJECT, Set.of(State.REQUESTED),
            Act.WITHDRAW, Set.of(State.REQUESTED, State.APPROVED),
            Act.END, Set.of(State.ACTIVE)));

    private AdjustmentRules() {}

    /** What people can do to an adjustment. */
    public enum Act {
        APPROVE,
        REJECT,
        /** Who asked takes it back before it begins. */
        WITHDRAW,
        /** It ends before its time. */
        END
    }

    /** What comes of an act. */
    public sealed interface Result {
        /** It is so now. */
        record Done(Adjustment adjustment) implements Result {}

        /** It stays as it is. */
        record Refused(AdjustmentRefusal refusal) implements Result {}
    }

    /** What the act makes of the adjustment. */
    public static Result apply(Adjustment adjustment, Act act, Person by, Instant now, @Nullable String reason) {
        State state = adjustment.state(now);
        if (!TABLE.getOrDefault(act, Set.of()).contains(state)) {
            return refused(
                    AdjustmentRefusal.Reason.STATE,
                    "It is " + lower(state) + ".",
                    "Look at it again; somebody else or time was faster.");
        }
        boolean own = by.id().equals(adjustment.requestedBy().id());
        return switch (act) {
            case APPROVE, REJECT ->
                own
                        ? refused(
                                AdjustmentRefusal.Reason.OWN_REQUEST,
                                "Who asks for an adjustment does not decide on it.",
                                "Ask another manager.")
                        : decided(
                                adjustment, act == Act.APPROVE ? Verdict.APPROVED : Verdict.REJECTED, by, now, reason);
            case WITHDRAW ->
                own
                        ? decided(adjustment, Verdict.WITHDRAWN, by, now, reason)
                        : refused(
                                AdjustmentRefusal.Reason.NOT_REQUESTER,
                                "Only who asked for it takes it back.",
                                "A manager rejects it, or ends it once it has begun.");
            case END -> new Result.Done(with(adjustment, adjustment.decision(), now));
        };
    }

    private static Result decided(
            Adjustment adjustment, Verdict verdict, Person by, Instant now, @Nullable String reason) {
        return new Result.Done(with(adjustment, new Decision(verdict, by, now, reason), adjustment.endedAt()));
    }

    private static Adjustment with(Adjustment it, @Nullable Decision decision, @Nullable Instant endedAt) {
        return new Adjustment(
                it.id(),
                it.name(),
                it.kind(),
                it.reason(),
                it.match(),
                it.metrics(),
                it.from(),
                it.until(),
                it.target(),
                it.requestedBy(),
                it.requestedAt(),
                decision,
                endedAt);
    }

    private static Result refused(AdjustmentRefusal.Reason reason, String detail, String remedy) {
        return new Result.Refused(new AdjustmentRefusal(reason, "", detail, remedy));
    }

    private static String lower(State state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }
}
