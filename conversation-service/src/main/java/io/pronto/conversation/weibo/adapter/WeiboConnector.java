package io.pronto.conversation.weibo.adapter;

import io.pronto.contracts.Channel;
import io.pronto.conversation.channel.Address;
import io.pronto.conversation.channel.Capabilities;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.Finding;
import io.pronto.conversation.channel.HookReceiver;
import io.pronto.conversation.channel.Incoming;
import io.pronto.conversation.channel.Outgoing;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.SendOutcome;
import io.pronto.conversation.channel.Setting;
import io.pronto.conversation.channel.Signatures;
import io.pronto.conversation.channel.Web;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Weibo's message service for fans: hears by webhook, whose signature covers the time and a nonce only, and answers for
 * 48 hours with 300 characters at most.
 *
 * <p>Source: open.weibo.com "粉丝服务平台开发者协议" and "消息推送 · 发送客服消息". The platform gives messages no id, so that one is
 * made of who said what when.
 */
@Component
final class WeiboConnector implements Connector, HookReceiver {

    private static final int LONGEST = 300;
    private static final Duration WINDOW = Duration.ofHours(48);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH);
    private static final Set<Integer> TOO_FAST = Set.of(10022, 10023, 10024);
    private static final Set<Integer> TOKEN = Set.of(21314, 21315, 21316, 21317, 21327, 21332, 10006);
    private static final Set<Integer> AWAY = Set.of(10001, 10002, 10009, 10010, 10011);

    private final Web web;
    private final ObjectMapper json;

    WeiboConnector(Web web, ObjectMapper json) {
        this.web = web;
        this.json = json;
    }

    @Override
    public String kind() {
        return "weibo";
    }

    @Override
    public Channel channel() {
        return Channel.SOCIAL;
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.secret("appSecret"), Setting.secret("token"), Setting.url("server", "https://m.api.weibo.com"));
    }

    @Override
    public Capabilities capabilities(Connection connection) {
        return Capabilities.text(LONGEST, Capabilities.Unit.CODE_POINTS).within(WINDOW, "wait-for-customer");
    }

    @Override
    public HookAnswer receive(Connection connection, RawRequest request) {
        String timestamp = request.query("timestamp").orElse("");
        if (!Signatures.weChat(
                request.query("signature").orElse(""),
                connection.secret("appSecret"),
                timestamp,
                request.query("nonce").orElse(""))) {
            return new Rejected(401, "signature");
        }
        if (!Signatures.fresh(timestamp, request.now())) {
            return new Rejected(401, "timestamp");
        }
        if (request.method().equals("GET")) {
            return new Accepted(
                    List.of(),
                    new HookReply(200, "text/plain", request.query("echostr").orElse("")));
        }
        try {
            return Accepted.of(read(json.readTree(request.body())));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return new Rejected(422, "not understood: " + e.getClass().getSimpleName());
        }
    }

    private static List<Incoming> read(JsonNode m) {
        String sender = m.path("sender_id").asString("");
        String type = m.path("type").asString("");
        String text = switch (type) {
            case "text", "position" -> m.path("text").asString("");
            case "image", "voice" -> m.path("text").asString("") + " [" + type + "]";
            default -> "";
        };
        if (sender.isEmpty() || text.isBlank()) {
            return List.of();
        }
        String at = m.path("created_at").asString("");
        return List.of(Incoming.Received.of(
                id(sender, at, type, text),
                sender,
                new Address("weibo", sender, null),
                text,
                OffsetDateTime.parse(at, TIME).toInstant()));
    }

    private static String id(String sender, String at, String type, String text) {
        byte[] hash = Signatures.hmacSha256(
                "weibo".getBytes(StandardCharsets.UTF_8),
                (sender + "\n" + at + "\n" + type + "\n" + text).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
    }

    @Override
    public SendOutcome send(Connection connection, Outgoing m) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("access_token", connection.secret("token"));
        form.put("type", "text");
        form.put("receiver_id", m.threadKey());
        form.put("data", json.writeValueAsString(json.createObjectNode().put("text", m.text())));
        try {
            Web.Answer answer =
                    web.ask(Web.Question.form(connection.setting("server") + "/2/messages/reply.json", form));
            JsonNode said = said(answer);
            int code = said.path("error_code").asInt(0);
            String words =
                    answer.status() + "/" + code + " " + said.path("error").asString("");
            if (answer.status() == 429 || TOO_FAST.contains(code)) {
                return SendOutcome.Later.tooFast(null);
            }
            if (TOKEN.contains(code) || answer.status() == 401) {
                return new SendOutcome.Later("token-wrong: " + words, null, true);
            }
            if (answer.status() >= 500 || AWAY.contains(code)) {
                return new SendOutcome.Later("status: " + words, null, true);
            }
            return answer.fine() && code == 0
                    ? new SendOutcome.Delivered(null)
                    : new SendOutcome.Refused("status: " + words);
        } catch (IOException e) {
            return SendOutcome.Later.unreachable(String.valueOf(e.getMessage()));
        }
    }

    private JsonNode said(Web.Answer answer) {
        try {
            return json.readTree(answer.body());
        } catch (JacksonException e) {
            // A proxy answered instead: its status says enough.
            return json.createObjectNode();
        }
    }

    @Override
    public List<Finding> test(Connection connection) {
        try {
            Web.Answer answer = web.ask(Web.Question.form(
                    connection.setting("server") + "/oauth2/get_token_info",
                    Map.of("access_token", connection.secret("token"))));
            int code = said(answer).path("error_code").asInt(0);
            if (answer.status() == 401 || TOKEN.contains(code)) {
                return List.of(new Finding(Finding.TOKEN_WRONG, Integer.toString(code)));
            }
            return answer.fine() ? List.of() : List.of(new Finding(Finding.UNEXPECTED, answer.status() + "/" + code));
        } catch (IOException e) {
            return List.of(new Finding(Finding.UNREACHABLE, String.valueOf(e.getMessage())));
        }
    }
}
