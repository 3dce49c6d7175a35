package io.pronto.sla.clock;

import io.pronto.contracts.EscalationAction;
import java.time.Duration;
import java.util.List;

/** A point of a clock's life at which somebody is told or something is done. */
sealed interface Mark {
    /** So much has been worked by then. */
    Duration after();

    /** The deadline comes near. */
    record Warn(PlannedWarning warning) implements Mark {
        @Override
        public Duration after() {
            return warning.after();
        }
    }

    /** A step of the ladder. @param number from 1 @param offset from the deadline */
    record Climb(int number, Duration offset, Duration after, List<EscalationAction> actions) implements Mark {}
}
