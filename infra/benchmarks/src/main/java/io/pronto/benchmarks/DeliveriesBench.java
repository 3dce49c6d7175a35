package io.pronto.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * A platform that is away while thousands of replies queue up, then is back: each has to be sent once, in order within its
 * conversation, and not all at once.
 */
record DeliveriesBench(Options options) {

    /** What the platform got. */
    private static final class Platform implements AutoCloseable {
        final AtomicBoolean away = new AtomicBoolean(true);
        final AtomicInteger askedWhileAway = new AtomicInteger();
        final AtomicInteger atOnce = new AtomicInteger();
        final AtomicInteger mostAtOnce = new AtomicInteger();
        final List<String[]> got = new ArrayList<>();
        final List<Long> times = new ArrayList<>();
        final HttpServer server;
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        Platform() throws java.io.IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                byte[] body = exchange.getRequestBody().readAllBytes();
                mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                try {
                    if (away.get()) {
                        askedWhileAway.incrementAndGet();
                        exchange.sendResponseHeaders(503, -1);
                        return;
                    }
                    JsonNode message = ChannelRig.JSON.readTree(body);
                    synchronized (got) {
                        got.add(new String[] {
                            message.path("thread").asString(),
                            message.path("text").asString(),
                            message.path("id").asString()
                        });
                        times.add(System.nanoTime());
                    }
                    byte[] answer =
                            ("{\"id\":\"p-" + message.path("id").asString() + "\"}").getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                } finally {
                    atOnce.decrementAndGet();
                    exchange.close();
                }
            });
            server.start();
        }

        int count() {
            synchronized (got) {
                return got.size();
            }
        }

        @Override
        public void close() {
            server.stop(0);
            threads.close();
        }
    }

    boolean run() throws Exception {
        int messages = options.of("messages", 5_000);
        int people = options.of("conversations", 250);
        int down = options.of("down", 600);
        try (Platform platform = new Platform();
                ChannelRig rig = new ChannelRig()) {
            rig.connect(URI.create(
                    "http://127.0.0.1:" + platform.server.getAddress().getPort() + "/m"));
            List<String> conversations = new ArrayList<>();
            for (int p = 0; p < people; p++) {
                rig.tell("hello-" + p, "p-" + p, "Hello", false);
            }
            for (int p = 0; p < people; p++) {
                conversations.add(rig.database()
                        .lines("SELECT conversation_id::text FROM channel_thread WHERE thread_key = 'p-" + p + "'")
                        .getFirst());
            }
            long began = System.nanoTime();
            write(rig, conversations, messages);
            System.out.printf("%d replies queued in %.0f s%n", messages, (System.nanoTime() - began) / 1e9);
            long left = down * 1_000L - (System.nanoTime() - began) / 1_000_000;
            if (left > 0) {
                Thread.sleep(left);
            }
            int probes = platform.askedWhileAway.get();
            platform.mostAtOnce.set(0);
            platform.away.set(false);
            long back = System.nanoTime();
            while (platform.count() < messages && System.nanoTime() - back < 600_000_000_000L) {
                Thread.sleep(100);
            }
            Thread.sleep(3_000);
            return judge(platform, messages, probes, back);
        }
    }

    private static void write(ChannelRig rig, List<String> conversations, int messages) throws Exception {
        int each = messages / conversations.size();
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Future<?>> running = new ArrayList<>();
            for (String conversation : conversations) {
                running.add(writers.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        rig.api(
                                "supervisor",
                                "/api/v1/conversations/" + conversation + "/messages",
                                "{\"text\":\"" + i + "\",\"clientId\":\"b-" + i + "\"}");
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private static boolean judge(Platform platform, int messages, int probes, long back) {
        Map<String, Integer> last = new HashMap<>();
        Set<String> keys = new HashSet<>();
        int disordered = 0;
        int twice = 0;
        int firstSecond = 0;
        long end = back;
        for (int i = 0; i < platform.got.size(); i++) {
            String[] one = platform.got.get(i);
            int number = Integer.parseInt(one[1]);
            disordered += number <= last.getOrDefault(one[0], -1) ? 1 : 0;
            last.put(one[0], number);
            twice += keys.add(one[2]) ? 0 : 1;
            end = Math.max(end, platform.times.get(i));
            firstSecond += platform.times.get(i) - platform.times.getFirst() < 1_000_000_000L ? 1 : 0;
        }
        System.out.printf(
                "asked %d times while it was away; first message %.1f s after it was back%n",
                probes, (platform.times.isEmpty() ? 0 : platform.times.getFirst() - back) / 1e9);
        System.out.printf(
                "sent %d of %d, twice %d, out of order %d; all through %.1f s after it was back (%.0f/s)%n",
                platform.got.size(),
                messages,
                twice,
                disordered,
                (end - back) / 1e9,
                platform.got.size() / ((end - back) / 1e9));
        System.out.printf("at most %d at once, %d in the first second%n", platform.mostAtOnce.get(), firstSecond);
        boolean held =
                platform.got.size() == messages && twice == 0 && disordered == 0 && platform.mostAtOnce.get() <= 16;
        System.out.println(held ? "Held." : "NOT held.");
        return held;
    }
}
