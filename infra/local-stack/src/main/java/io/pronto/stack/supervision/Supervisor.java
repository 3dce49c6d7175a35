package io.pronto.stack.supervision;

import io.pronto.stack.StackException;
import io.pronto.stack.server.Launch;
import io.pronto.stack.server.Running;
import io.pronto.stack.supervision.UnitState.Happening;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Starts units in the order of their needs, each in a thread of its own, restarts those that die, and stops all of
 * them, higher layers first. One instance serves one run.
 */
public final class Supervisor {
    private final RestartPolicy policy;
    private final InstantSource clock;
    private final RunFolder folder;
    private final Listener listener;

    // All below is guarded by "this"; every change wakes those who wait.
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Map<String, UnitState> states = new LinkedHashMap<>();
    private final Map<String, Live> processes = new HashMap<>();
    private boolean stopping;

    /**
     * @param folder keeps the process numbers, so that leftovers can be found after a crash of this JVM
     * @param listener hears every change of state, in order
     */
    public Supervisor(RestartPolicy policy, InstantSource clock, RunFolder folder, Listener listener) {
        this.policy = policy;
        this.clock = clock;
        this.folder = folder;
        this.listener = listener;
    }

    private record Live(Running process, Launch launch) {}

    /** Hears what happens; is called while the supervisor is locked and must be quick. */
    @FunctionalInterface
    public interface Listener {
        /** @param all the states of all units, by name, in the order in which they were added */
        void changed(String unit, UnitState state, Map<String, UnitState> all);
    }

    /** Takes a unit in and starts it as soon as its needs are ready. */
    public synchronized void add(Unit unit) {
        if (stopping) {
            return;
        }
        if (units.putIfAbsent(unit.name(), unit) != null) {
            throw new IllegalArgumentException("unit " + unit.name() + " is there already");
        }
        move(unit.name(), new UnitState.Waiting(unit.needs()));
        Thread.ofVirtual().name(unit.name()).start(() -> live(unit));
    }

    private void live(Unit unit) {
        if (!awaitNeeds(unit)) {
            return;
        }
        try {
            while (!isStopping()) {
                var launch = unit.launch().get();
                var process = start(unit, launch);
                if (process == null) {
                    return;
                }
                var why = runToEnd(unit, launch, process);
                happened(unit, new Happening.Failed(why));
                if (!awaitRestart(unit)) {
                    return;
                }
            }
        } catch (StackException e) {
            happened(unit, new Happening.Failed(e.sentence()));
        } catch (RuntimeException e) {
            happened(unit, new Happening.Failed("failed unexpectedly: " + e));
            throw e;
        }
    }

    private synchronized @Nullable Running start(Unit unit, Launch launch) {
        while (!stopping && unit.inTurn() && startingInTurn() >= policy.startsAtOnce()) {
            waitForChange(Duration.ofSeconds(1));
        }
        if (stopping) {
            return null;
        }
        var process = Running.start(launch);
        processes.put(unit.name(), new Live(process, launch));
        folder.remember(unit.name(), process);
        happened(unit, new Happening.Started());
        return process;
    }

    private long startingInTurn() {
        return units.values().stream()
                .filter(unit -> unit.inTurn() && states.get(unit.name()) instanceof UnitState.Starting)
                .count();
    }

    private String runToEnd(Unit unit, Launch launch, Running process) {
        if (!process.awaitReady(launch, unit.patience())) {
            var died = !process.isAlive();
            process.kill();
            return (died
                            ? "ended while starting"
                            : "did not answer within " + unit.patience().toSeconds() + " s") + "; see " + launch.log();
        }
        if (!isStopping()) {
            try {
                unit.whenReady().run();
            } catch (StackException e) {
                process.kill();
                return e.sentence();
            }
            happened(unit, new Happening.Answered());
        }
        process.awaitEnd();
        return "ended unexpectedly; see " + launch.log();
    }

    private synchronized boolean awaitNeeds(Unit unit) {
        while (!stopping && !unit.needs().stream().allMatch(this::isReady)) {
            var missing = new TreeSet<>(unit.needs());
            missing.removeIf(this::isReady);
            var waiting = new UnitState.Waiting(missing);
            if (!waiting.equals(states.get(unit.name()))) {
                move(unit.name(), waiting);
            }
            waitForChange(Duration.ofSeconds(1));
        }
        return !stopping;
    }

    private synchronized boolean awaitRestart(Unit unit) {
        while (!stopping && states.get(unit.name()) instanceof UnitState.BackingOff pause) {
            var left = Duration.between(clock.instant(), pause.until());
            if (left.isNegative() || left.isZero()) {
                return true;
            }
            waitForChange(left);
        }
        return false;
    }

    private boolean isReady(String name) {
        return states.get(name) instanceof UnitState.Ready;
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private synchronized void happened(Unit unit, Happening happening) {
        var state = states.getOrDefault(unit.name(), new UnitState.Waiting(Set.of()));
        if (state instanceof UnitState.Stopped || (stopping && !(happening instanceof Happening.AskedToStop))) {
            return;
        }
        move(unit.name(), state.after(happening, policy, clock.instant()));
    }

    private synchronized void move(String name, UnitState state) {
        states.put(name, state);
        listener.changed(name, state, new LinkedHashMap<>(states));
        notifyAll();
    }

    /** Waits until all units are ready. */
    public synchronized Outcome awaitAllReady() {
        while (true) {
            for (var each : states.entrySet()) {
                if (each.getValue() instanceof UnitState.GivenUp(var why)) {
                    return new Outcome.Failed(each.getKey(), why);
                }
            }
            if (stopping) {
                return new Outcome.Stopped();
            }
            if (units.keySet().stream().allMatch(this::isReady)) {
                return new Outcome.AllReady();
            }
            waitForChange(Duration.ofSeconds(1));
        }
    }

    /** How the wait for all units ended. */
    public sealed interface Outcome {
        /** All are ready. */
        record AllReady() implements Outcome {}

        /** One was given up. */
        record Failed(String unit, String why) implements Outcome {}

        /** The supervisor was stopped meanwhile. */
        record Stopped() implements Outcome {}
    }

    /** Waits until the supervisor is stopped or has given a unit up. */
    public synchronized void awaitStop() {
        while (!stopping) {
            waitForChange(Duration.ofSeconds(5));
        }
    }

    /** Ends everything, higher layers first, those of one layer side by side. May be called more than once. */
    public void stopAll() {
        List<Unit> all;
        synchronized (this) {
            stopping = true;
            all = new ArrayList<>(units.values());
            notifyAll();
        }
        all.stream()
                .map(Unit::layer)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .forEach(layer -> {
                    var threads = all.stream()
                            .filter(unit -> unit.layer() == layer)
                            .map(unit -> Thread.ofVirtual().start(() -> stop(unit)))
                            .toList();
                    threads.forEach(Supervisor::join);
                });
    }

    private void stop(Unit unit) {
        Live live;
        synchronized (this) {
            live = processes.get(unit.name());
        }
        if (live != null) {
            live.process().stop(live.launch().stop(), unit.stopPatience());
            folder.forget(unit.name());
        }
        happened(unit, new Happening.AskedToStop());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitForChange(Duration atMost) {
        try {
            wait(Math.max(1, atMost.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The stack was interrupted.", e);
        }
    }

    /** The states of all units, by name. */
    public synchronized Map<String, UnitState> states() {
        return new LinkedHashMap<>(states);
    }

    /** When everything began, for those who print times. */
    public Instant now() {
        return clock.instant();
    }
}
