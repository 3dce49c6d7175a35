package io.pronto.stack.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One at a time on this machine: among the threads of this JVM and among the JVMs of all builds. */
public final class MachineLock {
    private static final ConcurrentHashMap<Path, ReentrantLock> IN_THIS_JVM = new ConcurrentHashMap<>();

    private MachineLock() {}

    /** Runs a step while holding the lock that the file stands for; the system frees it if this JVM dies. */
    public static <T> T whileHolding(Path file, Step<T> step) throws IOException {
        // A file lock belongs to the JVM and refuses a second thread, hence the lock within.
        var threads = IN_THIS_JVM.computeIfAbsent(file.toAbsolutePath().normalize(), _ -> new ReentrantLock());
        threads.lock();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            return step.run();
        } finally {
            threads.unlock();
        }
    }

    /** What is done while the lock is held. */
    public interface Step<T> {
        /** @throws IOException passed on to the caller */
        T run() throws IOException;
    }
}
