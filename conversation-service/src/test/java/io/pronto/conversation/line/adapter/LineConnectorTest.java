package io.pronto.conversation.line.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.ConnectorContract;
import io.pronto.conversation.channel.HookUrls;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.SendOutcome;
import io.pronto.conversation.channel.Signatures;
import io.pronto.conversation.channel.Web;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** An official account against a LINE that answers as its documentation says. */
class LineConnectorTest implements ConnectorContract {

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-00000000000c");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Connector connector(Web web) {
        return new LineConnector(web, new HookUrls("https://support.example"), JSON);
    }

    @Override
    public Connection connection() {
        return new Connection(
                ID,
                "line",
                "Lumen",
                Map.of("server", "https://api.line.me", "fileServer", "https://api-data.line.me"),
                Map.of("channelSecret", "SECRET", "token", "t"),
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
        return answer(200, "{\"sentMessages\":[{\"id\":\"" + id + "\"}]}");
    }

    @Override
    public Web.Answer refused(Web.Question question) {
        return answer(400, "{\"message\":\"Failed to send messages\"}");
    }

    @Override
    public Web.Answer tooFast(Web.Question question) {
        return answer(429, "{\"message\":\"The API rate limit has been exceeded. Try again later.\"}");
    }

    private static RawRequest signed(byte[] body) {
        String signature = Base64.getEncoder()
                .encodeToString(Signatures.hmacSha256("SECRET".getBytes(StandardCharsets.UTF_8), body));
        return new RawRequest(
                "POST",
                URI.create("https://support.example/hooks/" + ID),
                Map.of("x-line-signature", List.of(signature)),
                body,
                NOW);
    }

    private static ObjectNode event(ObjectNode root, String type, String sender) {
        ObjectNode event = root.putArray("events").addObject().put("type", type).put("timestamp", NOW.toEpochMilli());
        event.putObject("source").put("type", "user").put("userId", sender);
        return event;
    }

    @Override
    public RawRequest arrival(String messageId, String sender, String text, Instant signedAt) {
        ObjectNode root = JSON.createObjectNode();
        event(root, "message", sender)
                .putObject("message")
                .put("id", messageId)
                .put("type", "text")
                .put("text", text);
        return signed(JSON.writeValueAsBytes(root));
    }

    @Override
    public RawRequest deletion(String messageId, String sender) {
        ObjectNode root = JSON.createObjectNode();
        event(root, "unsend", sender).putObject("unsend").put("messageId", messageId);
        return signed(JSON.writeValueAsBytes(root));
    }

    @Override
    public RawRequest arrivalWithFile(String messageId, String sender) {
        ObjectNode root = JSON.createObjectNode();
        event(root, "message", sender).putObject("message").put("id", messageId).put("type", "image");
        return signed(JSON.writeValueAsBytes(root));
    }

    @Override
    public RawRequest resigned(RawRequest request) {
        return signed(request.body());
    }

    @Override
    public boolean takesIdempotencyKey() {
        return true;
    }

    @Test
    void whatWasSentBeforeCountsAsSent() {
        Connector connector = connector(_ -> new Web.Answer(
                409, Map.of("X-Line-Accepted-Request-Id", List.of("r-1")), "{}".getBytes(StandardCharsets.UTF_8)));
        assertThat(connector.send(connection(), outgoing("Hello"))).isInstanceOf(SendOutcome.Delivered.class);
    }
}
