package io.pronto.conversation.weibo.adapter;

import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.ConnectorContract;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.Signatures;
import io.pronto.conversation.channel.Web;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.ObjectMapper;

/** A Weibo account. */
class WeiboConnectorTest implements ConnectorContract {

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-00000000000c");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Connector connector(Web web) {
        return new WeiboConnector(web, JSON);
    }

    @Override
    public Connection connection() {
        return new Connection(
                ID,
                "weibo",
                "Lumen",
                Map.of("server", "https://m.api.weibo.com"),
                Map.of("appSecret", "app", "token", "t"),
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
        return answer(200, "{\"result\":true}");
    }

    @Override
    public Web.Answer refused(Web.Question question) {
        return answer(400, "{\"error_code\":20506,\"error\":\"already followed\"}");
    }

    @Override
    public Web.Answer tooFast(Web.Question question) {
        return answer(403, "{\"error_code\":10023,\"error\":\"user requests out of rate limit\"}");
    }

    private static RawRequest signed(byte[] body, Instant at, String secret) {
        String seconds = Long.toString(at.getEpochSecond());
        return new RawRequest(
                "POST",
                URI.create("https://support.example/hooks/" + ID + "?signature="
                        + Signatures.weChatSignature(secret, seconds, "n1") + "&timestamp=" + seconds + "&nonce=n1"),
                Map.of(),
                body,
                NOW);
    }

    /** The platform gives messages no id: the second of its clock tells them apart. */
    @Override
    public RawRequest arrival(String messageId, String sender, String text, Instant signedAt) {
        int second = Integer.parseInt(messageId.substring(2));
        return signed(
                JSON.writeValueAsBytes(Map.of(
                        "type",
                        "text",
                        "sender_id",
                        sender,
                        "created_at",
                        "Sun Nov 22 19:59:%02d +0800 2026".formatted(second),
                        "text",
                        text)),
                signedAt,
                "app");
    }

    @Override
    public RawRequest arrivalSignedByAnother(RawRequest genuine) {
        return signed(genuine.body(), NOW, "other");
    }

    @Override
    public RawRequest resigned(RawRequest request) {
        return signed(request.body(), NOW, "app");
    }

    @Override
    public boolean timeIsSigned() {
        return true;
    }
}
