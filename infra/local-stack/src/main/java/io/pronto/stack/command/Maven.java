package io.pronto.stack.command;

import io.pronto.stack.StackException;
import io.pronto.stack.server.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs Maven on the source tree with the JDK that runs this.
 *
 * @param project the folder of the source tree
 */
record Maven(Path project) {
    private static final int LINES_OF_A_FAILURE = 12;

    /**
     * Runs Maven without output; all it says goes to the log.
     *
     * @throws StackException with the first errors when it fails
     */
    void quietly(Path log, List<String> arguments) {
        try {
            Folders.createParentOf(log);
            Files.deleteIfExists(log);
            var exit = run(arguments, Map.of(), ProcessBuilder.Redirect.appendTo(log.toFile()));
            if (exit != 0) {
                throw new StackException("The build failed; see " + log + firstErrors(log));
            }
        } catch (IOException e) {
            throw new StackException("The build cannot write its log " + log + " (" + e.getMessage() + ").", e);
        }
    }

    /** Runs Maven with its output on the screen, and says how it ended. */
    int aloud(List<String> arguments, Map<String, String> environment) {
        return run(arguments, environment, ProcessBuilder.Redirect.INHERIT);
    }

    private int run(List<String> arguments, Map<String, String> environment, ProcessBuilder.Redirect output) {
        var command = new ArrayList<>(List.of("mvn", "-B", "-ntp"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new StackException(
                    "Maven cannot be started (" + e.getMessage() + "); install Maven 3.8 or newer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The build was interrupted.", e);
        }
    }

    private static String firstErrors(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            var errors = lines.filter(line -> line.startsWith("[ERROR]") && line.length() > 10)
                    .limit(LINES_OF_A_FAILURE)
                    .toList();
            return errors.isEmpty() ? "." : ":\n  " + String.join("\n  ", errors);
        }
    }
}
