package io.pronto.benchmarks;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./pronto bench mail [--mails 20000] [--kill 1] [--seconds 20]}: mails that wait in one mailbox, a third of them answers, some with
 * pictures, some of machines. Every mail of a person has to be in a transcript, once, and marked as seen, also when the service is
 * killed on the way; customers who chat meanwhile are measured before and during.
 */
final class MailBench {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String KEY = "dGhpcnR5LXR3byBieXRlcyBmb3IgY2hhbm5lbHMgISE=";
    private static final double MUST = 100;
    private static final double AIM = 300;
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final String PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final int mails;
    private final boolean kill;
    private final int seconds;
    private final TokenIssuer tokens = new TokenIssuer();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final int port = io.pronto.stack.server.Probe.freePort();
    private int ofPeople;

    MailBench(Options options) {
        mails = options.of("mails", 20_000);
        kill = options.of("kill", 0) > 0;
        seconds = options.of("seconds", 20);
    }

    boolean run() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
        });
        server.start();
        try (ServiceRig rig = new ServiceRig("conversation-service", tokens)) {
            GreenMailUser box = server.setUser("help@shop.example", "secret");
            for (int i = 0; i < mails; i++) {
                box.deliver(mail(i));
            }
            System.out.printf("%d mails wait, %d of them of people%n", mails, ofPeople);
            Process service = start(rig);
            Histogram before = new SynchronizedHistogram(3);
            chat(before, Duration.ofSeconds(seconds), new AtomicBoolean());
            connect(server);

            AtomicBoolean done = new AtomicBoolean();
            Histogram during = new SynchronizedHistogram(3);
            long start = System.nanoTime();
            Thread chatting = Thread.ofVirtual().start(() -> chat(during, LONGEST, done));
            boolean killed = false;
            long stored = 0;
            while (stored < ofPeople && System.nanoTime() - start < LONGEST.toNanos()) {
                Thread.sleep(250);
                stored = rig.number("SELECT count(*) FROM mail_message WHERE incoming AND conversation_id IS NOT NULL");
                if (kill && !killed && stored > ofPeople / 3) {
                    killed = true;
                    service.destroyForcibly().waitFor();
                    System.out.printf("killed after %d%n", stored);
                    service = start(rig);
                }
            }
            double took = (System.nanoTime() - start) / 1e9;
            done.set(true);
            chatting.join();
            // What was stored last is marked a moment later.
            Thread.sleep(3000);
            return judge(rig, server, took, before, during);
        } finally {
            server.stop();
            tokens.close();
        }
    }

    private boolean judge(ServiceRig rig, GreenMail server, double took, Histogram before, Histogram during)
            throws Exception {
        long entries = rig.number(
                "SELECT count(*) FROM entry e JOIN conversation c ON c.id = e.conversation_id WHERE c.channel = 'EMAIL' AND e.kind = 'MESSAGE' AND e.author_kind = 'CUSTOMER'");
        long once = rig.number(
                "SELECT count(DISTINCT text) FROM entry e JOIN conversation c ON c.id = e.conversation_id WHERE c.channel = 'EMAIL' AND e.kind = 'MESSAGE' AND e.author_kind = 'CUSTOMER'");
        long conversations = rig.number("SELECT count(*) FROM conversation WHERE channel = 'EMAIL'");
        long seen = Arrays.stream(server.getReceivedMessagesForDomain("shop.example"))
                .filter(MailBench::seen)
                .count();
        double rate = mails / took;
        System.out.printf(
                Locale.ROOT,
                "mail: %d waiting, %d of people; %d entries (%d different) in %d conversations, %d seen; %.1f s, %.0f/s (must %.0f, aim %.0f)%n",
                mails,
                ofPeople,
                entries,
                once,
                conversations,
                seen,
                took,
                rate,
                MUST,
                AIM);
        System.out.printf(
                Locale.ROOT,
                "chat p50 / p95 / p99: before %.1f / %.1f / %.1f ms (%d), during %.1f / %.1f / %.1f ms (%d)%n",
                before.getValueAtPercentile(50) / 1e3,
                before.getValueAtPercentile(95) / 1e3,
                before.getValueAtPercentile(99) / 1e3,
                before.getTotalCount(),
                during.getValueAtPercentile(50) / 1e3,
                during.getValueAtPercentile(95) / 1e3,
                during.getValueAtPercentile(99) / 1e3,
                during.getTotalCount());
        return entries == ofPeople && once == ofPeople && seen == mails && rate >= MUST;
    }

    private static boolean seen(MimeMessage message) {
        try {
            return message.isSet(Flags.Flag.SEEN);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process start(ServiceRig rig) throws IOException, InterruptedException {
        return rig.service(
                port,
                "384m",
                java.util.List.of(
                        "--pronto.conversation.widget.key=" + KEY,
                        "--pronto.conversation.channels.key=" + KEY,
                        "--spring.datasource.hikari.maximum-pool-size=24"));
    }

    private void connect(GreenMail server) throws IOException, InterruptedException {
        Map<String, Object> settings = Map.ofEntries(
                Map.entry("address", "help@shop.example"),
                Map.entry("imapHost", "127.0.0.1"),
                Map.entry("imapPort", Integer.toString(server.getImap().getPort())),
                Map.entry("imapSecurity", "none"),
                Map.entry("smtpHost", "127.0.0.1"),
                Map.entry("smtpPort", Integer.toString(server.getSmtp().getPort())),
                Map.entry("smtpSecurity", "none"),
                Map.entry("signIn", "password"),
                Map.entry("user", "help@shop.example"),
                Map.entry("password", "secret"),
                Map.entry("folders", "INBOX"),
                Map.entry("receipts", "false"),
                Map.entry("plusAddresses", "false"),
                Map.entry("quoting", "true"),
                Map.entry("continuesChats", "false"));
        post(
                "/api/v1/channels",
                tokens.token("bench-admin", "admin"),
                Map.of(
                        "kind",
                        "mail",
                        "connection",
                        Map.of(
                                "name",
                                "Help",
                                "settings",
                                settings,
                                "enabled",
                                true,
                                "withBot",
                                false,
                                "language",
                                "en")));
    }

    private JsonNode post(String path, String token, Object body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Ten messages a second, of as many visitors; one that fails while the service is down is not counted. */
    private void chat(Histogram times, Duration length, AtomicBoolean done) {
        long end = System.nanoTime() + length.toNanos();
        String token = "";
        int sent = 0;
        while (!done.get() && System.nanoTime() < end) {
            long due = System.nanoTime() + 100_000_000L;
            try {
                if (sent++ % 20 == 0) {
                    token = post("/widget/v1/sessions", "", Map.of("language", "en"))
                            .path("token")
                            .asString();
                }
                long start = System.nanoTime();
                post("/widget/v1/messages", token, Map.of("text", "Message " + sent, "clientId", "m-" + sent));
                times.recordValue(Math.min((System.nanoTime() - start) / 1000, 60_000_000));
            } catch (IOException e) {
                token = "";
                sent = 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            long left = due - System.nanoTime();
            if (left > 0) {
                java.util.concurrent.locks.LockSupport.parkNanos(left);
            }
        }
    }

    private MimeMessage mail(int number) throws Exception {
        boolean machine = number % 20 == 19;
        boolean answer = !machine && number % 3 == 2;
        boolean picture = number % 10 == 0;
        if (!machine) {
            ofPeople++;
        }
        int writer = answer ? number - 2 : number;
        StringBuilder head = new StringBuilder(
                "From: Customer " + writer + " <c" + writer + "@customers" + writer % 500 + ".example>\r\n"
                        + "To: help@shop.example\r\nSubject: " + (answer ? "Re: " : "") + "Order " + writer
                        + "\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\nMessage-ID: <m" + number
                        + "@customers.example>\r\nMIME-Version: 1.0\r\n");
        if (answer) {
            head.append("In-Reply-To: <m").append(writer).append("@customers.example>\r\n");
        }
        if (machine) {
            head.append("Auto-Submitted: auto-replied\r\n");
        }
        String text = "Message " + number + ": where is my order? " + "It should have come last week. ".repeat(20)
                + "\r\n\r\nOn Fri, 20 Nov 2026 at 9:00, Help <help@shop.example> wrote:\r\n> It is on its way.\r\n";
        StringBuilder body = new StringBuilder("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
                + "Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + text
                + "\r\n--c\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>" + text + "</p>\r\n--c--\r\n");
        if (picture) {
            body.append("--b\r\nContent-Type: image/png; name=p.png\r\nContent-Transfer-Encoding: base64\r\n\r\n")
                    .append(PICTURE)
                    .append("\r\n");
        }
        body.append("--b--\r\n");
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream((head.toString() + body).getBytes(StandardCharsets.UTF_8)));
    }
}
