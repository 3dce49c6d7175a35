package io.pronto.stack.command;

import io.pronto.stack.StackException;
import io.pronto.stack.suite.Part;
import io.pronto.stack.suite.StackSettings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows the end of a log, and what is added to it if asked to. */
record Logs(StackSettings settings, Console console, String name, boolean follow) {
    private static final int END = 64 * 1024;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    int run() {
        var names = Stream.concat(Arrays.stream(Part.values()).map(Part::title), Stream.of("build", "demo", "stack"))
                .toList();
        if (!names.contains(name)) {
            throw new StackException("There is no log of \"" + name + "\"; there are those of "
                    + names.stream().collect(Collectors.joining(", ")) + ".");
        }
        var log = settings.log(name);
        if (!Files.exists(log)) {
            throw new StackException("There is no log at " + log + " yet.");
        }
        try {
            var seen = show(log, Math.max(0, Files.size(log) - END));
            while (follow) {
                Thread.sleep(BETWEEN_LOOKS);
                // A log that was cut begins again.
                seen = show(log, Files.size(log) < seen ? 0 : seen);
            }
            return 0;
        } catch (IOException e) {
            throw new StackException("The log " + log + " cannot be read (" + e.getMessage() + ").", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private long show(Path log, long from) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            var bytes = new byte[END];
            var read = file.read(bytes);
            while (read > 0) {
                console.out().write(bytes, 0, read);
                read = file.read(bytes);
            }
            console.out().flush();
            return file.getFilePointer();
        }
    }
}
