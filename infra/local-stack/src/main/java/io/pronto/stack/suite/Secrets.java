package io.pronto.stack.suite;

import io.pronto.stack.StackException;
import io.pronto.stack.server.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * Passwords and keys of this installation: made once, kept in a file that only this user can read. A secret that is
 * set in the environment or in {@code pronto.env} wins and is not written down.
 */
public final class Secrets {
    private static final int BYTES = 32;

    private final StackSettings settings;
    private final Path file;
    private final Properties kept;

    private Secrets(StackSettings settings, Path file, Properties kept) {
        this.settings = settings;
        this.file = file;
        this.kept = kept;
    }

    /** The secrets of this data folder. */
    public static Secrets of(StackSettings settings) {
        var file = settings.data().resolve("secrets.properties");
        var kept = new Properties();
        try {
            if (Files.exists(file)) {
                try (var in = Files.newBufferedReader(file)) {
                    kept.load(in);
                }
            }
            return new Secrets(settings, file, kept);
        } catch (IOException e) {
            throw new StackException("The secrets in " + file + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    /**
     * The secret of that name, made when there is none yet.
     *
     * @return 256 random bits in Base64 without characters that need escaping, unless it was set by hand
     */
    public synchronized String get(String name) {
        return settings.value(name).orElseGet(() -> {
            var found = kept.getProperty(name);
            if (found == null) {
                found = make(name);
                kept.setProperty(name, found);
                store();
            }
            return found;
        });
    }

    private static String make(String name) {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        // A key is decoded by its reader; a password only has to be without surprises in URLs and shells.
        return name.endsWith("_KEY")
                ? Base64.getEncoder().encodeToString(bytes)
                : Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void store() {
        try {
            Folders.createParentOf(file);
            var half = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(half);
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var out = Files.newBufferedWriter(half)) {
                kept.store(out, null);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackException("The secrets in " + file + " cannot be written (" + e.getMessage() + ").", e);
        }
    }
}
