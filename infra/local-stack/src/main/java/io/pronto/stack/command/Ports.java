package io.pronto.stack.command;

import io.pronto.stack.StackException;
import io.pronto.stack.server.Probe;
import io.pronto.stack.suite.Part;
import io.pronto.stack.suite.StackSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Whether the ports that a run needs are free. */
final class Ports {
    private Ports() {}

    static void requireFree(StackSettings settings, List<Part> parts) {
        var taken = taken(settings, parts, Probe::isTaken);
        if (!taken.isEmpty()) {
            throw new StackException(String.join(" ", taken));
        }
    }

    /** One sentence per port that somebody else uses. */
    static List<String> taken(StackSettings settings, List<Part> parts, IntPredicate isTaken) {
        var sentences = new ArrayList<String>();
        for (var part : parts) {
            var port = settings.port(part);
            if (isTaken.test(port)) {
                sentences.add("Port " + port + " is in use by another program, but " + part.title()
                        + " needs it; stop that program or set PRONTO_" + part.word() + "_PORT.");
            }
        }
        return sentences;
    }
}
