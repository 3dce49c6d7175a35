package io.pronto.sla.clock;

import io.pronto.contracts.SlaEvent;
import io.pronto.contracts.WarningRecipient;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A warning that was given or a step that was taken.
 *
 * @param at when it was planned for, which is when it happened but for a moment
 */
public sealed interface GivenMark {
    Instant at();

    /** A warning. @param percent of the target that was used */
    record Warned(Instant at, int percent, Set<WarningRecipient> to) implements GivenMark {
        public Warned {
            to = Set.copyOf(to);
        }
    }

    /** A step of a ladder. @param step from 1 */
    record Climbed(Instant at, String ladder, int ladderVersion, int step) implements GivenMark {}

    /** What an event tells of, if it tells of one. */
    static @Nullable GivenMark of(SlaEvent event) {
        return switch (event) {
            case SlaEvent.ClockWarned warned -> new Warned(warned.at(), warned.percent(), warned.to());
            case SlaEvent.EscalationTaken taken ->
                new Climbed(taken.at(), taken.ladder(), taken.ladderVersion(), taken.step());
            default -> null;
        };
    }
}
