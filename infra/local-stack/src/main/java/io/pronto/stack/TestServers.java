package io.pronto.stack;

import io.pronto.stack.server.CacheFolder;
import io.pronto.stack.server.DemoPeople;
import io.pronto.stack.server.ElasticsearchServer;
import io.pronto.stack.server.KeycloakSecrets;
import io.pronto.stack.server.KeycloakServer;
import io.pronto.stack.server.PostgresServer;
import io.pronto.stack.server.PostgresServer.Durability;
import io.pronto.stack.server.Probe;
import io.pronto.stack.server.RedisServer;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Real servers for tests. Each is started when first asked for and shared by all test JVMs of this user, on ports
 * and data of its own, apart from those of {@code ./pronto up}. They keep running between test runs, until
 * {@link #stopAll}.
 */
public final class TestServers {
    private static final CacheFolder CACHE = CacheFolder.ofThisUser();
    private static final Path ROOT = CACHE.path().resolve("test-servers");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final BiConsumer<Integer, String> NOTHING = (_, _) -> {};

    private TestServers() {}

    /**
     * A new, empty database of the shared PostgreSQL.
     *
     * @param name a hint for whoever looks at the server, such as the test's name
     */
    public static PostgresAddress freshDatabase(String name) {
        var hint = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        var unique = "t_%s_%016x".formatted(hint.substring(0, Math.min(hint.length(), 40)), RANDOM.nextLong());
        return postgres().administration().createDatabase(unique);
    }

    private static PostgresServer postgres() {
        var state = new SharedServer(ROOT, "postgres")
                .ensure(
                        (folder, log, port, secret) -> {
                            var server = new PostgresServer(CACHE, folder, log, port, secret, Durability.NONE);
                            server.prepare();
                            return server.launch();
                        },
                        NOTHING);
        return new PostgresServer(CACHE, ROOT.resolve("postgres"), ROOT, state.port(), state.secret(), Durability.NONE);
    }

    /** The shared Redis. Tests keep apart by keys of their own; nobody may flush it. */
    public static RedisAddress redis() {
        var state = new SharedServer(ROOT, "redis")
                .ensure((folder, log, port, _) -> new RedisServer(CACHE, folder, log, port).launch(), NOTHING);
        return new RedisAddress("127.0.0.1", state.port());
    }

    /** A Redis for one test that stops, kills or empties it. */
    public static OwnRedis freshRedis() {
        var port = Probe.freePort();
        var folder = ROOT.resolve("redis-own");
        return new OwnRedis(new RedisServer(CACHE, folder, folder.resolve("redis-" + port + ".log"), port));
    }

    /** The shared Elasticsearch. Tests keep apart by indices of their own. */
    public static URI elasticsearch() {
        var state = new SharedServer(ROOT, "elasticsearch")
                .ensure(
                        (folder, log, port, _) -> {
                            var server = new ElasticsearchServer(CACHE, folder, log, port);
                            server.prepare();
                            return server.launch();
                        },
                        NOTHING);
        return URI.create("http://127.0.0.1:" + state.port());
    }

    /** The shared Keycloak, with the demo people. Tests change nothing in it. */
    public static KeycloakAddress keycloak() {
        var state = new SharedServer(ROOT, "keycloak")
                .ensure(
                        (folder, log, port, secret) -> {
                            var server = new KeycloakServer(
                                    CACHE,
                                    folder,
                                    log,
                                    port,
                                    URI.create("http://127.0.0.1:8080"),
                                    new KeycloakSecrets(secret, secret, secret, secret));
                            server.prepare();
                            return server.launch();
                        },
                        (port, secret) -> DemoPeople.ensure(URI.create("http://127.0.0.1:" + port), secret));
        return new KeycloakAddress(URI.create("http://127.0.0.1:" + state.port()), state.secret());
    }

    /** Stops every shared server and forgets its data. */
    public static void stopAll() {
        for (var name : List.of("postgres", "redis", "elasticsearch", "keycloak")) {
            new SharedServer(ROOT, name).stop();
        }
    }
}
