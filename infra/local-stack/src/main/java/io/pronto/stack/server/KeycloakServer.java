package io.pronto.stack.server;

import io.pronto.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Keycloak on the loopback address, with the realm {@code pronto} and its data in H2 files.
 *
 * @param folder holds the data; the realm is imported when it is empty
 * @param port 1 to 65535
 * @param publicUrl where people open the suite; sign-in may only lead back there
 */
public record KeycloakServer(
        CacheFolder cache, Path folder, Path log, int port, URI publicUrl, KeycloakSecrets secrets) {
    static final String ADMIN = "pronto-bootstrap";

    private static final List<String> BUILD = List.of(
            "build",
            "--db=dev-file",
            "--health-enabled=false",
            "--metrics-enabled=false",
            "--features-disabled=passkeys,ciba,par,device-flow,kerberos,web-authn,organization,impersonation,"
                    + "opentelemetry,workflows");
    private static final List<String> LINKED = List.of("bin", "conf", "lib", "providers", "themes");
    private static final List<String> LEAN =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders");

    /** Makes the folder from which the server runs, and fits the installation to the features in use once. */
    public void prepare() {
        var installation = new Installer(cache).keycloak();
        build(installation);
        try {
            Folders.createFor(ServerUser.MYSELF, folder);
            var home = Files.createDirectories(home());
            for (var each : LINKED) {
                var link = home.resolve(each);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, installation.resolve(each));
            }
            var realm = Files.createDirectories(home.resolve("data/import")).resolve("pronto-realm.json");
            try (var in = Objects.requireNonNull(
                    KeycloakServer.class.getResourceAsStream("/io/pronto/stack/keycloak/pronto-realm.json"))) {
                Files.write(realm, in.readAllBytes());
            }
        } catch (IOException e) {
            throw new StackException("The folder of Keycloak " + folder + " cannot be made (" + e + ").", e);
        }
    }

    private void build(Path installation) {
        var done = installation.resolve("built-for-pronto");
        try {
            if (Files.exists(done)) {
                return;
            }
            Folders.createParentOf(log);
            MachineLock.whileHolding(installation.resolveSibling("keycloak-build.lock"), () -> {
                if (!Files.exists(done)) {
                    var command = new ArrayList<>(
                            List.of(installation.resolve("bin/kc.sh").toString()));
                    command.addAll(BUILD);
                    var builder = new ProcessBuilder(command)
                            .directory(installation.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
                    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
                    if (!succeedsWithin(300, builder.start())) {
                        throw new StackException("Keycloak could not be prepared in " + installation + "; see " + log
                                + ". Maybe deleting that folder helps.");
                    }
                    Files.createFile(done);
                }
                return done;
            });
        } catch (IOException e) {
            throw new StackException("Keycloak could not be prepared in " + installation + " (" + e + ").", e);
        }
    }

    private static boolean succeedsWithin(int seconds, Process process) {
        try {
            if (process.waitFor(seconds, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return false;
    }

    /**
     * How to start it; {@link #prepare} comes first. The server is started without its shell script, so that the
     * process is the server's own.
     */
    public Launch launch() {
        var home = home();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx320m",
                "-XX:MetaspaceSize=96m",
                "-Dfile.encoding=UTF-8",
                "-Djava.security.egd=file:/dev/urandom",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(LEAN);
        command.addAll(List.of(
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=" + address(),
                // Without it the server would look for others on every network of the machine.
                "--cache=local",
                "--import-realm"));
        var environment = new HashMap<>(secrets.clientSecrets());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.admin());
        environment.put("PRONTO_PUBLIC_URL", publicUrl.toString());
        return new Launch(
                "keycloak",
                command,
                Map.copyOf(environment),
                folder,
                log,
                // Answers only after the import is done, unlike the "started" line of the log.
                () -> Probe.answers(address().resolve("/realms/pronto/.well-known/openid-configuration")),
                Launch.StopSignal.TERM);
    }

    /** Where it listens, without a path. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private Path home() {
        return folder.resolve("home");
    }
}
