package io.pronto.stack.command;

import io.pronto.stack.server.Probe;
import io.pronto.stack.suite.Part;
import io.pronto.stack.suite.StackSettings;
import io.pronto.stack.supervision.RunFolder;

/** Says what runs. */
record Status(StackSettings settings, Console console) {
    /** One line per unit: name, tab, words. */
    static final String FILE = "units";

    /** {@code starting}, {@code ready}, {@code failed} or {@code stopped}. */
    static final String PHASE = "phase";

    /** 0 when everything is ready, 3 when nothing runs, 1 in between. */
    int run() {
        var folder = new RunFolder(settings.runFolder());
        var supervisor = folder.alive(RunFolder.SUPERVISOR);
        if (supervisor.isEmpty()) {
            var leftovers = folder.alive();
            if (leftovers.isEmpty()) {
                console.say("Pronto is not running (data folder " + settings.data() + ").");
                return 3;
            }
            console.say("Pronto's supervisor is gone, but these still run: " + String.join(", ", leftovers.keySet())
                    + "; ./pronto down stops them.");
            return 1;
        }
        var phase = folder.read(PHASE).orElse("starting");
        console.say("Pronto is " + phase + " (process " + supervisor.get().pid() + ", data folder " + settings.data()
                + ")");
        folder.read(FILE).orElse("").lines().map(line -> line.split("\t", 2)).forEach(words -> {
            var part = Part.named(words[0]);
            console.say("  %-22s %-6s %s"
                    .formatted(
                            words[0],
                            part.map(found -> Integer.toString(settings.port(found)))
                                    .orElse(""),
                            words[1]));
        });
        settings.existing().forEach((part, url) -> console.say("  %-22s %s".formatted(part.title(), "at " + url)));
        if (settings.demo() && Probe.isTaken(settings.port(Part.SHOP))) {
            console.say("  %-22s %-6d ready".formatted(Part.SHOP.title(), settings.port(Part.SHOP)));
        }
        return phase.equals("ready") ? 0 : 1;
    }
}
