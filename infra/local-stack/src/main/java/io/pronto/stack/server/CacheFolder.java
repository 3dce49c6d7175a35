package io.pronto.stack.server;

import io.pronto.stack.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds the servers' archives and what was unpacked from them. It can be deleted at any time
 * while nothing runs; the next build fills it again.
 */
public record CacheFolder(Path path) {
    private static final Properties VERSIONS = versions();

    /** The cache folder of this user, by the rules that the module's {@code pom.xml} follows too. */
    public static CacheFolder ofThisUser() {
        return of(System.getenv(), System.getProperty("user.name"), Path.of(System.getProperty("user.home")));
    }

    static CacheFolder of(Map<String, String> environment, String user, Path home) {
        var told = environment.get("PRONTO_CACHE");
        if (isSet(told)) {
            return new CacheFolder(Path.of(told).toAbsolutePath());
        }
        if (user.equals("root")) {
            return new CacheFolder(Path.of("/var/cache/pronto"));
        }
        var desktop = environment.get("XDG_CACHE_HOME");
        return new CacheFolder(isSet(desktop) ? Path.of(desktop).resolve("pronto") : home.resolve(".cache/pronto"));
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    /** The version of a server that this build was made for, such as {@code 18.6.0}. */
    static String version(String server) {
        return Objects.requireNonNull(VERSIONS.getProperty(server), () -> "no version of " + server);
    }

    /** The archive of a server, fetched by the module's build. */
    Path archive(String server, String ending) {
        var file = path.resolve("archives").resolve(server + "-" + version(server) + ending);
        if (!Files.isRegularFile(file)) {
            throw new StackException("The archive of " + server + " is not at " + file
                    + "; build infra/local-stack once to fetch it (mvn install -pl infra/local-stack).");
        }
        return file;
    }

    /** Where a server of this version is (to be) unpacked. */
    Path installation(String server) {
        return path.resolve("servers").resolve(server + "-" + version(server));
    }

    private static Properties versions() {
        var properties = new Properties();
        try (InputStream in =
                Objects.requireNonNull(CacheFolder.class.getResourceAsStream("/io/pronto/stack/servers.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
