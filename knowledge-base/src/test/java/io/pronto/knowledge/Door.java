package io.pronto.knowledge;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that a test can shut: then connections are cut, and new ones end at once. */
final class Door {
    private final ServerSocket entrance;
    private final URI target;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;

    Door(URI target) {
        this.target = target;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::welcome);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    void shut() {
        shut = true;
        open.forEach(Door::close);
        open.clear();
    }

    void open() {
        shut = false;
    }

    private void welcome() {
        while (!entrance.isClosed()) {
            try {
                Socket guest = entrance.accept();
                if (shut) {
                    guest.close();
                    continue;
                }
                Socket host = new Socket(target.getHost(), target.getPort());
                open.add(guest);
                open.add(host);
                Thread.ofVirtual().start(() -> pump(guest, host));
                Thread.ofVirtual().start(() -> pump(host, guest));
            } catch (IOException e) {
                if (entrance.isClosed()) {
                    return;
                }
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException cut) {
            // The other side or the test has closed it.
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
