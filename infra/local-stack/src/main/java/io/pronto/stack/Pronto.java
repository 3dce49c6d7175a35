package io.pronto.stack;

import io.pronto.stack.command.CommandLine;
import io.pronto.stack.command.Console;
import java.nio.file.Path;
import java.util.List;

/** What the script {@code ./pronto} runs. */
public final class Pronto {
    private Pronto() {}

    /** Exit code 0 when all went well, 1 when it did not, 2 when the command was not understood. */
    public static void main(String[] arguments) {
        var project = Path.of(System.getProperty("pronto.project", "."))
                .toAbsolutePath()
                .normalize();
        System.exit(run(project, List.of(arguments)));
    }

    private static int run(Path project, List<String> arguments) {
        try {
            return CommandLine.run(project, System.getenv(), arguments, Console.ofThisProcess());
        } catch (StackException e) {
            System.err.println("pronto: " + e.getMessage());
            return 1;
        }
    }
}
