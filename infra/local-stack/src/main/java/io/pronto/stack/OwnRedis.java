package io.pronto.stack;

import io.pronto.stack.server.Launch;
import io.pronto.stack.server.RedisServer;
import io.pronto.stack.server.Running;
import java.time.Duration;

/** A Redis process that belongs to one test, which may stop it, kill it and let it come back empty. */
public final class OwnRedis implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RedisServer server;
    private Running process;

    OwnRedis(RedisServer server) {
        this.server = server;
        this.process = started(server);
        // The process has its own session and would outlive a test that forgets to close it.
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** The same over all restarts. */
    public RedisAddress address() {
        return server.address();
    }

    /** Host of {@link #address}. */
    public String host() {
        return address().host();
    }

    /** Port of {@link #address}. */
    public int port() {
        return address().port();
    }

    /** URL of {@link #address}. */
    public String url() {
        return address().url();
    }

    /** Ends it in good order. */
    public synchronized void stop() {
        process.stop(Launch.StopSignal.TERM, PATIENCE);
    }

    /** Ends it as a power cut would. */
    public synchronized void kill() {
        process.kill();
    }

    /** Ends it if it runs and starts it on the same port, with nothing in it. */
    public synchronized void restartEmpty() {
        process.kill();
        process = started(server);
    }

    /** The same as {@link #kill}. */
    @Override
    public void close() {
        kill();
    }

    private static Running started(RedisServer server) {
        var launch = server.launch();
        var process = Running.start(launch);
        if (!process.awaitReady(launch, PATIENCE)) {
            process.kill();
            throw new StackException("The test's own Redis did not come up; see " + launch.log() + ".");
        }
        return process;
    }
}
