package io.pronto.sla.clock;

import io.pronto.sla.policy.Stage;
import java.time.Instant;

/** What can happen to a clock. An act from before the clock's present stage counts as of that stage's beginning. */
public sealed interface ClockAct {
    Instant at();

    /** The acts by name. */
    enum Kind {
        ENTER,
        PASS,
        FULFIL,
        CANCEL,
        REBASE,
        REOPEN
    }

    Kind kind();

    /** The enquiry came into a stage. */
    record Enter(Stage stage, Instant at) implements ClockAct {
        @Override
        public Kind kind() {
            return Kind.ENTER;
        }
    }

    /** Time went by until {@code at}. */
    record Pass(Instant at) implements ClockAct {
        @Override
        public Kind kind() {
            return Kind.PASS;
        }
    }

    /** What was promised happened. */
    record Fulfil(Instant at) implements ClockAct {
        @Override
        public Kind kind() {
            return Kind.FULFIL;
        }
    }

    /** The promise no longer applies. */
    record Cancel(String cause, Instant at) implements ClockAct {
        @Override
        public Kind kind() {
            return Kind.CANCEL;
        }
    }

    /** Other terms apply from now on. What was worked stays worked. */
    record Rebase(Terms terms, Instant at) implements ClockAct {
        @Override
        public Kind kind() {
            return Kind.REBASE;
        }
    }

    /** It turned out not to be over: the same clock goes on. */
    record Reopen(Stage stage, Instant at) implements ClockAct {
        @Override
        public Kind kind() {
            return Kind.REOPEN;
        }
    }
}
