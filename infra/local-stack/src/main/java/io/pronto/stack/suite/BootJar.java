package io.pronto.stack.suite;

import io.pronto.stack.StackException;
import io.pronto.stack.server.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A service's executable jar, unpacked once per build, as a packed jar takes nearly twice as long to start.
 *
 * @param jar as Maven left it
 * @param shelf keeps the unpacked form, one folder for the newest build only
 */
record BootJar(Path jar, Path shelf, Path log) {
    /** The unpacked jar to start with {@code java -jar}. */
    Path unpacked() {
        if (!Files.isRegularFile(jar)) {
            throw new StackException("The service is not built: " + jar + " is missing (leave out --no-build).");
        }
        try {
            var place = shelf.resolve(Files.getLastModifiedTime(jar).toMillis() + "-" + Files.size(jar));
            if (!Files.isDirectory(place)) {
                Folders.delete(shelf);
                Folders.createOpenToAll(shelf);
                Folders.createParentOf(log);
                var half = shelf.resolve("unpacking");
                unpackInto(half);
                Files.move(half, place, StandardCopyOption.ATOMIC_MOVE);
            }
            return place.resolve(jar.getFileName());
        } catch (IOException e) {
            throw new StackException("Unpacking " + jar + " into " + shelf + " failed (" + e.getMessage() + ").", e);
        }
    }

    private void unpackInto(Path folder) throws IOException {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new StackException("Unpacking " + jar + " failed; see " + log + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new StackException("Unpacking " + jar + " was interrupted.", e);
        }
    }
}
