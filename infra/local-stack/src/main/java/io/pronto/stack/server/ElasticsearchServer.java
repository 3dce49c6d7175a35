package io.pronto.stack.server;

import io.pronto.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * Elasticsearch on the loopback address, without security, as one node.
 *
 * @param folder holds configuration, data and logs of the server
 * @param log what its start says; its own log files are beside the data
 * @param port 1 to 65535
 */
public record ElasticsearchServer(CacheFolder cache, Path folder, Path log, int port) {
    private static final List<String> CONFIGURATION = List.of("log4j2.properties", "jvm.options");

    /** Writes the configuration; the data stays as it is. */
    public void prepare() {
        var user = ServerUser.unprivileged();
        user.requireWayTo(cache.path(), "choose another cache folder in PRONTO_CACHE");
        user.requireWayTo(Path.of(System.getProperty("java.home")), "install the JDK where everybody may read it");
        Folders.createFor(user, folder);
        try {
            var conf = Files.createDirectories(conf());
            for (var file : CONFIGURATION) {
                Files.copy(
                        installation().resolve("config").resolve(file),
                        conf.resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Files.createDirectories(conf.resolve("jvm.options.d"));
            // One log is enough; the garbage collector's own would grow to two gigabytes.
            var options = Files.readString(conf.resolve("jvm.options"));
            Files.writeString(conf.resolve("jvm.options"), options.replaceAll("(?m)^-Xlog:gc.*$", ""));
            Files.writeString(conf.resolve("elasticsearch.yml"), """
                    cluster.name: pronto
                    node.name: local
                    discovery.type: single-node
                    network.host: 127.0.0.1
                    http.port: %d
                    transport.port: 0
                    path.data: %s
                    path.logs: %s
                    xpack.security.enabled: false
                    cluster.routing.allocation.disk.threshold_enabled: false
                    """.formatted(
                            port, folder.resolve("data"), folder.resolve("logs")));
            for (var each : List.of("data", "logs", "tmp")) {
                Files.createDirectories(folder.resolve(each));
            }
            user.own(folder);
        } catch (IOException e) {
            throw new StackException(
                    "The configuration of Elasticsearch in " + folder + " cannot be written (" + e.getMessage() + ").",
                    e);
        }
    }

    /** How to start it; {@link #prepare} comes first. */
    public Launch launch() {
        return new Launch(
                "elasticsearch",
                ServerUser.unprivileged()
                        .running(List.of(
                                installation().resolve("bin/elasticsearch").toString())),
                Map.of(
                        "ES_JAVA_HOME",
                        System.getProperty("java.home"),
                        "ES_PATH_CONF",
                        conf().toString(),
                        "ES_TMPDIR",
                        folder.resolve("tmp").toString(),
                        "HOME",
                        folder.toString(),
                        "CLI_JAVA_OPTS",
                        "-Xmx32m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                        "ES_JAVA_OPTS",
                        // Not only the first compiler: without the second, distances of vectors are computed one number
                        // at a time.
                        "-Xms256m -Xmx256m -XX:-UseG1GC -XX:+UseSerialGC -XX:+UseCompactObjectHeaders"),
                folder,
                log,
                () -> Probe.answers(address().resolve("/_cluster/health?wait_for_status=yellow&timeout=500ms")),
                Launch.StopSignal.TERM);
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private Path conf() {
        return folder.resolve("conf");
    }

    private Path installation() {
        return new Installer(cache).elasticsearch();
    }
}
