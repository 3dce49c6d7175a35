package io.pronto.stack.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything needed to start one process and to know when it is ready.
 *
 * @param name as people call it: {@code postgres}, {@code gateway}
 * @param command the program with its arguments
 * @param environment added to the environment that the process inherits
 * @param folder where the process runs
 * @param log takes both its outputs
 * @param ready asked again and again while the process comes up
 * @param stop the signal that ends it in good order
 */
public record Launch(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Path log,
        Readiness ready,
        StopSignal stop) {

    /** Whether a process does its work yet. Answers within a second and never throws. */
    @FunctionalInterface
    public interface Readiness {
        /** True when it does. */
        boolean isReady();
    }

    /** The signal that asks a process to end in good order. */
    public enum StopSignal {
        TERM,
        /** PostgreSQL: end now but cleanly, without waiting for clients. */
        INT
    }

    /** Leaves the environment out, as it holds secrets. */
    @Override
    public String toString() {
        return name + " (log " + log + ")";
    }
}
