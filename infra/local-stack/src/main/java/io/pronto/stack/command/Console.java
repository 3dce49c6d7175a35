package io.pronto.stack.command;

import java.io.PrintStream;

/**
 * Where commands speak to the person.
 *
 * @param terminal whether lines can be redrawn
 */
public record Console(PrintStream out, boolean terminal) {
    /** The screen of this process. */
    public static Console ofThisProcess() {
        var console = System.console();
        return new Console(System.out, console != null && console.isTerminal() && System.getenv("NO_COLOR") == null);
    }

    void say(String line) {
        out.println(line);
    }
}
