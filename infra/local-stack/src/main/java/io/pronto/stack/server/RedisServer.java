package io.pronto.stack.server;

import io.pronto.stack.RedisAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Redis on the loopback address. It keeps nothing on disk: the suite is built so that Redis may vanish and come back
 * empty, and running it so keeps that true.
 *
 * @param port 1 to 65535
 */
public record RedisServer(CacheFolder cache, Path folder, Path log, int port) {
    /** How to start it. */
    public Launch launch() {
        Folders.createFor(ServerUser.MYSELF, folder);
        return new Launch(
                "redis",
                List.of(
                        new Installer(cache).redis().toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--appendonly",
                        "no",
                        "--maxmemory",
                        "256mb",
                        // Refusing a write is seen and retried; silently dropping a key would not be.
                        "--maxmemory-policy",
                        "noeviction"),
                Map.of(),
                folder,
                log,
                () -> Probe.answersPing("127.0.0.1", port),
                Launch.StopSignal.TERM);
    }

    /** Where it listens. */
    public RedisAddress address() {
        return new RedisAddress("127.0.0.1", port);
    }
}
