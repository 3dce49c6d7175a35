package io.pronto.benchmarks;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.pronto.stack.OwnRedis;
import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import io.pronto.stack.server.CacheFolder;
import io.pronto.stack.server.Folders;
import io.pronto.stack.server.Launch;
import io.pronto.stack.server.PostgresServer;
import io.pronto.stack.server.Probe;
import io.pronto.stack.server.Running;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A PostgreSQL that waits for the disk, a Redis, and processes of one service, all for one measurement alone. */
final class ServiceRig implements AutoCloseable {
    static final int PARTITIONS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private final String service;
    private final TokenIssuer tokens;
    private final PostgresServer postgres;
    private final OwnRedis redis;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final PostgresAddress database;
    private final List<Process> services = new ArrayList<>();
    private final long[] sequences = new long[PARTITIONS];
    private final Path folder;
    private final Path log;
    private final AtomicBoolean closed = new AtomicBoolean();
    private Running running;

    /**
     * @param service whose processes are started, such as {@code sla-service}
     * @param tokens what the processes take tokens of
     */
    ServiceRig(String service, TokenIssuer tokens) {
        this.service = service;
        this.tokens = tokens;
        CacheFolder cache = CacheFolder.ofThisUser();
        int port = Probe.freePort();
        folder = cache.path().resolve("bench-servers").resolve("postgres-" + port);
        log = folder.resolveSibling("postgres-" + port + ".log");
        postgres = new PostgresServer(
                cache, folder, log, port, UUID.randomUUID().toString(), PostgresServer.Durability.SAFE);
        postgres.prepare();
        running = started();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        redis = TestServers.freshRedis();
        client = RedisClient.create(redis.url());
        connection = client.connect();
        database = postgres.administration().createDatabase("bench");
    }

    private Running started() {
        Launch launch = postgres.launch();
        Running process = Running.start(launch);
        if (!process.awaitReady(launch, PATIENCE)) {
            throw new IllegalStateException("PostgreSQL did not come up; see " + launch.log() + ".");
        }
        return process;
    }

    /** Starts one more process of the service and waits until it is ready. */
    Process service() throws IOException, InterruptedException {
        return service(Probe.freePort());
    }

    /** The same at that port. */
    Process service(int port) throws IOException, InterruptedException {
        return service(port, "224m", List.of());
    }

    /** The same with that much heap and more settings. */
    Process service(int port, String heap, List<String> settings) throws IOException, InterruptedException {
        Path jar = Path.of(System.getProperty("pronto.project", "."), service, "target", service + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new IOException(jar + " is missing. Build it: mvn -q -DskipTests package -pl " + service + " -am");
        }
        Path log = Files.createTempFile(service + "-bench-" + services.size() + "-", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx" + heap,
                "-jar",
                jar.toString(),
                "--server.port=" + port,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--spring.data.redis.url=" + redis.url(),
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + tokens.issuer(),
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + tokens.keys(),
                "--pronto.bus.prefix=bench"));
        command.addAll(settings);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        services.add(process);
        Instant until = Instant.now().plus(PATIENCE);
        while (!Probe.answers(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))) {
            if (!process.isAlive() || Instant.now().isAfter(until)) {
                throw new IOException(service + " did not come up; see " + log + ".");
            }
            Thread.sleep(200);
        }
        return process;
    }

    List<Process> services() {
        return services;
    }

    Running database() {
        return running;
    }

    /** Ends PostgreSQL in a hurry and starts it again. */
    void restartDatabase() {
        running.stop(Launch.StopSignal.INT, Duration.ofSeconds(20));
        running = started();
    }

    String redisUrl() {
        return redis.url();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }

    void execute(String sql) throws SQLException {
        try (Connection sqlConnection = connect();
                Statement statement = sqlConnection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Connection sqlConnection = connect();
                Statement statement = sqlConnection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    List<String> lines(String sql) throws SQLException {
        try (Connection sqlConnection = connect();
                Statement statement = sqlConnection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        }
    }

    /** Tells events of the conversation service, as it would. Not for several threads. */
    void tell(List<Told> events) throws InterruptedException {
        List<RedisFuture<String>> answers = new ArrayList<>(events.size());
        for (Told event : events) {
            int partition = Math.floorMod(event.subject().hashCode(), PARTITIONS);
            long sequence = ++sequences[partition];
            answers.add(connection
                    .async()
                    .xadd(
                            "bench:events:conversation:" + partition,
                            new XAddArgs().id(sequence + "-0"),
                            "type",
                            event.type(),
                            "event",
                            event.json(sequence)));
        }
        for (RedisFuture<String> answer : answers) {
            try {
                answer.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** How many of the events told were handled. */
    long handled() throws SQLException {
        return number("SELECT coalesce(sum(sequence), 0) FROM bus_cursor WHERE source = 'conversation'");
    }

    /** How many were told. */
    long told() {
        return Arrays.stream(sequences).sum();
    }

    /** Waits until so many of the events told were handled. */
    void awaitHandled(long until) throws SQLException, InterruptedException {
        long before = -1;
        for (int still = 0; still < 300; still++) {
            long handled = handled();
            if (handled >= until) {
                return;
            }
            if (handled != before) {
                still = 0;
                before = handled;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("The service stands still at " + before + " of " + until + " events.");
    }

    /** An event of the conversation service. */
    record Told(String type, String subject, Instant at, String data) {
        static Told of(String name, UUID conversation, Instant at, String fields) {
            return new Told(
                    "io.pronto.conversation." + name + ".v1",
                    conversation.toString(),
                    at,
                    "{\"conversation\":\"" + conversation + "\"," + fields + "\"at\":\"" + at + "\"}");
        }

        String json(long sequence) {
            return "{\"specversion\":\"1.0\",\"id\":\"" + UUID.randomUUID()
                    + "\",\"source\":\"/pronto/conversation\",\"type\":\"" + type + "\",\"subject\":\"" + subject
                    + "\",\"time\":\"" + at + "\",\"sequence\":\"" + sequence + "\",\"data\":" + data + "}";
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        services.forEach(Process::destroyForcibly);
        tokens.close();
        if (connection != null) {
            connection.close();
            client.shutdown();
        }
        if (redis != null) {
            redis.kill();
        }
        running.kill();
        try {
            Folders.delete(folder);
            Files.deleteIfExists(log);
        } catch (IOException e) {
            System.err.println(folder + " could not be removed: " + e.getMessage());
        }
    }
}
