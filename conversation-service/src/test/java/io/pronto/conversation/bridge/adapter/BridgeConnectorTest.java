package io.pronto.conversation.bridge.adapter;

import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.ConnectorContract;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.Signatures;
import io.pronto.conversation.channel.Web;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.ObjectMapper;

/** The generic channel against another system that signs as it should. */
class BridgeConnectorTest implements ConnectorContract {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Connector connector(Web web) {
        return new BridgeConnector(web, JSON, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Override
    public Connection connection() {
        return new Connection(
                UUID.fromString("0198c0de-0000-7000-8000-00000000000a"),
                "api",
                "Till system",
                Map.of("url", "https://till.example/messages"),
                Map.of("secret", SECRET),
                true,
                true,
                "en",
                null,
                NOW,
                1);
    }

    @Override
    public Web.Answer taken(Web.Question question, String id) {
        return new Web.Answer(200, Map.of(), ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Web.Answer refused(Web.Question question) {
        return new Web.Answer(422, Map.of(), new byte[0]);
    }

    @Override
    public Web.Answer tooFast(Web.Question question) {
        return new Web.Answer(429, Map.of("Retry-After", List.of("30")), new byte[0]);
    }

    private static RawRequest signed(String body, Instant at) {
        return signed(body.getBytes(StandardCharsets.UTF_8), at);
    }

    private static RawRequest signed(byte[] bytes, Instant at) {
        return new RawRequest(
                "POST",
                URI.create("https://support.example/hooks/0198c0de-0000-7000-8000-00000000000a"),
                Map.of(
                        "Webhook-Id", List.of("e-1"),
                        "Webhook-Timestamp", List.of(Long.toString(at.getEpochSecond())),
                        "Webhook-Signature",
                                List.of(Signatures.signStandard(SECRET, "e-1", at.getEpochSecond(), bytes))),
                bytes,
                NOW);
    }

    @Override
    public RawRequest resigned(RawRequest request) {
        return signed(request.body(), NOW);
    }

    @Override
    public RawRequest arrival(String messageId, String sender, String text, Instant signedAt) {
        return signed(
                JSON.writeValueAsString(Map.of(
                        "type", "message.created", "id", messageId, "sender", Map.of("id", sender), "text", text)),
                signedAt);
    }

    @Override
    public RawRequest edit(String messageId, String sender, String text) {
        return signed(JSON.writeValueAsString(Map.of("type", "message.edited", "id", messageId, "text", text)), NOW);
    }

    @Override
    public RawRequest deletion(String messageId, String sender) {
        return signed(JSON.writeValueAsString(Map.of("type", "message.deleted", "id", messageId)), NOW);
    }

    @Override
    public RawRequest arrivalWithFile(String messageId, String sender) {
        return signed(
                JSON.writeValueAsString(Map.of(
                        "type",
                        "message.created",
                        "id",
                        messageId,
                        "sender",
                        Map.of("id", sender),
                        "attachments",
                        List.of(Map.of("name", "a.png", "content", "iVBORw0KGgo=")))),
                NOW);
    }

    @Override
    public boolean timeIsSigned() {
        return true;
    }

    @Override
    public boolean takesIdempotencyKey() {
        return true;
    }
}
