package io.pronto.conversation.line.adapter;

import io.pronto.contracts.Channel;
import io.pronto.conversation.channel.Address;
import io.pronto.conversation.channel.Capabilities;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.FileSource;
import io.pronto.conversation.channel.Finding;
import io.pronto.conversation.channel.HookReceiver;
import io.pronto.conversation.channel.HookUrls;
import io.pronto.conversation.channel.Incoming;
import io.pronto.conversation.channel.IncomingFile;
import io.pronto.conversation.channel.Outgoing;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.SendOutcome;
import io.pronto.conversation.channel.Setting;
import io.pronto.conversation.channel.Signatures;
import io.pronto.conversation.channel.Web;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A LINE official account. Messages are pushed with a retry key, so that sending twice is the same as sending once.
 *
 * <p>Source: developers.line.biz, "Messaging API reference". A text holds 5000 UTF-16 units.
 */
@Component
final class LineConnector implements Connector, HookReceiver, FileSource {

    private static final int LONGEST = 5000;
    private static final String ALREADY = "x-line-accepted-request-id";

    private final Web web;
    private final HookUrls hooks;
    private final ObjectMapper json;

    LineConnector(Web web, HookUrls hooks, ObjectMapper json) {
        this.web = web;
        this.hooks = hooks;
        this.json = json;
    }

    @Override
    public String kind() {
        return "line";
    }

    @Override
    public Channel channel() {
        return Channel.SOCIAL;
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.secret("channelSecret"),
                Setting.secret("token"),
                Setting.url("server", "https://api.line.me"),
                Setting.url("fileServer", "https://api-data.line.me"));
    }

    @Override
    public Capabilities capabilities(Connection connection) {
        return Capabilities.text(LONGEST, Capabilities.Unit.UTF16);
    }

    @Override
    public HookAnswer receive(Connection connection, RawRequest request) {
        if (!Signatures.line(
                connection.secret("channelSecret"),
                request.body(),
                request.header("X-Line-Signature").orElse(""))) {
            return new Rejected(401, "signature");
        }
        try {
            List<Incoming> incoming = new ArrayList<>();
            for (JsonNode event : json.readTree(request.body()).path("events")) {
                event(event).ifPresent(incoming::add);
            }
            return Accepted.of(incoming);
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return new Rejected(422, "not understood: " + e.getClass().getSimpleName());
        }
    }

    /** Only what one person says to us is read: groups and rooms are not. */
    private static Optional<Incoming> event(JsonNode e) {
        String user = e.at("/source/userId").asString("");
        if (!e.at("/source/type").asString("").equals("user") || user.isEmpty()) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochMilli(e.path("timestamp").asLong(0));
        if (e.path("type").asString("").equals("unsend")) {
            return Optional.of(new Incoming.Deleted(e.at("/unsend/messageId").asString(""), at));
        }
        JsonNode m = e.path("message");
        if (!e.path("type").asString("").equals("message") || !m.isObject()) {
            return Optional.empty();
        }
        String id = m.path("id").asString("");
        return Optional.of(Incoming.Received.of(id, user, new Address("line", user, null), text(m), at)
                .withFiles(files(m, id)));
    }

    private static String text(JsonNode m) {
        return switch (m.path("type").asString("")) {
            case "text" -> m.path("text").asString("");
            case "location" ->
                "📍 " + m.path("title").asString("") + " " + m.path("address").asString("");
            case "sticker" -> "🙂";
            default -> "";
        };
    }

    private static List<IncomingFile> files(JsonNode m, String id) {
        return switch (m.path("type").asString("")) {
            case "image" -> List.of(IncomingFile.at("image.jpg", id));
            case "video" -> List.of(IncomingFile.at("video.mp4", id));
            case "audio" -> List.of(IncomingFile.at("audio.m4a", id));
            case "file" -> List.of(IncomingFile.at(m.path("fileName").asString("file"), id));
            default -> List.of();
        };
    }

    private static Map<String, String> bearer(Connection connection) {
        return Map.of("Authorization", "Bearer " + connection.secret("token"));
    }

    @Override
    public SendOutcome send(Connection connection, Outgoing m) {
        ObjectNode body = json.createObjectNode().put("to", m.threadKey());
        body.putArray("messages").addObject().put("type", "text").put("text", m.text());
        try {
            Web.Answer answer = web.ask(Web.Question.json(
                    connection.setting("server") + "/v2/bot/message/push",
                    Map.of(
                            "Authorization",
                            "Bearer " + connection.secret("token"),
                            "X-Line-Retry-Key",
                            m.key().toString()),
                    json.writeValueAsString(body)));
            JsonNode said = said(answer);
            int status = answer.status();
            if (answer.fine() || status == 409 && answer.header(ALREADY).isPresent()) {
                String id = said.at("/sentMessages/0/id").asString("");
                return new SendOutcome.Delivered(id.isEmpty() ? null : id);
            }
            String words = status + " " + said.path("message").asString("");
            return switch (status) {
                case 429 -> SendOutcome.Later.tooFast(null);
                case 401, 403 -> new SendOutcome.Later("token-wrong: " + words, null, true);
                default ->
                    status >= 500
                            ? new SendOutcome.Later("status: " + words, null, true)
                            : new SendOutcome.Refused("status: " + words);
            };
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
    public byte[] fetch(Connection connection, String reference, int most) throws IOException {
        Web.Answer answer = web.ask(Web.Question.get(
                connection.setting("fileServer") + "/v2/bot/message/"
                        + URLEncoder.encode(reference, StandardCharsets.UTF_8) + "/content",
                bearer(connection)));
        if (!answer.fine()) {
            throw new IOException("LINE answered " + answer.status() + " for a file.");
        }
        return answer.body().length > most ? Arrays.copyOf(answer.body(), most + 1) : answer.body();
    }

    @Override
    public List<Finding> test(Connection connection) {
        try {
            Web.Answer info =
                    web.ask(Web.Question.get(connection.setting("server") + "/v2/bot/info", bearer(connection)));
            if (info.status() == 401 || info.status() == 403) {
                return List.of(new Finding(
                        Finding.TOKEN_WRONG, said(info).path("message").asString("")));
            }
            if (!info.fine()) {
                return List.of(new Finding(Finding.UNEXPECTED, "bot/info: " + info.status()));
            }
            String body = json.writeValueAsString(json.createObjectNode().put("endpoint", hooks.of(connection.id())));
            Web.Answer set = web.ask(new Web.Question(
                    "PUT",
                    URI.create(connection.setting("server") + "/v2/bot/channel/webhook/endpoint"),
                    Map.of("Authorization", "Bearer " + connection.secret("token"), "Content-Type", "application/json"),
                    body.getBytes(StandardCharsets.UTF_8)));
            return set.fine()
                    ? List.of()
                    : List.of(new Finding(
                            Finding.HOOK_ELSEWHERE, said(set).path("message").asString("")));
        } catch (IOException e) {
            return List.of(new Finding(Finding.UNREACHABLE, String.valueOf(e.getMessage())));
        }
    }
}
