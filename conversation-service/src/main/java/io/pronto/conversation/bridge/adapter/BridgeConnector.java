package io.pronto.conversation.bridge.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pronto.contracts.Channel;
import io.pronto.conversation.channel.Address;
import io.pronto.conversation.channel.Capabilities;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.Finding;
import io.pronto.conversation.channel.HookReceiver;
import io.pronto.conversation.channel.Incoming;
import io.pronto.conversation.channel.IncomingFile;
import io.pronto.conversation.channel.Outgoing;
import io.pronto.conversation.channel.Progress;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.SendOutcome;
import io.pronto.conversation.channel.Setting;
import io.pronto.conversation.channel.Signatures;
import io.pronto.conversation.channel.Web;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The generic channel: another system tells us of messages by webhooks signed in the Standard Webhooks form, and is told
 * of ours the same way. The JSON of both directions is in {@code docs/api.md}.
 */
@Component
final class BridgeConnector implements Connector, HookReceiver {

    static final String KIND = "api";

    private static final int LONGEST = 20_000;
    private static final int MOST_FILES = 10;
    private static final long LARGEST_FILE = 1024L * 1024;
    private static final Set<String> FILES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf");

    private final Web web;
    private final ObjectMapper json;
    private final Clock clock;

    BridgeConnector(Web web, ObjectMapper json, Clock clock) {
        this.web = web;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Channel channel() {
        return Channel.API;
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.secret("secret"), Setting.url("url", "").optional());
    }

    @Override
    public Capabilities capabilities(Connection connection) {
        return Capabilities.text(LONGEST, Capabilities.Unit.UTF16)
                .withFiles(FILES, MOST_FILES, LARGEST_FILE)
                .inPublic()
                .reporting();
    }

    @Override
    public HookAnswer receive(Connection connection, RawRequest request) {
        if (!request.method().equals("POST")) {
            return new Rejected(405, "only POST");
        }
        if (!Signatures.standard(
                connection.secret("secret"),
                request.header("webhook-id").orElse(""),
                request.header("webhook-timestamp").orElse(""),
                request.body(),
                request.header("webhook-signature").orElse(""),
                request.now())) {
            return new Rejected(401, "signature");
        }
        try {
            JsonNode root = json.readTree(request.body());
            List<Incoming> incoming = new ArrayList<>();
            for (JsonNode event : root.isArray() ? root : List.of(root)) {
                incoming.add(event(event, request.now()));
                if (incoming.size() > 100) {
                    return new Rejected(413, "more than 100 events at once");
                }
            }
            return Accepted.of(incoming);
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return new Rejected(422, "not understood: " + e.getClass().getSimpleName());
        }
    }

    private static Incoming event(JsonNode e, Instant now) {
        String id = text(e, "id");
        Instant at = e.path("at").isString() ? Instant.parse(e.path("at").asString()) : now;
        return switch (text(e, "type")) {
            case "message.created" -> created(e, id, at);
            case "message.edited" -> new Incoming.Edited(id, text(e, "text"), at);
            case "message.deleted" -> new Incoming.Deleted(id, at);
            case "message.delivered" -> new Incoming.Reported(id, Progress.DELIVERED, "", at);
            case "message.read" -> new Incoming.Reported(id, Progress.READ, "", at);
            case "message.failed" ->
                new Incoming.Reported(
                        id, Progress.FAILED, "reported: " + e.path("reason").asString(""), at);
            default -> throw new IllegalArgumentException("Unknown type.");
        };
    }

    private static Incoming created(JsonNode e, String id, Instant at) {
        JsonNode sender = e.path("sender");
        String senderId = text(sender, "id");
        Incoming.Received received = Incoming.Received.of(
                        id,
                        e.path("thread").asString(senderId),
                        new Address("api", senderId, name(sender)),
                        e.path("text").asString(""),
                        at)
                .withFiles(files(e.path("attachments")))
                .in(e.path("language").asString(null));
        if (e.path("subject").isString()) {
            received = received.with("subject", e.path("subject").asString());
        }
        if (e.path("automatic").asBoolean(false)) {
            received = received.withoutPromise();
        }
        return e.path("public").asBoolean(false) ? received.publicly() : received;
    }

    private static @Nullable String name(JsonNode sender) {
        return sender.path("name").isString() ? sender.path("name").asString() : null;
    }

    private static List<IncomingFile> files(JsonNode attachments) {
        List<IncomingFile> files = new ArrayList<>();
        for (JsonNode file : attachments) {
            files.add(IncomingFile.here(
                    file.path("name").asString("file"), Base64.getDecoder().decode(text(file, "content"))));
        }
        return files;
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException("No " + name + ".");
        }
        return value.asString();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Sent(
            String type,
            String id,
            @Nullable String conversation,
            @Nullable String thread,
            @Nullable Receiver to,
            @Nullable String text,
            @Nullable String author,
            @Nullable String inReplyTo,
            @Nullable Boolean inPublic,
            @Nullable List<SentFile> attachments,
            Instant at) {}

    private record Receiver(String id, @Nullable String name) {}

    private record SentFile(String name, String mediaType, String content) {}

    @Override
    public SendOutcome send(Connection connection, Outgoing m) {
        if (connection.setting("url").isEmpty()) {
            return new SendOutcome.Refused("no-url:");
        }
        String body = json.writeValueAsString(new Sent(
                "message.send",
                m.key().toString(),
                m.conversation().toString(),
                m.threadKey(),
                new Receiver(m.to().value(), m.to().name()),
                m.text(),
                m.author(),
                m.lastInboundId(),
                m.inPublic(),
                m.files().stream()
                        .map(f -> new SentFile(
                                f.name(),
                                f.mediaType(),
                                Base64.getEncoder().encodeToString(f.bytes().get())))
                        .toList(),
                m.writtenAt()));
        try {
            Web.Answer answer = post(connection, m.key().toString(), body);
            return outcome(answer);
        } catch (IOException e) {
            return SendOutcome.Later.unreachable(String.valueOf(e.getMessage()));
        }
    }

    private Web.Answer post(Connection connection, String id, String body) throws IOException {
        long seconds = clock.instant().getEpochSecond();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return web.ask(Web.Question.json(
                connection.setting("url"),
                Map.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(seconds),
                        "webhook-signature",
                        Signatures.signStandard(connection.secret("secret"), id, seconds, bytes)),
                body));
    }

    private SendOutcome outcome(Web.Answer answer) {
        int status = answer.status();
        if (answer.fine()) {
            return new SendOutcome.Delivered(providerId(answer));
        }
        Duration wanted = answer.header("Retry-After")
                .filter(s -> s.matches("\\d{1,6}"))
                .map(s -> Duration.ofSeconds(Long.parseLong(s)))
                .orElse(null);
        if (status == 429) {
            return SendOutcome.Later.tooFast(wanted);
        }
        return status >= 500 || status == 408
                ? new SendOutcome.Later("status: " + status, wanted, true)
                : new SendOutcome.Refused("status: " + status);
    }

    private @Nullable String providerId(Web.Answer answer) {
        try {
            String id = answer.body().length == 0
                    ? ""
                    : json.readTree(answer.body()).path("id").asString("");
            return id.isBlank() || id.length() > 500 ? null : id;
        } catch (JacksonException e) {
            // It has the message; what else it says is its own affair.
            return null;
        }
    }

    @Override
    public List<Finding> test(Connection connection) {
        if (Signatures.standardKey(connection.secret("secret")).length < 24) {
            return List.of(new Finding("secret-weak", ""));
        }
        if (connection.setting("url").isEmpty()) {
            return List.of(new Finding("no-url", ""));
        }
        String id = "test-" + clock.instant().toEpochMilli();
        String body = json.writeValueAsString(
                new Sent("channel.test", id, null, null, null, null, null, null, null, null, clock.instant()));
        try {
            Web.Answer answer = post(connection, id, body);
            return switch (outcome(answer)) {
                case SendOutcome.Delivered _ -> List.of();
                case SendOutcome.Later(String reason, Duration _, boolean _) ->
                    List.of(new Finding(Finding.UNEXPECTED, reason));
                case SendOutcome.Refused(String reason) ->
                    List.of(new Finding(
                            answer.status() == 401 || answer.status() == 403 ? Finding.TOKEN_WRONG : Finding.UNEXPECTED,
                            reason));
            };
        } catch (IOException e) {
            return List.of(new Finding(Finding.UNREACHABLE, String.valueOf(e.getMessage())));
        }
    }
}
