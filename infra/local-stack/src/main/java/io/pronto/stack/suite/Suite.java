package io.pronto.stack.suite;

import io.pronto.stack.StackException;
import io.pronto.stack.server.CacheFolder;
import io.pronto.stack.server.DemoPeople;
import io.pronto.stack.server.ElasticsearchServer;
import io.pronto.stack.server.Folders;
import io.pronto.stack.server.KeycloakSecrets;
import io.pronto.stack.server.KeycloakServer;
import io.pronto.stack.server.Launch;
import io.pronto.stack.server.PostgresAdministration;
import io.pronto.stack.server.PostgresServer;
import io.pronto.stack.server.PostgresServer.Durability;
import io.pronto.stack.server.Probe;
import io.pronto.stack.server.RedisServer;
import io.pronto.stack.server.ServerUser;
import io.pronto.stack.supervision.Unit;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The units of one run: the servers that are not there already, and all services. */
public final class Suite {
    private static final int SERVERS = 0;
    private static final int SERVICES = 1;
    private static final int DOOR = 2;

    private final StackSettings settings;
    private final CacheFolder cache;
    private final Secrets secrets;
    private final ServiceEnvironment environment;

    /** @param secrets are made as they are asked for */
    public Suite(StackSettings settings, CacheFolder cache, Secrets secrets) {
        this.settings = settings;
        this.cache = cache;
        this.secrets = secrets;
        this.environment = new ServiceEnvironment(settings, secrets);
    }

    /** Those of the four servers that this machine has to start. */
    public List<Unit> servers() {
        return Part.servers().stream()
                .filter(part -> !settings.existing().containsKey(part))
                .map(this::server)
                .toList();
    }

    private Unit server(Part part) {
        return switch (part) {
            case POSTGRES -> unit(part, this::postgres, this::makeDatabases, 180, 20);
            case REDIS -> unit(part, this::redis, () -> {}, 30, 10);
            case ELASTICSEARCH -> unit(part, this::elasticsearch, () -> {}, 600, 20);
            case KEYCLOAK -> unit(part, this::keycloak, this::bringDemoPeople, 600, 20);
            default -> throw new IllegalArgumentException(part + " is not a server");
        };
    }

    private static Unit unit(
            Part part,
            java.util.function.Supplier<Launch> launch,
            Runnable whenReady,
            int patienceSeconds,
            int stopPatienceSeconds) {
        return new Unit(
                part.title(),
                Set.of(),
                launch,
                whenReady,
                Duration.ofSeconds(patienceSeconds),
                Duration.ofSeconds(stopPatienceSeconds),
                SERVERS,
                false);
    }

    private Launch postgres() {
        var server = new PostgresServer(
                cache,
                dataOfUnprivileged("postgres"),
                settings.log("postgres"),
                settings.port(Part.POSTGRES),
                secrets.get("PRONTO_POSTGRES_PASSWORD"),
                Durability.SAFE);
        server.prepare();
        return server.launch();
    }

    private Launch redis() {
        return new RedisServer(
                        cache, settings.data().resolve("redis"), settings.log("redis"), settings.port(Part.REDIS))
                .launch();
    }

    private Launch elasticsearch() {
        var server = new ElasticsearchServer(
                cache,
                dataOfUnprivileged("elasticsearch"),
                settings.log("elasticsearch"),
                settings.port(Part.ELASTICSEARCH));
        server.prepare();
        return server.launch();
    }

    private Launch keycloak() {
        var server = new KeycloakServer(
                cache,
                settings.data().resolve("keycloak"),
                settings.log("keycloak"),
                settings.port(Part.KEYCLOAK),
                settings.publicUrl(),
                new KeycloakSecrets(
                        secrets.get("PRONTO_KEYCLOAK_ADMIN_PASSWORD"),
                        secrets.get("PRONTO_GATEWAY_CLIENT_SECRET"),
                        secrets.get("PRONTO_INTEGRATOR_CLIENT_SECRET"),
                        secrets.get("PRONTO_DIRECTORY_CLIENT_SECRET")));
        server.prepare();
        return server.launch();
    }

    /** Data of a server that does not run as root must lie where its user can get to. */
    private Path dataOfUnprivileged(String server) {
        var usual = settings.data().resolve(server);
        if (ServerUser.unprivileged() == ServerUser.MYSELF || Folders.closedToOthers(settings.data()) == null) {
            return usual;
        }
        var place = Integer.toHexString(settings.data().toString().hashCode());
        return Path.of("/var/lib/pronto", place, server);
    }

    private void makeDatabases() {
        new DatabasesOfServices(postgresAdministration(), secrets).ensure();
    }

    /** Asks the servers that run already whether they answer, and makes the databases in theirs. */
    public void prepareExisting() {
        settings.existing().forEach((part, url) -> {
            var answers = switch (part) {
                case POSTGRES -> postgresAdministration().answers();
                case REDIS -> answersAtAll(URI.create(url));
                case ELASTICSEARCH -> Probe.answers(settings.url(part).resolve("/_cluster/health"));
                case KEYCLOAK ->
                    Probe.answers(URI.create(settings.url(part) + "/realms/pronto/.well-known/openid-configuration"));
                default -> true;
            };
            if (!answers) {
                throw new StackException(part.title() + " does not answer at " + url + "; check PRONTO_" + part.word()
                        + "_URL" + remedyFor(part) + ".");
            }
        });
        if (settings.existing().containsKey(Part.POSTGRES)) {
            makeDatabases();
        }
    }

    private static boolean answersAtAll(URI redis) {
        return Probe.isTaken(redis.getHost(), redis.getPort() < 0 ? 6379 : redis.getPort());
    }

    private static String remedyFor(Part part) {
        return switch (part) {
            case POSTGRES -> ", PRONTO_POSTGRES_USER and PRONTO_POSTGRES_PASSWORD";
            case KEYCLOAK -> " and that it has the realm pronto (infra/keycloak/pronto-realm.json)";
            default -> "";
        };
    }

    private PostgresAdministration postgresAdministration() {
        return new PostgresAdministration(
                environment.postgresServer(),
                settings.value("PRONTO_POSTGRES_USER").orElse("postgres"),
                secrets.get("PRONTO_POSTGRES_PASSWORD"));
    }

    private void bringDemoPeople() {
        if (settings.demo()) {
            DemoPeople.ensure(settings.url(Part.KEYCLOAK), secrets.get("PRONTO_KEYCLOAK_ADMIN_PASSWORD"));
        }
    }

    /** The services of this project, apart from those that somebody starts elsewhere. */
    public List<Unit> services(Set<Part> without) {
        return Part.services().stream()
                .filter(part -> !without.contains(part))
                .map(this::service)
                .toList();
    }

    private Unit service(Part part) {
        var needs = part.needs().stream()
                .filter(need -> !settings.existing().containsKey(need))
                .map(Part::title)
                .collect(Collectors.toSet());
        return new Unit(
                part.title(),
                needs,
                () -> launch(part),
                () -> {},
                Duration.ofSeconds(400),
                Duration.ofSeconds(25),
                part == Part.GATEWAY ? DOOR : SERVICES,
                true);
    }

    private Launch launch(Part part) {
        var log = settings.log(part.title());
        var jar = new BootJar(
                        settings.project()
                                .resolve(part.title())
                                .resolve("target")
                                .resolve(part.title() + ".jar"),
                        settings.data().resolve("apps").resolve(part.title()),
                        log)
                .unpacked();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Small and soon there rather than fast for hours; see docs/operations.md for production.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "-Xms32m",
                "-Xmx" + (part == Part.KNOWLEDGE ? "384m" : "224m"),
                "-Xss512k",
                "-XX:MaxDirectMemorySize=96m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=UTC",
                "-Dfile.encoding=UTF-8",
                "-Dai.djl.offline=true",
                "-DRUST_FLAVOR=cpu",
                "--enable-native-access=ALL-UNNAMED"));
        settings.value("PRONTO_" + part.word() + "_JAVA_OPTIONS")
                .ifPresent(options -> command.addAll(List.of(options.strip().split("\\s+"))));
        command.addAll(List.of("-jar", jar.toString()));
        // glibc keeps an arena per thread otherwise, which costs more than some of the heaps.
        Map<String, String> variables = new HashMap<>(Map.of("MALLOC_ARENA_MAX", "2"));
        variables.putAll(environment.of(part));
        return new Launch(
                part.title(),
                command,
                Map.copyOf(variables),
                settings.data(),
                log,
                () -> Probe.answers(health(part)),
                Launch.StopSignal.TERM);
    }

    private URI health(Part service) {
        return URI.create("http://127.0.0.1:" + settings.port(service) + "/actuator/health/readiness");
    }
}
