package io.pronto.stack.command;

import io.pronto.stack.StackException;
import io.pronto.stack.server.Launch;
import io.pronto.stack.server.Running;
import io.pronto.stack.suite.StackSettings;
import io.pronto.stack.supervision.RunFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@link Up} in a process of its own that stays when this one ends, which is as soon as everything is ready. */
record Detached(StackSettings settings, Console console, List<String> options, Map<String, String> environment) {
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    int run() {
        var log = settings.log("stack");
        var folder = new RunFolder(settings.runFolder());
        folder.alive(RunFolder.SUPERVISOR).ifPresent(other -> {
            throw new StackException("Pronto is running already (process " + other.pid()
                    + "); ./pronto status shows it and ./pronto down stops it.");
        });
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new StackException("The log " + log + " cannot be replaced (" + e.getMessage() + ").", e);
        }
        folder.write(Status.PHASE, "starting");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-Dpronto.project=" + settings.project(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.pronto.stack.Pronto",
                "up"));
        command.addAll(options);
        var launch = new Launch(
                "the stack",
                command,
                environment,
                settings.project(),
                log,
                () -> folder.read(Status.PHASE).orElse("").equals("ready"),
                Launch.StopSignal.TERM);
        var process = Running.start(launch);
        var show = Thread.ofVirtual().start(() -> follow(log));
        var ready = process.awaitReady(launch, PATIENCE);
        show.interrupt();
        join(show);
        return ready ? 0 : 1;
    }

    private void follow(Path log) {
        var seen = 0L;
        var last = false;
        while (true) {
            try (var file = new RandomAccessFile(log.toFile(), "r")) {
                file.seek(seen);
                for (var line = file.readLine(); line != null; line = file.readLine()) {
                    console.say(line);
                }
                seen = file.getFilePointer();
            } catch (IOException e) {
                console.say("The log " + log + " cannot be shown (" + e.getMessage() + ").");
                return;
            }
            if (last) {
                return;
            }
            try {
                Thread.sleep(Duration.ofMillis(200));
            } catch (InterruptedException _) {
                last = true;
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
