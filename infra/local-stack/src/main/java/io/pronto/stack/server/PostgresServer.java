package io.pronto.stack.server;

import io.pronto.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL on the loopback address, with password logins.
 *
 * @param folder holds the cluster; only the server's user may look into it
 * @param port 1 to 65535
 * @param password of the superuser {@code postgres}
 * @param durability whether committed data survives a power cut; tests go without and are faster
 */
public record PostgresServer(
        CacheFolder cache, Path folder, Path log, int port, String password, Durability durability) {
    private static final String SUPERUSER = "postgres";

    /** Whether the server waits for the disk. */
    public enum Durability {
        SAFE,
        NONE
    }

    /** Makes the cluster when there is none yet. */
    public void prepare() {
        var user = ServerUser.unprivileged();
        user.requireWayTo(cache.path(), "choose another cache folder in PRONTO_CACHE");
        var cluster = cluster();
        if (Files.exists(cluster.resolve("PG_VERSION"))) {
            refuseOtherVersion(cluster);
            return;
        }
        Folders.createFor(user, folder);
        var passwordFile = folder.resolve("superuser.password");
        var command = user.running(List.of(
                binary("initdb").toString(),
                "--pgdata=" + cluster,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The same order of words on every machine, whatever locales it has.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-sync"));
        try {
            Folders.createParentOf(log);
            Files.writeString(passwordFile, password);
            user.own(passwordFile);
            var initdb = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (!initdb.waitFor(60, TimeUnit.SECONDS) || initdb.exitValue() != 0) {
                initdb.destroyForcibly();
                throw new StackException("PostgreSQL could not make its data folder " + cluster + "; see " + log + ".");
            }
            Files.delete(passwordFile);
        } catch (IOException e) {
            throw new StackException("PostgreSQL could not make its data folder (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("PostgreSQL was stopped while making its data folder.", e);
        }
    }

    private void refuseOtherVersion(Path cluster) {
        try {
            var found = Files.readString(cluster.resolve("PG_VERSION")).strip();
            var own = CacheFolder.version("postgres").replaceFirst("\\..*", "");
            if (!found.equals(own)) {
                throw new StackException("The data in " + cluster + " is from PostgreSQL " + found + " and this is "
                        + own + "; choose another data folder (PRONTO_DATA) or migrate it.");
            }
        } catch (IOException e) {
            throw new StackException("The data folder " + cluster + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    /** How to start it; {@link #prepare} comes first. */
    public Launch launch() {
        var command = new ArrayList<>(
                List.of(binary("postgres").toString(), "-D", cluster().toString()));
        settings().forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        return new Launch(
                "postgres",
                ServerUser.unprivileged().running(command),
                Map.of("TZ", "UTC"),
                folder,
                log,
                this::acceptsLogins,
                Launch.StopSignal.INT);
    }

    private Map<String, String> settings() {
        var settings = new java.util.TreeMap<>(Map.of(
                "port", Integer.toString(port),
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "max_connections", "300",
                "shared_buffers", "64MB",
                "jit", "off",
                "timezone", "UTC",
                "max_wal_senders", "0",
                "wal_level", "minimal"));
        if (durability == Durability.NONE) {
            settings.putAll(Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off"));
        }
        return settings;
    }

    /** For making databases in it, as its superuser. */
    public PostgresAdministration administration() {
        return new PostgresAdministration("jdbc:postgresql://127.0.0.1:" + port, SUPERUSER, password);
    }

    private boolean acceptsLogins() {
        return Probe.isTaken(port) && administration().answers();
    }

    private Path cluster() {
        return folder.resolve("cluster");
    }

    private Path binary(String name) {
        return new Installer(cache).postgres().resolve("bin").resolve(name);
    }
}
