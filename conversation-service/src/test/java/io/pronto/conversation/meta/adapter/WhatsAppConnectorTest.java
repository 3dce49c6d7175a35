package io.pronto.conversation.meta.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.ConnectorContract;
import io.pronto.conversation.channel.HookReceiver;
import io.pronto.conversation.channel.Incoming;
import io.pronto.conversation.channel.Progress;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.SendOutcome;
import io.pronto.conversation.channel.Signatures;
import io.pronto.conversation.channel.Web;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** A WhatsApp number. */
class WhatsAppConnectorTest implements ConnectorContract {

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-00000000000c");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Connector connector(Web web) {
        return new WhatsAppConnector(new MetaGraph(web, JSON));
    }

    @Override
    public Connection connection() {
        return new Connection(
                ID,
                "whatsapp",
                "Lumen",
                Map.of("phoneNumberId", "106", "server", "https://graph.facebook.com/v23.0"),
                Map.of("token", "t", "appSecret", "app-secret", "verifyToken", "v"),
                true,
                true,
                "zh",
                null,
                NOW,
                1);
    }

    private static Web.Answer answer(int status, String body) {
        return new Web.Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Web.Answer taken(Web.Question question, String id) {
        return answer(200, "{\"messages\":[{\"id\":\"" + id + "\"}]}");
    }

    @Override
    public Web.Answer refused(Web.Question question) {
        return answer(400, "{\"error\":{\"code\":100,\"message\":\"No matching user\"}}");
    }

    @Override
    public Web.Answer tooFast(Web.Question question) {
        return answer(400, "{\"error\":{\"code\":613,\"message\":\"Calls to this api have exceeded the rate limit\"}}");
    }

    private static RawRequest signed(byte[] body) {
        String signature = "sha256="
                + HexFormat.of().formatHex(Signatures.hmacSha256("app-secret".getBytes(StandardCharsets.UTF_8), body));
        return new RawRequest(
                "POST",
                URI.create("https://support.example/hooks/" + ID),
                Map.of("x-hub-signature-256", List.of(signature)),
                body,
                NOW);
    }

    @Override
    public RawRequest resigned(RawRequest request) {
        return signed(request.body());
    }

    @Test
    void settingUpMetaHearsTheEchoItWants() {
        HookReceiver receiver = (HookReceiver) connector(q -> taken(q, "x"));
        String url = "https://support.example/hooks/" + ID + "?hub.mode=subscribe&hub.challenge=1158&hub.verify_token=";
        assertThat(receiver.receive(
                        connection(), new RawRequest("GET", URI.create(url + "v"), Map.of(), new byte[0], NOW)))
                .isEqualTo(new HookReceiver.Accepted(List.of(), new HookReceiver.HookReply(200, "text/plain", "1158")));
        assertThat(receiver.receive(
                        connection(), new RawRequest("GET", URI.create(url + "w"), Map.of(), new byte[0], NOW)))
                .isInstanceOf(HookReceiver.Rejected.class);
    }

    private static List<Incoming> heard(HookReceiver.HookAnswer answer) {
        return ((HookReceiver.Accepted) answer).incoming();
    }

    private static ObjectNode value(ObjectNode root) {
        ObjectNode value = root.putArray("entry")
                .addObject()
                .putArray("changes")
                .addObject()
                .put("field", "messages")
                .putObject("value");
        value.putObject("metadata").put("phone_number_id", "106");
        return value;
    }

    private static ObjectNode message(ObjectNode root, String messageId, String sender) {
        return value(root)
                .putArray("messages")
                .addObject()
                .put("id", messageId)
                .put("from", sender)
                .put("timestamp", Long.toString(NOW.getEpochSecond()));
    }

    @Override
    public RawRequest arrival(String messageId, String sender, String text, Instant signedAt) {
        ObjectNode root = JSON.createObjectNode();
        message(root, messageId, sender).put("type", "text").putObject("text").put("body", text);
        return signed(JSON.writeValueAsBytes(root));
    }

    @Override
    public RawRequest arrivalWithFile(String messageId, String sender) {
        ObjectNode root = JSON.createObjectNode();
        message(root, messageId, sender)
                .put("type", "document")
                .putObject("document")
                .put("id", "media-1")
                .put("filename", "invoice.pdf");
        return signed(JSON.writeValueAsBytes(root));
    }

    @Test
    void reportsAreOfOurMessages() {
        ObjectNode root = JSON.createObjectNode();
        value(root)
                .putArray("statuses")
                .addObject()
                .put("id", "wamid.1")
                .put("status", "read")
                .put("timestamp", Long.toString(NOW.getEpochSecond()));
        HookReceiver receiver = (HookReceiver) connector(q -> taken(q, "x"));
        assertThat(heard(receiver.receive(connection(), signed(JSON.writeValueAsBytes(root)))))
                .containsExactly(new Incoming.Reported("wamid.1", Progress.READ, "", NOW));
    }

    @Test
    void outsideItsWindowItIsRefusedWithThatReason() {
        Connector connector = connector(_ -> answer(400, "{\"error\":{\"code\":131047}}"));
        assertThat(connector.send(connection(), outgoing("Hello")))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class, r -> assertThat(r.reason()).startsWith("window-closed"));
    }
}
