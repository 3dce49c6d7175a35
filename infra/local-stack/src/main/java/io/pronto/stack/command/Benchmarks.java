package io.pronto.stack.command;

import io.pronto.stack.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Hands over to {@code infra/benchmarks}, built first. */
record Benchmarks(Path project, Console console) {
    private static final String MODULE = "infra/benchmarks";

    int run(String command, List<String> options) {
        var maven = new Maven(project);
        var log = project.resolve(".pronto/logs/benchmarks-build.log");
        console.say("Building " + MODULE + " (log: " + log + ")");
        maven.quietly(log, List.of("-q", "install", "-DskipTests", "-am", "-pl", MODULE));
        var jar = project.resolve(MODULE).resolve("target/benchmarks.jar");
        if (!Files.isRegularFile(jar)) {
            throw new StackException("The build of " + MODULE + " left no " + jar + "; see " + log + ".");
        }
        return Child.run(
                project,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dpronto.project=" + project,
                        "-cp",
                        jar + java.io.File.pathSeparator + jar.resolveSibling("lib") + "/*",
                        "io.pronto.benchmarks.Benchmarks",
                        command),
                options);
    }
}
