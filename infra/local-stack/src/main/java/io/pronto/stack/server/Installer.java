package io.pronto.stack.server;

import io.pronto.stack.StackException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Unpacks servers into the cache folder: each into a folder beside its final place, which is renamed only when
 * complete, so that an interrupted run never leaves half a server.
 */
final class Installer {
    private final CacheFolder cache;

    Installer(CacheFolder cache) {
        this.cache = cache;
    }

    /** The folder of PostgreSQL, with {@code bin}, {@code lib} and {@code share} in it. */
    Path postgres() {
        return installed("postgres", folder -> {
            try (var jar =
                    ZipFile.builder().setPath(cache.archive("postgres", ".jar")).get()) {
                var entry = onlyEntryEndingWith(jar, ".txz");
                try (var in = new XZCompressorInputStream(new BufferedInputStream(jar.getInputStream(entry)))) {
                    untar(in, folder, 0);
                }
            }
        });
    }

    /** The Redis server's binary for this machine. */
    Path redis() {
        return installed("redis", folder -> {
                    try (var jar = ZipFile.builder()
                            .setPath(cache.archive("redis", ".jar"))
                            .get()) {
                        var entry = onlyEntryEndingWith(jar, "-" + platform());
                        try (var in = jar.getInputStream(entry)) {
                            write(in, folder.resolve("redis-server"), 0755);
                        }
                    }
                })
                .resolve("redis-server");
    }

    /** The folder of Elasticsearch, with {@code bin} and {@code modules} in it. */
    Path elasticsearch() {
        return installed("elasticsearch", folder -> {
            try (var zip = ZipFile.builder()
                    .setPath(cache.archive("elasticsearch", ".zip"))
                    .get()) {
                for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
                    var entry = all.nextElement();
                    var target = inside(folder, entry.getName(), 1);
                    if (entry.isDirectory()) {
                        Files.createDirectories(target);
                    } else {
                        try (var in = zip.getInputStream(entry)) {
                            write(in, target, entry.getUnixMode());
                        }
                    }
                }
            }
            openToEveryReader(folder);
        });
    }

    /** The folder of Keycloak as it comes, with {@code lib/quarkus-run.jar} in it. */
    Path keycloak() {
        return installed("keycloak", folder -> {
            try (var in = new GzipCompressorInputStream(
                    new BufferedInputStream(Files.newInputStream(cache.archive("keycloak", ".tar.gz"))))) {
                untar(in, folder, 1);
            }
        });
    }

    private Path installed(String server, Unpacking unpacking) {
        var place = cache.installation(server);
        if (Files.isDirectory(place)) {
            return place;
        }
        try {
            Folders.createParentOf(place);
            return MachineLock.whileHolding(place.resolveSibling(place.getFileName() + ".lock"), () -> {
                if (!Files.isDirectory(place)) {
                    var half = place.resolveSibling(place.getFileName() + ".unpacking");
                    Folders.delete(half);
                    Folders.createOpenToAll(half);
                    unpacking.into(half);
                    Files.move(half, place, StandardCopyOption.ATOMIC_MOVE);
                }
                return place;
            });
        } catch (IOException e) {
            throw new StackException(
                    "Unpacking " + server + " into " + place + " failed (" + e.getMessage()
                            + "); maybe the disk is full or the folder is not writable.",
                    e);
        }
    }

    private static void untar(InputStream in, Path folder, int strip) throws IOException {
        try (var tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = inside(folder, entry.getName(), strip);
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.deleteIfExists(target);
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    write(tar, target, entry.getMode());
                }
            }
        }
        openToEveryReader(folder);
    }

    private static Path inside(Path folder, String name, int strip) {
        var relative = Path.of(name).normalize();
        var stripped = relative.getNameCount() > strip ? relative.subpath(strip, relative.getNameCount()) : Path.of("");
        var target = folder.resolve(stripped).normalize();
        if (!target.startsWith(folder)) {
            throw new StackException("The archive wants to write outside its folder (" + name + "); it is damaged.");
        }
        return target;
    }

    private static void write(InputStream in, Path target, int mode) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        // Whoever the server runs as must be able to read it, whatever the umask of this user.
        Files.setPosixFilePermissions(
                target, PosixFilePermissions.fromString((mode & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void openToEveryReader(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : (Iterable<Path>) all.filter(Files::isDirectory)::iterator) {
                if (!Files.isSymbolicLink(each)) {
                    Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }

    private static ZipArchiveEntry onlyEntryEndingWith(ZipFile jar, String ending) {
        for (Enumeration<ZipArchiveEntry> all = jar.getEntries(); all.hasMoreElements(); ) {
            var entry = all.nextElement();
            if (((ZipEntry) entry).getName().endsWith(ending)) {
                return entry;
            }
        }
        throw new StackException("There is no server binary for this machine (" + ending
                + " was looked for); name an existing server in pronto.env instead.");
    }

    /** Such as {@code linux-amd64} or {@code darwin-arm64}. */
    private static String platform() {
        var system =
                System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        return system + "-" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64");
    }

    private interface Unpacking {
        void into(Path folder) throws IOException;
    }
}
