package io.pronto.stack.command;

import io.pronto.stack.StackException;
import io.pronto.stack.server.DemoPeople;
import io.pronto.stack.suite.Part;
import io.pronto.stack.suite.StackSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of {@code infra/demo}, which speak to the running suite from outside. */
record DemoCompany(StackSettings settings) {
    private static final int MINUTES_TO_LOAD = 10;

    /**
     * Loads queues, skills, articles and the like, unless this build of the demo was loaded here before.
     *
     * @return false when not all could be loaded; the log says what
     */
    boolean load() {
        try {
            var stamp = Long.toString(Files.getLastModifiedTime(jar()).toMillis());
            var mark = settings.data().resolve("demo-loaded");
            if (Files.exists(mark) && Files.readString(mark).equals(stamp)) {
                return true;
            }
            var builder = new ProcessBuilder(command("io.pronto.demo.DemoLoader", List.of()))
                    .directory(settings.data().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(log().toFile()));
            builder.environment().putAll(environment());
            var process = builder.start();
            if (!process.waitFor(MINUTES_TO_LOAD, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            if (process.exitValue() != 0) {
                return false;
            }
            Files.writeString(mark, stamp);
            return true;
        } catch (IOException e) {
            throw new StackException("The demo company cannot be loaded (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Loading the demo company was interrupted.", e);
        }
    }

    /** What the loading said. */
    Path log() {
        return settings.log("demo");
    }

    /** The folder of the shop's pages. */
    Path shopPages() {
        return settings.project().resolve("infra/demo/src/main/resources/demo/shop");
    }

    /** Plays customers (and agents, if asked to) until Ctrl-C. */
    int traffic(List<String> options) {
        return Child.run(
                settings.project(), command("io.pronto.demo.TrafficGenerator", options), List.of(), environment());
    }

    private List<String> command(String program, List<String> options) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                jar() + File.pathSeparator + jar().resolveSibling("lib") + "/*",
                program));
        command.addAll(options);
        return command;
    }

    private Map<String, String> environment() {
        return Map.of(
                "PRONTO_PUBLIC_URL",
                settings.publicUrl().toString(),
                "PRONTO_KEYCLOAK_URL",
                settings.url(Part.KEYCLOAK).toString(),
                "PRONTO_ISSUER",
                settings.url(Part.KEYCLOAK) + "/realms/pronto",
                "PRONTO_DEMO_PASSWORD",
                DemoPeople.PASSWORD);
    }

    private Path jar() {
        var target = settings.project().resolve("infra/demo/target");
        try (var jars = Files.newDirectoryStream(target, "demo*.jar")) {
            for (var jar : jars) {
                return jar;
            }
        } catch (IOException _) {
            // Said below: without the folder there is no jar either.
        }
        throw new StackException("infra/demo is not built: there is no jar in " + target + ".");
    }
}
