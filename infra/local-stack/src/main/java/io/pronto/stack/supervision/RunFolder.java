package io.pronto.stack.supervision;

import io.pronto.stack.StackException;
import io.pronto.stack.server.Folders;
import io.pronto.stack.server.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Remembers in files which processes run, so that other commands find them and a crash leaves no orphans behind. */
public final class RunFolder {
    /** The name under which the supervisor's own process is remembered. */
    public static final String SUPERVISOR = "supervisor";

    private static final String ENDING = ".pid";

    private final Path folder;

    /** @param folder is made when needed */
    public RunFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes down that this process runs under the name. */
    public void remember(String name, Running process) {
        write(name + ENDING, process.pid() + " " + process.startedAtMillis());
    }

    /** Forgets what ran under the name. */
    public void forget(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name + ENDING));
        } catch (IOException e) {
            throw new StackException("The folder " + folder + " cannot be written (" + e.getMessage() + ").", e);
        }
    }

    /** The process under that name, if it still lives. */
    public Optional<Running> alive(String name) {
        return read(name + ENDING)
                .map(text -> text.strip().split(" "))
                .filter(words -> words.length == 2)
                .map(words -> new Running(Long.parseLong(words[0]), Long.parseLong(words[1])))
                .filter(Running::isAlive);
    }

    /** All processes that still live, by name, without the supervisor. */
    public Map<String, Running> alive() {
        var all = new TreeMap<String, Running>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (var file : files) {
                var name = file.getFileName().toString().replace(ENDING, "");
                if (!name.equals(SUPERVISOR)) {
                    alive(name).ifPresent(process -> all.put(name, process));
                }
            }
            return all;
        } catch (IOException e) {
            throw new StackException("The folder " + folder + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    /** Replaces the content of a file in one step. */
    public void write(String file, String text) {
        try {
            Folders.createOpenToAll(folder);
            var half = Files.createTempFile(folder, file, ".new");
            Files.writeString(half, text);
            Files.move(half, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackException("The folder " + folder + " cannot be written (" + e.getMessage() + ").", e);
        }
    }

    /** The content of a file, when it is there. */
    public Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(folder.resolve(file)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StackException("The folder " + folder + " cannot be read (" + e.getMessage() + ").", e);
        }
    }
}
