package io.pronto.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Customers write e-mails to a real mail server, and are answered there. */
class MailIT extends RunningService {

    private static final Duration SOON = Duration.ofSeconds(40);

    private GreenMail server;
    private GreenMailUser box;
    private String connection;

    @BeforeEach
    void server() throws Exception {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
        });
        server.start();
        box = server.setUser("help@shop.example", "secret");
        connection = post(tokenOf("admin.pronto"), "/api/v1/channels", aMailbox("secret"))
                .is(201)
                .text("/id");
    }

    @AfterEach
    void noServer() {
        delete(tokenOf("admin.pronto"), "/api/v1/channels/" + connection);
        server.stop();
    }

    private Map<String, Object> aMailbox(String password) {
        return aMailbox(password, server.getSmtp().getPort());
    }

    private Map<String, Object> aMailbox(String password, int smtpPort) {
        return Map.of(
                "kind",
                "mail",
                "connection",
                Map.of(
                        "name",
                        "Help",
                        "settings",
                        Map.ofEntries(
                                Map.entry("address", "help@shop.example"),
                                Map.entry("imapHost", "127.0.0.1"),
                                Map.entry(
                                        "imapPort",
                                        Integer.toString(server.getImap().getPort())),
                                Map.entry("imapSecurity", "none"),
                                Map.entry("smtpHost", "127.0.0.1"),
                                Map.entry(
                                        "smtpPort",
                                        Integer.toString(server.getSmtp().getPort())),
                                Map.entry("smtpSecurity", "none"),
                                Map.entry("user", "help@shop.example"),
                                Map.entry("signIn", "password"),
                                Map.entry("password", password),
                                Map.entry("folders", "INBOX"),
                                Map.entry("plusAddresses", "true"),
                                Map.entry("receipts", "true"),
                                Map.entry("signature", "{{agent}}\\n{{company}}"),
                                Map.entry("quoting", "true"),
                                Map.entry("continuesChats", "true")),
                        "enabled",
                        true,
                        "withBot",
                        false,
                        "language",
                        "en"));
    }

    private void arrives(String... lines) throws Exception {
        box.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8))));
    }

    /** What was sent to that address; copies for others count once. */
    private List<MimeMessage> sentTo(String address) {
        return List.copyOf(Arrays.stream(server.getReceivedMessages())
                .filter(message -> header(message, "To").contains(address))
                .collect(Collectors.toMap(
                        message -> header(message, "Message-ID"),
                        message -> message,
                        (one, _) -> one,
                        LinkedHashMap::new))
                .values());
    }

    private static String header(MimeMessage message, String name) {
        try {
            String value = message.getHeader(name, " ");
            return value == null ? "" : value;
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> conversationsOf(String address) {
        return jdbc
                .sql("""
                SELECT DISTINCT m.conversation_id FROM mail_message m
                WHERE m.connection_id = ? AND m.incoming AND m.conversation_id IS NOT NULL AND m.sender LIKE ?
                ORDER BY 1""")
                .param(UUID.fromString(connection))
                .param("%" + address + "%")
                .query(UUID.class)
                .list()
                .stream()
                .map(UUID::toString)
                .toList();
    }

    private String conversationOf(String address) {
        await().atMost(SOON).until(() -> conversationsOf(address).size() == 1);
        return conversationsOf(address).getFirst();
    }

    private List<JsonNode> entries(String conversation) {
        return get(tokenOf("grace.zhao"), "/api/v1/conversations/" + conversation + "/entries")
                .is(200)
                .body()
                .at("/items")
                .valueStream()
                .toList();
    }

    private List<String> words(String conversation, String kind) {
        return entries(conversation).stream()
                .filter(e -> e.at("/author/kind").asString().equals(kind)
                        && e.at("/kind").asString().equals("message"))
                .map(e -> e.at("/text").asString())
                .toList();
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void aMailIsAnsweredAndItsAnswerFindsBack() throws Exception {
        String ana = "ana-" + unique() + "@example.com";
        String id = "<q-" + unique() + "@example.com>";
        String[] question = {
            "From: Ana <" + ana + ">",
            "To: help@shop.example",
            "Cc: Bo <bo@friends.example>",
            "Subject: The lamp",
            "Message-ID: " + id,
            "Content-Type: multipart/alternative; boundary=b",
            "",
            "--b",
            "Content-Type: text/plain",
            "",
            "It flickers.",
            "",
            "-- ",
            "Ana",
            "--b",
            "Content-Type: text/html",
            "",
            "<p onclick=x()>It <b>flickers</b>.<img src='https://elsewhere.example/p.png'></p>",
            "--b--"
        };
        arrives(question);
        String conversation = conversationOf(ana);
        arrives(question);

        assertThat(words(conversation, "customer")).containsExactly("It flickers.");
        JsonNode entry = entries(conversation).getFirst();
        assertThat(entry.at("/details/subject").asString()).isEqualTo("The lamp");
        assertThat(entry.at("/details/cc").asString()).contains("bo@friends.example");
        Answer mail = get(
                        tokenOf("grace.zhao"),
                        "/api/v1/conversations/" + conversation + "/mails/"
                                + entry.at("/id").asString())
                .is(200);
        assertThat(mail.text("/html"))
                .contains("<b>flickers</b>")
                .contains("data-remote")
                .doesNotContain("onclick");
        assertThat(mail.text("/folded")).contains("Ana");
        assertThat(mail.body().at("/remotePictures").asInt()).isEqualTo(1);

        // She is told at once, and that is no answer.
        await().atMost(SOON).until(() -> sentTo(ana).size() == 1);
        MimeMessage receipt = sentTo(ana).getFirst();
        String number = Long.toString(jdbc.sql("SELECT number FROM conversation WHERE id = ?")
                .param(UUID.fromString(conversation))
                .query(Long.class)
                .single());
        assertThat(header(receipt, "Auto-Submitted")).isEqualTo("auto-replied");
        assertThat(new String(receipt.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains(number);
        assertThat(get(tokenOf("grace.zhao"), "/api/v1/conversations/" + conversation)
                        .text("/state"))
                .isEqualTo("waiting");

        post(
                        tokenOf("grace.zhao"),
                        "/api/v1/conversations/" + conversation + "/messages",
                        Map.of(
                                "text",
                                "Try another socket.",
                                "clientId",
                                unique(),
                                "details",
                                Map.of("cc", "bo@friends.example")))
                .is(201);
        await().atMost(SOON).until(() -> sentTo(ana).size() == 2);
        MimeMessage answer = sentTo(ana).stream()
                .filter(m -> header(m, "Auto-Submitted").isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(header(answer, "In-Reply-To")).isEqualTo(id);
        assertThat(header(answer, "References")).contains(id);
        assertThat(header(answer, "Subject")).isEqualTo("Re: The lamp");
        assertThat(header(answer, "Cc")).contains("bo@friends.example");
        assertThat(header(answer, "Reply-To")).contains("help+c");
        assertThat(new String(answer.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Try another socket.")
                .contains("> It flickers.");

        // With another subject and without the ids: the address knows.
        String token = header(answer, "Reply-To").replaceAll(".*<|>.*", "");
        arrives(
                "From: " + ana,
                "To: " + token,
                "Subject: thanks",
                "Message-ID: <t-" + unique() + "@example.com>",
                "",
                "That helped.");
        // Bo, who got a copy, may answer too; a stranger who has only the id may not.
        arrives(
                "From: bo@friends.example",
                "To: help@shop.example",
                "Subject: Re: The lamp",
                "Message-ID: <b-" + unique() + "@friends.example>",
                "In-Reply-To: " + header(answer, "Message-ID"),
                "",
                "Mine too.");
        String eve = "eve-" + unique() + "@stranger.example";
        arrives(
                "From: " + eve,
                "To: help@shop.example",
                "Subject: Re: The lamp",
                "Message-ID: <e-" + unique() + "@stranger.example>",
                "In-Reply-To: " + header(answer, "Message-ID"),
                "References: " + id,
                "",
                "What did she say?");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(words(conversation, "customer"))
                        .containsExactlyInAnyOrder("It flickers.", "That helped.", "Mine too."));
        assertThat(conversationOf(eve)).isNotEqualTo(conversation);
        assertThat(Arrays.stream(server.getReceivedMessagesForDomain("shop.example"))
                        .filter(m -> header(m, "Subject").equals("The lamp"))
                        .allMatch(MailIT::seen))
                .isTrue();
    }

    private static boolean seen(MimeMessage message) {
        try {
            return message.isSet(Flags.Flag.SEEN);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void machinesStartNothingAndABounceShows() throws Exception {
        String cy = "cy-" + unique() + "@example.org";
        String away = "away-" + unique() + "@example.org";
        arrives(
                "From: " + away,
                "To: help@shop.example",
                "Subject: Out of office",
                "Auto-Submitted: auto-replied",
                "",
                "Away");
        arrives(
                "From: " + cy,
                "To: help@shop.example",
                "Subject: Order",
                "Message-ID: <o-" + unique() + "@x>",
                "",
                "Where is it?");
        String conversation = conversationOf(cy);
        assertThat(conversationsOf(away)).isEmpty();

        post(
                        tokenOf("grace.zhao"),
                        "/api/v1/conversations/" + conversation + "/messages",
                        Map.of("text", "On its way.", "clientId", unique()))
                .is(201);
        await().atMost(SOON)
                .until(() -> sentTo(cy).stream()
                        .anyMatch(m -> header(m, "Auto-Submitted").isEmpty()));
        MimeMessage answer = sentTo(cy).stream()
                .filter(m -> header(m, "Auto-Submitted").isEmpty())
                .findFirst()
                .orElseThrow();
        arrives(
                "From: MAILER-DAEMON@mx.example.org",
                "To: help@shop.example",
                "Subject: Undelivered Mail Returned to Sender",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=r",
                "",
                "--r",
                "",
                "Sorry",
                "--r",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx.example.org",
                "",
                "Final-Recipient: rfc822; " + cy,
                "Action: failed",
                "Status: 5.1.1",
                "--r",
                "Content-Type: text/rfc822-headers",
                "",
                "Message-ID: " + header(answer, "Message-ID"),
                "--r--");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(entries(conversation).stream()
                                .filter(e -> e.at("/event/code").asString("").equals("undelivered"))
                                .map(e -> e.at("/event/params/reason").asString()))
                        .singleElement()
                        .asString()
                        .contains("bounced")
                        .contains("5.1.1"));
        assertThat(words(conversation, "customer")).containsExactly("Where is it?");
    }

    @Test
    void aChatGoesOnByMailAndBack() throws Exception {
        Visitor dora = aVisitor("en");
        String email = "dora-" + unique() + "@example.net";
        writes(dora, "Is the red one back?", unique()).is(201);
        post(dora.token(), "/widget/v1/person", Map.of()).is(200);
        post(dora.token(), "/widget/v1/email-answer", Map.of("email", email)).is(200);
        String id = chatOf(email);

        post(
                        tokenOf("grace.zhao"),
                        "/api/v1/conversations/" + id + "/messages",
                        Map.of("text", "It is.", "clientId", unique()))
                .is(201);
        await().atMost(SOON).until(() -> sentTo(email).size() == 1);
        MimeMessage answer = sentTo(email).getFirst();
        arrives(
                "From: " + email,
                "To: help@shop.example",
                "Subject: Re: " + header(answer, "Subject"),
                "Message-ID: <d-" + unique() + "@example.net>",
                "In-Reply-To: " + header(answer, "Message-ID"),
                "",
                "I take it.");

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(words(id, "customer")).containsExactly("Is the red one back?", "I take it."));
    }

    private String chatOf(String email) {
        return jdbc.sql("""
                SELECT c.id FROM conversation c JOIN customer k ON k.id = c.customer_id WHERE k.email = ?
                ORDER BY c.id DESC LIMIT 1""").param(email).query(UUID.class).single().toString();
    }

    @Test
    void theTestSaysWhatIsWrong() {
        String wrong = post(tokenOf("admin.pronto"), "/api/v1/channels", aMailbox("not it"))
                .is(201)
                .text("/id");
        Answer tested = post(tokenOf("admin.pronto"), "/api/v1/channels/" + wrong + "/test", Map.of())
                .is(200);
        assertThat(tested.raw().body()).contains("token-wrong");
        assertThat(post(tokenOf("admin.pronto"), "/api/v1/channels/" + connection + "/test", Map.of())
                        .is(200)
                        .raw()
                        .body())
                .doesNotContain("token-wrong")
                .doesNotContain("unreachable");
        delete(tokenOf("admin.pronto"), "/api/v1/channels/" + wrong).is(204);
    }
}
