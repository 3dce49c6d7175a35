package io.pronto.stack.command;

import io.pronto.stack.StackException;
import io.pronto.stack.server.Folders;
import io.pronto.stack.server.Probe;
import io.pronto.stack.suite.Part;
import io.pronto.stack.suite.StackSettings;
import io.pronto.stack.supervision.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures how long a start takes and how much memory everything holds when idle: with a data folder and ports of its
 * own, once with no data and once with the data of that first start. Builds first, which is not measured.
 */
record StartBench(Path project, Console console) {
    private static final Duration IDLE = Duration.ofSeconds(30);

    int run() {
        var own = new HashMap<String, String>();
        var data = project.resolve(".pronto/bench-data");
        own.put("PRONTO_DATA", data.toString());
        for (var part : Part.values()) {
            own.put("PRONTO_" + part.word() + "_PORT", Integer.toString(Probe.freePort()));
        }
        var settings = StackSettings.of(project, own, true);
        var tree = new SourceTree(project);
        if (!tree.stale().isEmpty()) {
            throw new StackException("Build first, so that only the start is measured: these are stale: "
                    + String.join(", ", tree.stale()) + " (./pronto up builds them).");
        }
        try {
            new Down(settings, console).run();
            Folders.delete(data);
            var first = start(settings, own);
            new Down(settings, console).run();
            var second = start(settings, own);
            Thread.sleep(IDLE);
            var memory = memory(settings);
            console.say("");
            console.say("first start, no data      %4d s".formatted(first.toSeconds()));
            console.say("second start              %4d s".formatted(second.toSeconds()));
            console.say("memory, idle after start  %4d MiB"
                    .formatted(
                            memory.values().stream().mapToLong(Long::longValue).sum()));
            memory.forEach((name, mebibytes) -> console.say("  %-22s  %4d MiB".formatted(name, mebibytes)));
            return 0;
        } catch (IOException e) {
            throw new StackException("The folder " + data + " cannot be emptied (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The measurement was interrupted.", e);
        } finally {
            new Down(settings, console).run();
        }
    }

    private Duration start(StackSettings settings, Map<String, String> own) {
        var begin = System.nanoTime();
        if (new Detached(settings, console, List.of("--demo", "--no-build"), own).run() != 0) {
            throw new StackException("The suite did not come up; see " + settings.log("stack") + ".");
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Map<String, Long> memory(StackSettings settings) {
        var folder = new RunFolder(settings.runFolder());
        var memory = new java.util.LinkedHashMap<String, Long>();
        folder.alive(RunFolder.SUPERVISOR)
                .ifPresent(process -> memory.put(RunFolder.SUPERVISOR, mebibytes(List.of(process.pid()))));
        folder.alive().forEach((name, process) -> {
            var family = new ArrayList<Long>(List.of(process.pid()));
            ProcessHandle.of(process.pid())
                    .ifPresent(handle -> handle.descendants().forEach(child -> family.add(child.pid())));
            memory.put(name, mebibytes(family));
        });
        return memory;
    }

    /** Proportional set size: memory that processes share is counted once. */
    private static long mebibytes(List<Long> processes) {
        var kibibytes = 0L;
        for (var process : processes) {
            try (var lines = Files.lines(Path.of("/proc", process.toString(), "smaps_rollup"))) {
                kibibytes += lines.filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            } catch (IOException e) {
                throw new StackException(
                        "Memory can be measured on Linux only (" + e.getMessage() + " cannot be read).", e);
            }
        }
        return kibibytes / 1024;
    }
}
