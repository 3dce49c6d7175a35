package io.pronto.conversation.meta.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.ConnectorContract;
import io.pronto.conversation.channel.HookReceiver;
import io.pronto.conversation.channel.Incoming;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.Signatures;
import io.pronto.conversation.channel.Web;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** A Facebook page. */
class MessengerConnectorTest implements ConnectorContract {

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-00000000000c");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Connector connector(Web web) {
        return new PageConnector(new MetaGraph(web, JSON), false);
    }

    @Override
    public Connection connection() {
        return new Connection(
                ID,
                "messenger",
                "Lumen",
                Map.of("accountId", "page-1", "server", "https://graph.facebook.com/v23.0"),
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
        return answer(200, "{\"recipient_id\":\"1\",\"message_id\":\"" + id + "\"}");
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

    private static ObjectNode messaging(ObjectNode root, String sender) {
        ObjectNode event = root.put("object", "page")
                .putArray("entry")
                .addObject()
                .putArray("messaging")
                .addObject();
        event.put("timestamp", NOW.toEpochMilli()).putObject("sender").put("id", sender);
        return event;
    }

    @Override
    public RawRequest arrival(String messageId, String sender, String text, Instant signedAt) {
        ObjectNode root = JSON.createObjectNode();
        messaging(root, sender).putObject("message").put("mid", messageId).put("text", text);
        return signed(JSON.writeValueAsBytes(root));
    }

    @Override
    public RawRequest edit(String messageId, String sender, String text) {
        ObjectNode root = JSON.createObjectNode();
        messaging(root, sender).putObject("message_edit").put("mid", messageId).put("text", text);
        return signed(JSON.writeValueAsBytes(root));
    }

    @Override
    public RawRequest deletion(String messageId, String sender) {
        ObjectNode root = JSON.createObjectNode();
        messaging(root, sender).putObject("message").put("mid", messageId).put("is_deleted", true);
        return signed(JSON.writeValueAsBytes(root));
    }

    @Override
    public RawRequest arrivalWithFile(String messageId, String sender) {
        ObjectNode root = JSON.createObjectNode();
        messaging(root, sender)
                .putObject("message")
                .put("mid", messageId)
                .putArray("attachments")
                .addObject()
                .put("type", "image")
                .putObject("payload")
                .put("url", "https://scontent.xx.fbcdn.net/a.jpg");
        return signed(JSON.writeValueAsBytes(root));
    }

    private static RawRequest comment(String id, String from, String text, String verb) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode change = root.putArray("entry")
                .addObject()
                .putArray("changes")
                .addObject()
                .put("field", "feed");
        ObjectNode value = change.putObject("value")
                .put("item", "comment")
                .put("verb", verb)
                .put("comment_id", id)
                .put("post_id", "post-1")
                .put("message", text)
                .put("created_time", NOW.getEpochSecond());
        value.putObject("from").put("id", from).put("name", "Mei");
        return signed(JSON.writeValueAsBytes(root));
    }

    @Test
    void commentsOfOnePersonOnOnePostAreOnePublicThreadAndOurOwnAreNotRead() {
        HookReceiver receiver = (HookReceiver) connector(q -> taken(q, "x"));
        Incoming.Received first =
                (Incoming.Received) heard(receiver.receive(connection(), comment("c-1", "7", "Broken!", "add")))
                        .getFirst();
        Incoming.Received second =
                (Incoming.Received) heard(receiver.receive(connection(), comment("c-2", "7", "Hello?", "add")))
                        .getFirst();
        assertThat(first.inPublic()).isTrue();
        assertThat(second.threadKey()).isEqualTo(first.threadKey());
        assertThat(heard(receiver.receive(connection(), comment("c-3", "page-1", "Sorry", "add"))))
                .isEmpty();
        assertThat(heard(receiver.receive(connection(), comment("c-1", "7", "", "remove"))))
                .containsExactly(new Incoming.Deleted("c-1", NOW));
    }

    @Test
    void aCommentIsAnsweredBelowItOrInPrivate() {
        List<String> asked = new ArrayList<>();
        Connector connector = connector(q -> {
            asked.add(q.url().getPath() + " " + new String(q.body(), StandardCharsets.UTF_8));
            return taken(q, "x");
        });
        for (boolean inPublic : List.of(true, false)) {
            var m = outgoing("Sorry to hear that");
            connector.send(
                    connection(),
                    new io.pronto.conversation.channel.Outgoing(
                            m.key(),
                            m.conversation(),
                            "comments/post-1/7",
                            m.to(),
                            "c-2",
                            m.lastInboundAt(),
                            m.text(),
                            List.of(),
                            null,
                            inPublic,
                            Map.of(),
                            NOW));
        }
        assertThat(asked.getFirst()).startsWith("/v23.0/c-2/comments");
        assertThat(asked.getLast()).startsWith("/v23.0/page-1/messages").contains("\"comment_id\":\"c-2\"");
    }
}
