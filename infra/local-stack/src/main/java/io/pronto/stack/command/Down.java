package io.pronto.stack.command;

import io.pronto.stack.server.Launch;
import io.pronto.stack.suite.StackSettings;
import io.pronto.stack.supervision.RunFolder;
import java.time.Duration;

/** Stops what {@link Up} started, also when its own process is gone. */
record Down(StackSettings settings, Console console) {
    /** The supervisor stops three layers, each within its own patience. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    int run() {
        var folder = new RunFolder(settings.runFolder());
        var supervisor = folder.alive(RunFolder.SUPERVISOR);
        if (supervisor.isEmpty() && folder.alive().isEmpty()) {
            console.say("Pronto is not running (data folder " + settings.data() + ").");
            return 0;
        }
        supervisor.ifPresent(process -> process.stop(Launch.StopSignal.TERM, PATIENCE));
        Up.endLeftovers(folder);
        folder.forget(RunFolder.SUPERVISOR);
        console.say("Pronto is stopped; its data stays in " + settings.data() + ".");
        return 0;
    }
}
