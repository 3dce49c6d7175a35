package io.pronto.stack.command;

import io.pronto.stack.StackException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program that uses this process's screen and keyboard. */
final class Child {
    private Child() {}

    static int run(Path folder, List<String> command, List<String> options) {
        return run(folder, command, options, Map.of());
    }

    static int run(Path folder, List<String> command, List<String> options, Map<String, String> environment) {
        var whole = new ArrayList<>(command);
        whole.addAll(options);
        try {
            var builder = new ProcessBuilder(whole).directory(folder.toFile()).inheritIO();
            builder.environment().putAll(environment);
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return process.waitFor();
        } catch (IOException e) {
            throw new StackException(whole.getFirst() + " cannot be started (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(whole.getFirst() + " was interrupted.", e);
        }
    }
}
