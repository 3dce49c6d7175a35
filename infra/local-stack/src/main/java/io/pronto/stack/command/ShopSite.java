package io.pronto.stack.command;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpHandlers;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import io.pronto.stack.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/**
 * The demo shop on an origin of its own, as a customer's site would be, so that the chat widget is seen working
 * across origins.
 */
final class ShopSite implements AutoCloseable {
    private final HttpServer server;

    private ShopSite(HttpServer server) {
        this.server = server;
    }

    /**
     * Serves the pages.
     *
     * @param pages a folder with {@code index.html}
     * @param suite where the widget comes from; the pages read it from {@code /config.js}
     */
    static ShopSite start(Path pages, int port, URI suite) {
        if (!Files.isRegularFile(pages.resolve("index.html"))) {
            throw new StackException("The demo shop has no page at " + pages + "; build infra/demo.");
        }
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
            var guard = Filter.beforeHandler("say what pages may load", exchange -> {
                exchange.getResponseHeaders().set("Content-Security-Policy", policyFor(suite));
                exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
                exchange.getResponseHeaders().set("Cache-Control", "no-cache");
            });
            var config = "window.lumenGoods = { server: \"%s\" };%n".formatted(suite);
            server.createContext("/", SimpleFileServer.createFileHandler(pages.toAbsolutePath()))
                    .getFilters()
                    .add(guard);
            server.createContext(
                            "/config.js",
                            HttpHandlers.of(200, Headers.of("Content-Type", "text/javascript; charset=utf-8"), config))
                    .getFilters()
                    .add(guard);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return new ShopSite(server);
        } catch (IOException e) {
            throw new StackException(
                    "The demo shop cannot be served on port " + port + " (" + e.getMessage() + ").", e);
        }
    }

    private static String policyFor(URI suite) {
        return "default-src 'self'; script-src 'self' %1$s; connect-src %1$s; img-src 'self' data: blob: %1$s; "
                        .formatted(suite)
                + "style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
