package io.pronto.conversation.meta.adapter;

import io.pronto.contracts.Channel;
import io.pronto.conversation.channel.Address;
import io.pronto.conversation.channel.Capabilities;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.FileSource;
import io.pronto.conversation.channel.Finding;
import io.pronto.conversation.channel.HookReceiver;
import io.pronto.conversation.channel.Incoming;
import io.pronto.conversation.channel.IncomingFile;
import io.pronto.conversation.channel.Outgoing;
import io.pronto.conversation.channel.Progress;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.SendOutcome;
import io.pronto.conversation.channel.Setting;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * WhatsApp by Meta's Cloud API: free text for 24 hours after the customer's last message, 4096 characters. Her number is
 * a telephone number, so the same customer is known on the phone.
 */
final class WhatsAppConnector implements Connector, HookReceiver, FileSource {

    private static final int LONGEST = 4096;
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final List<String> MEDIA = List.of("image", "document", "audio", "video", "sticker");

    private final MetaGraph graph;

    WhatsAppConnector(MetaGraph graph) {
        this.graph = graph;
    }

    @Override
    public String kind() {
        return "whatsapp";
    }

    @Override
    public Channel channel() {
        return Channel.SOCIAL;
    }

    @Override
    public List<Setting> settings() {
        return MetaGraph.settings("phoneNumberId");
    }

    @Override
    public Capabilities capabilities(Connection connection) {
        return Capabilities.text(LONGEST, Capabilities.Unit.UTF16)
                .within(WINDOW, "send-template")
                .reporting();
    }

    @Override
    public HookAnswer receive(Connection connection, RawRequest request) {
        String ours = connection.setting("phoneNumberId");
        return graph.receive(connection, request, entry -> read(entry, ours));
    }

    private static List<Incoming> read(JsonNode entry, String ours) {
        List<Incoming> found = new ArrayList<>();
        for (JsonNode change : entry.path("changes")) {
            JsonNode v = change.path("value");
            // One app may hear of several numbers.
            if (!change.path("field").asString("").equals("messages")
                    || !v.at("/metadata/phone_number_id").asString("").equals(ours)) {
                continue;
            }
            Map<String, String> names = v.path("contacts")
                    .valueStream()
                    .collect(Collectors.toMap(
                            c -> c.path("wa_id").asString(""),
                            c -> c.at("/profile/name").asString(""),
                            (a, _) -> a));
            v.path("messages").forEach(m -> found.add(message(m, names)));
            v.path("statuses").forEach(s -> status(s, found));
        }
        return found;
    }

    private static Incoming message(JsonNode m, Map<String, String> names) {
        String from = m.path("from").asString("");
        String type = m.path("type").asString("");
        return Incoming.Received.of(
                        m.path("id").asString(""),
                        from,
                        new Address("phone", "+" + from, name(names, from)),
                        text(m, type),
                        Instant.ofEpochSecond(m.path("timestamp").asLong(0)))
                .withFiles(files(m, type));
    }

    private static @Nullable String name(Map<String, String> names, String from) {
        String name = names.getOrDefault(from, "");
        return name.isBlank() ? null : name;
    }

    private static String text(JsonNode m, String type) {
        return switch (type) {
            case "text" -> m.at("/text/body").asString("");
            case "button" -> m.at("/button/text").asString("");
            case "location" ->
                "📍 " + m.at("/location/latitude").asDouble(0) + ", "
                        + m.at("/location/longitude").asDouble(0);
            case "interactive" ->
                m.at("/interactive/button_reply/title")
                        .asString(m.at("/interactive/list_reply/title").asString(""));
            default -> m.at("/" + type.replace("/", "") + "/caption").asString("");
        };
    }

    private static List<IncomingFile> files(JsonNode m, String type) {
        if (!MEDIA.contains(type)) {
            return List.of();
        }
        JsonNode media = m.path(type);
        String id = media.path("id").asString("");
        return id.isEmpty()
                ? List.of()
                : List.of(IncomingFile.at(media.path("filename").asString(type), id));
    }

    private static void status(JsonNode s, List<Incoming> found) {
        Progress progress = switch (s.path("status").asString("")) {
            case "delivered" -> Progress.DELIVERED;
            case "read" -> Progress.READ;
            case "failed" -> Progress.FAILED;
            default -> null;
        };
        if (progress != null) {
            found.add(new Incoming.Reported(
                    s.path("id").asString(""),
                    progress,
                    progress == Progress.FAILED
                            ? "reported: " + s.at("/errors/0/code").asInt(0) + " "
                                    + s.at("/errors/0/title").asString("")
                            : "",
                    Instant.ofEpochSecond(s.path("timestamp").asLong(0))));
        }
    }

    @Override
    public SendOutcome send(Connection connection, Outgoing m) {
        ObjectNode body = graph.json()
                .createObjectNode()
                .put("messaging_product", "whatsapp")
                .put("recipient_type", "individual")
                .put("to", m.threadKey())
                .put("type", "text");
        body.putObject("text").put("body", m.text());
        return graph.post(
                connection,
                "/" + connection.setting("phoneNumberId") + "/messages",
                body,
                said -> said.at("/messages/0/id").asString(""));
    }

    @Override
    public byte[] fetch(Connection connection, String reference, int most) throws IOException {
        String url = graph.get(connection, "/" + URLEncoder.encode(reference, StandardCharsets.UTF_8))
                .path("url")
                .asString("");
        if (url.isEmpty()) {
            throw new IOException("Meta does not say where the file is.");
        }
        return graph.download(connection, url, true, most);
    }

    @Override
    public List<Finding> test(Connection connection) {
        return graph.test(connection, "phoneNumberId");
    }
}
