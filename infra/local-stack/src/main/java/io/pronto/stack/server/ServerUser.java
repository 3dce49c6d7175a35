package io.pronto.stack.server;

import io.pronto.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who runs PostgreSQL and Elasticsearch, both of which refuse to run as root: whoever runs this, or, when that is
 * root, the user {@code nobody}.
 */
public enum ServerUser {
    MYSELF,
    NOBODY;

    private static final int NOBODY_ID = 65534;

    /** Nobody when this JVM runs as root, else the user of this JVM. */
    public static ServerUser unprivileged() {
        return System.getProperty("user.name").equals("root") ? NOBODY : MYSELF;
    }

    /**
     * Refuses a folder that this user cannot get to.
     *
     * @param remedy what the person can do, as the end of a sentence
     */
    void requireWayTo(Path folder, String remedy) {
        if (this == MYSELF) {
            return;
        }
        var closed = Folders.closedToOthers(folder);
        if (closed != null) {
            throw new StackException("Servers do not run as root, and the user nobody may not enter " + closed
                    + " on the way to " + folder + "; " + remedy + ".");
        }
    }

    /** The command as this user must run it; the process that results is the command's own. */
    List<String> running(List<String> command) {
        if (this == MYSELF) {
            return command;
        }
        var whole = new ArrayList<>(
                List.of("setpriv", "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups", "--"));
        whole.addAll(command);
        return List.copyOf(whole);
    }

    /** Gives a file or folder, with all that is in it, to this user. */
    void own(Path path) throws IOException {
        if (this == MYSELF) {
            return;
        }
        try (var all = Files.walk(path)) {
            for (var each : (Iterable<Path>) all::iterator) {
                Files.setAttribute(each, "unix:uid", NOBODY_ID);
                Files.setAttribute(each, "unix:gid", NOBODY_ID);
            }
        }
    }
}
