package io.pronto.stack.command;

import io.pronto.stack.supervision.Supervisor;
import io.pronto.stack.supervision.UnitState;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Says what the stack does: one line per thing that is redrawn on a terminal, a line per change elsewhere. */
final class Progress implements Supervisor.Listener {
    private static final int NAME_WIDTH = 22;
    private static final int WIDTH = 76;

    private final PrintStream out;
    private final boolean terminal;
    private final InstantSource clock;
    private final Instant begin;
    private int drawn;
    private boolean settled;

    Progress(PrintStream out, boolean terminal, InstantSource clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        this.begin = clock.instant();
    }

    /** One line about something that is no unit, such as the build. */
    synchronized void say(String line) {
        drawn = 0;
        out.println(line);
    }

    /** From now on only what goes wrong is of interest. */
    synchronized void settle() {
        settled = true;
        drawn = 0;
    }

    /** Whole seconds since the beginning. */
    long seconds() {
        return Duration.between(begin, clock.instant()).toSeconds();
    }

    @Override
    public synchronized void changed(String unit, UnitState state, Map<String, UnitState> all) {
        if (settled || !terminal) {
            if (!(settled && state instanceof UnitState.Starting)) {
                out.println("%4d s  %s".formatted(seconds(), line(unit, state)));
            }
            return;
        }
        if (drawn > 0) {
            out.print("\u001b[" + drawn + "A");
        }
        all.forEach((name, each) -> out.println("\u001b[2K  " + shortened(line(name, each))));
        drawn = all.size();
        out.flush();
    }

    private static String line(String name, UnitState state) {
        return name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())) + words(state);
    }

    /** A line that wrapped would be two when it is drawn over. */
    private static String shortened(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
    }

    /** What a state is called on the screen. */
    static String words(UnitState state) {
        return switch (state) {
            case UnitState.Waiting(var needs) ->
                needs.isEmpty() ? "about to start" : "waits for " + String.join(", ", needs);
            case UnitState.Starting start ->
                start.failures() == 0
                        ? "starting"
                        : "starting again (after " + start.failures() + " failures in a row)";
            case UnitState.Ready _ -> "ready";
            case UnitState.BackingOff pause -> pause.why() + "; it is started again";
            case UnitState.GivenUp(var why) -> "given up: " + why;
            case UnitState.Stopped() -> "stopped";
        };
    }
}
