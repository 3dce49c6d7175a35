package io.pronto.conversation.telegram.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.ConnectorContract;
import io.pronto.conversation.channel.HookUrls;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.Web;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** A bot against a Telegram that answers as its documentation says. */
class TelegramConnectorTest implements ConnectorContract {

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-00000000000b");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Connector connector(Web web) {
        return new TelegramConnector(web, new HookUrls("https://support.example/"), JSON);
    }

    @Override
    public Connection connection() {
        return new Connection(
                ID,
                "telegram",
                "Lumen bot",
                Map.of("server", "https://api.telegram.org"),
                Map.of("token", "123:abc", "hookSecret", "between-us"),
                true,
                true,
                "en",
                null,
                NOW,
                1);
    }

    private static Web.Answer answer(int status, String body) {
        return new Web.Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Web.Answer taken(Web.Question question, String id) {
        return answer(200, "{\"ok\":true,\"result\":{\"message_id\":77}}");
    }

    @Override
    public Web.Answer refused(Web.Question question) {
        return answer(400, "{\"ok\":false,\"description\":\"Bad Request: chat not found\"}");
    }

    @Override
    public Web.Answer tooFast(Web.Question question) {
        return answer(429, "{\"ok\":false,\"parameters\":{\"retry_after\":30}}");
    }

    private static RawRequest update(ObjectNode update) {
        return new RawRequest(
                "POST",
                URI.create("https://support.example/hooks/" + ID),
                Map.of("X-Telegram-Bot-Api-Secret-Token", List.of("between-us")),
                JSON.writeValueAsBytes(update),
                NOW);
    }

    private static ObjectNode message(ObjectNode update, String kind, String messageId, String sender) {
        ObjectNode message = update.putObject(kind);
        message.put("message_id", Long.parseLong(messageId.substring(2)));
        message.put("date", NOW.getEpochSecond());
        message.putObject("chat").put("id", Long.parseLong(sender)).put("type", "private");
        message.putObject("from")
                .put("id", Long.parseLong(sender))
                .put("first_name", "Mei")
                .put("language_code", "zh-hans");
        return message;
    }

    @Override
    public RawRequest arrival(String messageId, String sender, String text, Instant signedAt) {
        ObjectNode update = JSON.createObjectNode();
        message(update, "message", messageId, sender).put("text", text);
        return update(update);
    }

    @Override
    public RawRequest edit(String messageId, String sender, String text) {
        ObjectNode update = JSON.createObjectNode();
        message(update, "edited_message", messageId, sender).put("text", text).put("edit_date", NOW.getEpochSecond());
        return update(update);
    }

    @Override
    public RawRequest arrivalWithFile(String messageId, String sender) {
        ObjectNode update = JSON.createObjectNode();
        ObjectNode message = message(update, "message", messageId, sender);
        message.putArray("photo").addObject().put("file_id", "small");
        message.withArray("/photo").addObject().put("file_id", "large");
        return update(update);
    }

    @Override
    public RawRequest arrivalSignedByAnother(RawRequest genuine) {
        return new RawRequest(
                "POST",
                genuine.url(),
                Map.of("X-Telegram-Bot-Api-Secret-Token", List.of("guessed")),
                genuine.body(),
                NOW);
    }

    @Override
    public RawRequest resigned(RawRequest request) {
        return request;
    }

    @Test
    void groupsAndOtherBotsAreNotRead() {
        ObjectNode update = JSON.createObjectNode();
        ObjectNode message = message(update, "message", "m-1", "1001");
        message.put("text", "hi").withObject("/chat").put("type", "supergroup");
        TelegramConnector connector = (TelegramConnector) connector(q -> taken(q, "x"));
        assertThat(connector.receive(connection(), update(update)))
                .isEqualTo(io.pronto.conversation.channel.HookReceiver.Accepted.of(List.of()));
    }

    @Test
    void aTestTellsTelegramWhereToCall() {
        List<String> asked = new ArrayList<>();
        Connector connector = connector(q -> {
            asked.add(q.url().getPath() + " " + new String(q.body(), StandardCharsets.UTF_8));
            return taken(q, "x");
        });
        assertThat(connector.test(connection())).isEmpty();
        assertThat(asked.getLast())
                .startsWith("/bot123:abc/setWebhook")
                .contains("https://support.example/hooks/" + ID)
                .contains("between-us");
    }
}
