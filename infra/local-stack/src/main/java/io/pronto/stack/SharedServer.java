package io.pronto.stack;

import io.pronto.stack.server.Folders;
import io.pronto.stack.server.Launch;
import io.pronto.stack.server.MachineLock;
import io.pronto.stack.server.Probe;
import io.pronto.stack.server.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiConsumer;

/**
 * One server that all test JVMs of this user share: the first that asks starts it, with an empty folder and on a
 * free port; the others find it by its state file.
 */
final class SharedServer {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final String name;
    private final Path folder;

    /** @param root the folder of all shared test servers */
    SharedServer(Path root, String name) {
        this.name = name;
        this.folder = root.resolve(name);
    }

    /**
     * What the other JVMs must know about a running server.
     *
     * @param secret its password, made for this run
     */
    record State(Running process, int port, String secret) {}

    /** How this kind of server is made from an empty folder. */
    interface Kind {
        /** Prepares the folder and says how to start the server. */
        Launch launch(Path folder, Path log, int port, String secret);
    }

    /** The running server, started when none runs. */
    State ensure(Kind kind, BiConsumer<Integer, String> onceStarted) {
        try {
            Folders.createOpenToAll(folder);
            return MachineLock.whileHolding(folder.resolve("lock"), () -> {
                var found = read().filter(state -> state.process().isAlive());
                return found.isPresent() ? found.get() : start(kind, onceStarted);
            });
        } catch (IOException e) {
            throw new StackException("The test server " + name + " cannot be shared in " + folder + " (" + e + ").", e);
        }
    }

    private State start(Kind kind, BiConsumer<Integer, String> onceStarted) throws IOException {
        var data = folder.resolve("data");
        var log = folder.resolve(name + ".log");
        Folders.delete(data);
        Files.deleteIfExists(log);
        var port = Probe.freePort();
        var secret = secret();
        var launch = kind.launch(data, log, port, secret);
        var process = Running.start(launch);
        var state = new State(process, port, secret);
        write(state);
        var complete = false;
        try {
            if (!process.awaitReady(launch, PATIENCE)) {
                throw new StackException("The test server " + name + " did not come up; see " + log + ".");
            }
            onceStarted.accept(port, secret);
            complete = true;
        } finally {
            if (!complete) {
                process.kill();
            }
        }
        return state;
    }

    /** Stops the server when it runs, and forgets its data. */
    void stop() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            MachineLock.whileHolding(folder.resolve("lock"), () -> {
                var state = read();
                if (state.isPresent()) {
                    state.get().process().stop(Launch.StopSignal.INT, Duration.ofSeconds(10));
                    Files.deleteIfExists(stateFile());
                    Folders.delete(folder.resolve("data"));
                }
                return folder;
            });
        } catch (IOException e) {
            throw new StackException(
                    "The test server " + name + " in " + folder + " cannot be stopped (" + e + ").", e);
        }
    }

    private Path stateFile() {
        return folder.resolve("state.properties");
    }

    private Optional<State> read() {
        if (!Files.exists(stateFile())) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(stateFile())) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new State(
                new Running(
                        Long.parseLong(properties.getProperty("pid")),
                        Long.parseLong(properties.getProperty("started"))),
                Integer.parseInt(properties.getProperty("port")),
                properties.getProperty("secret")));
    }

    private void write(State state) throws IOException {
        var properties = new Properties();
        properties.setProperty("pid", Long.toString(state.process().pid()));
        properties.setProperty("started", Long.toString(state.process().startedAtMillis()));
        properties.setProperty("port", Integer.toString(state.port()));
        properties.setProperty("secret", state.secret());
        Files.deleteIfExists(stateFile());
        Files.createFile(
                stateFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newBufferedWriter(stateFile())) {
            properties.store(out, null);
        }
    }

    private static String secret() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
