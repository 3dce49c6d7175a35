package io.pronto.stack.server;

import io.pronto.stack.StackException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that was started from a {@link Launch}, known by its number and the moment it started, as numbers are
 * given out again.
 */
public record Running(long pid, long startedAtMillis) {
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(100);
    private static final boolean HAS_SETSID = onPath("setsid");

    /** Starts the process and returns at once. */
    public static Running start(Launch launch) {
        var command = new ArrayList<String>();
        if (HAS_SETSID) {
            // Ctrl-C reaches the whole group of the terminal; the stack stops its processes in its own order.
            command.add("setsid");
        }
        command.addAll(launch.command());
        try {
            Folders.createParentOf(launch.log());
            var builder = new ProcessBuilder(command)
                    .directory(launch.folder().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
            builder.environment().putAll(launch.environment());
            return of(builder.start().toHandle());
        } catch (IOException e) {
            throw new StackException(launch.name() + " cannot be started (" + e.getMessage() + ").", e);
        }
    }

    /** The JVM that asks. */
    public static Running ofThisProcess() {
        return of(ProcessHandle.current());
    }

    static Running of(ProcessHandle handle) {
        return new Running(
                handle.pid(),
                handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /** True while this very process lives. */
    public boolean isAlive() {
        return handle().isPresent();
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> of(handle).equals(this));
    }

    /** Waits until the process is ready; false when it died or the time is over. */
    public boolean awaitReady(Launch launch, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && isAlive()) {
            if (launch.ready().isReady()) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_PROBES.toNanos());
        }
        return false;
    }

    /** Waits until the process has ended. */
    public void awaitEnd() {
        handle().ifPresent(handle -> {
            try {
                handle.onExit().get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("waiting for process " + pid, e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Asks the process to end, and ends it and all its children by force when it takes longer than the patience. */
    public void stop(Launch.StopSignal signal, Duration patience) {
        handle().ifPresent(handle -> {
            var family = new ArrayList<>(handle.descendants().toList());
            signal(signal);
            if (!endsWithin(handle, patience)) {
                handle.destroyForcibly();
                endsWithin(handle, Duration.ofSeconds(5));
            }
            family.stream().filter(ProcessHandle::isAlive).forEach(child -> {
                if (!endsWithin(child, Duration.ofSeconds(2))) {
                    child.destroyForcibly();
                }
            });
        });
    }

    /** Ends the process at once and without any order, as a power cut would. */
    public void kill() {
        handle().ifPresent(handle -> {
            var family = handle.descendants().toList();
            handle.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
            endsWithin(handle, Duration.ofSeconds(5));
        });
    }

    private void signal(Launch.StopSignal signal) {
        try {
            new ProcessBuilder(List.of("kill", "-" + signal, Long.toString(pid)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StackException("The process " + pid + " cannot be asked to stop (" + e.getMessage() + ").", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean endsWithin(ProcessHandle handle, Duration patience) {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for process " + handle.pid(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        }
    }

    private static boolean onPath(String program) {
        var path = System.getenv("PATH");
        return path != null
                && List.of(path.split(File.pathSeparator)).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
