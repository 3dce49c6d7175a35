package io.pronto.stack.server;

import io.pronto.stack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Folders that servers of another user can enter or own. */
public final class Folders {
    private Folders() {}

    /** Creates the folder; each level that is created here may be entered by everybody. */
    public static void createOpenToAll(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        createParentOf(folder);
        try {
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (java.nio.file.FileAlreadyExistsException _) {
            // Another build was a moment faster, which serves as well.
            return;
        }
    }

    /** Creates the folder that the file is to be in, with {@link #createOpenToAll}. */
    public static void createParentOf(Path file) throws IOException {
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            createOpenToAll(parent);
        }
    }

    /** Creates a folder that only the user who runs the server can look into. */
    public static Path createFor(ServerUser user, Path folder) {
        try {
            createOpenToAll(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            user.own(folder);
            return folder;
        } catch (IOException e) {
            throw new StackException("The folder " + folder + " cannot be made (" + e + ").", e);
        }
    }

    /** The first folder on the way that another user may not enter, or null when the way is free. */
    public static @Nullable Path closedToOthers(Path folder) {
        for (var each = folder.toAbsolutePath().normalize(); each != null; each = each.getParent()) {
            try {
                if (Files.isDirectory(each)
                        && !Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return each;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return null;
    }

    /** Deletes a folder with all that is in it; links are deleted, not followed. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // A dying server deletes its own files meanwhile.
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
