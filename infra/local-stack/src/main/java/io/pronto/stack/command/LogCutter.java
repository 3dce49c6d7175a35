package io.pronto.stack.command;

import io.pronto.stack.StackException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * Keeps each log below twice a size: a log that has grown past it is copied aside and emptied. Processes append to
 * their logs, so they go on writing at the new end.
 *
 * @param largest bytes
 */
record LogCutter(Path logs, long largest) {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    /** Looks again and again until the thread is interrupted. */
    void watch() {
        try {
            while (true) {
                Thread.sleep(BETWEEN_LOOKS);
                cut();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void cut() {
        if (!Files.isDirectory(logs)) {
            return;
        }
        try (var all = Files.newDirectoryStream(logs, "*.log")) {
            for (var log : all) {
                if (Files.size(log) > largest) {
                    Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                    new FileOutputStream(log.toFile()).close();
                }
            }
        } catch (IOException e) {
            throw new StackException("The logs in " + logs + " cannot be cut (" + e.getMessage() + ").", e);
        }
    }
}
