package io.pronto.conversation.telegram.adapter;

import io.pronto.contracts.Channel;
import io.pronto.conversation.channel.Capabilities;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.FileSource;
import io.pronto.conversation.channel.Finding;
import io.pronto.conversation.channel.HookReceiver;
import io.pronto.conversation.channel.HookUrls;
import io.pronto.conversation.channel.Outgoing;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.SendOutcome;
import io.pronto.conversation.channel.Setting;
import io.pronto.conversation.channel.Signatures;
import io.pronto.conversation.channel.Web;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Telegram bot: hears by webhook with a secret token in a header, sends by the Bot API.
 *
 * <p>Source: core.telegram.org/bots/api. Limits: 4096 characters of a message, files up to 50 MB out and 20 MB in.
 */
@Component
final class TelegramConnector implements Connector, HookReceiver, FileSource {

    private static final int LONGEST = 4096;
    private static final int LONGEST_CAPTION = 1024;
    private static final long LARGEST_FILE = 10L * 1024 * 1024;
    private static final Set<String> FILES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf");

    private final Web web;
    private final HookUrls hooks;
    private final ObjectMapper json;

    TelegramConnector(Web web, HookUrls hooks, ObjectMapper json) {
        this.web = web;
        this.hooks = hooks;
        this.json = json;
    }

    @Override
    public String kind() {
        return "telegram";
    }

    @Override
    public Channel channel() {
        return Channel.SOCIAL;
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.secret("token"),
                Setting.secret("hookSecret"),
                Setting.url("server", "https://api.telegram.org"));
    }

    @Override
    public Capabilities capabilities(Connection connection) {
        return Capabilities.text(LONGEST, Capabilities.Unit.UTF16).withFiles(FILES, 1, LARGEST_FILE);
    }

    @Override
    public HookAnswer receive(Connection connection, RawRequest request) {
        String secret = connection.secret("hookSecret");
        if (secret.isEmpty()
                || !Signatures.same(
                        request.header("X-Telegram-Bot-Api-Secret-Token").orElse(""), secret)) {
            return new Rejected(401, "secret token");
        }
        try {
            return Accepted.of(TelegramUpdates.read(json.readTree(request.body())));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return new Rejected(422, "not understood: " + e.getClass().getSimpleName());
        }
    }

    private static String call(Connection connection, String method) {
        return connection.setting("server") + "/bot" + connection.secret("token") + "/" + method;
    }

    @Override
    public SendOutcome send(Connection connection, Outgoing m) {
        String chat = m.threadKey();
        try {
            if (m.files().isEmpty()) {
                return text(connection, chat, m.text());
            }
            boolean captioned = m.text().length() <= LONGEST_CAPTION;
            SendOutcome file = file(connection, chat, m, captioned ? m.text() : "");
            return captioned || !(file instanceof SendOutcome.Delivered) ? file : text(connection, chat, m.text());
        } catch (IOException e) {
            return SendOutcome.Later.unreachable(String.valueOf(e.getMessage()));
        }
    }

    private SendOutcome text(Connection connection, String chat, String text) throws IOException {
        ObjectNode body = json.createObjectNode().put("chat_id", chat).put("text", text);
        return outcome(
                web.ask(Web.Question.json(call(connection, "sendMessage"), Map.of(), json.writeValueAsString(body))),
                chat);
    }

    private SendOutcome file(Connection connection, String chat, Outgoing m, String caption) throws IOException {
        Outgoing.OutgoingFile file = m.files().getFirst();
        boolean photo = file.mediaType().equals("image/png") || file.mediaType().equals("image/jpeg");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("chat_id", chat);
        if (!caption.isBlank()) {
            fields.put("caption", caption);
        }
        return outcome(
                web.ask(Web.Question.upload(
                        call(connection, photo ? "sendPhoto" : "sendDocument"),
                        "pronto-" + m.key(),
                        fields,
                        photo ? "photo" : "document",
                        file)),
                chat);
    }

    private SendOutcome outcome(Web.Answer answer, String chat) {
        JsonNode said = said(answer);
        int status = answer.status();
        if (answer.fine() && said.path("ok").asBoolean(false)) {
            return new SendOutcome.Delivered(
                    TelegramUpdates.id(chat, said.at("/result/message_id").asLong(0)));
        }
        String words = said.path("description").asString("");
        if (status == 429) {
            int seconds = said.at("/parameters/retry_after").asInt(0);
            return SendOutcome.Later.tooFast(seconds > 0 ? Duration.ofSeconds(seconds) : null);
        }
        if (status == 401 || status == 404) {
            return new SendOutcome.Later("token-wrong: " + words, null, true);
        }
        if (status == 403) {
            return new SendOutcome.Refused("blocked: " + words);
        }
        return status >= 500 || answer.fine()
                ? new SendOutcome.Later("status: " + status + " " + words, null, true)
                : new SendOutcome.Refused("status: " + status + " " + words);
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
        JsonNode file = said(web.ask(Web.Question.json(
                call(connection, "getFile"),
                Map.of(),
                json.writeValueAsString(json.createObjectNode().put("file_id", reference)))));
        String path = file.at("/result/file_path").asString("");
        if (path.isEmpty()) {
            throw new IOException("Telegram does not give the file: "
                    + file.path("description").asString("no reason given"));
        }
        Web.Answer content = web.ask(Web.Question.get(
                connection.setting("server") + "/file/bot" + connection.secret("token") + "/" + path, Map.of()));
        if (!content.fine()) {
            throw new IOException("Telegram answered " + content.status() + " for a file.");
        }
        byte[] bytes = content.body();
        return bytes.length > most ? java.util.Arrays.copyOf(bytes, most + 1) : bytes;
    }

    /** Telegram is told by ourselves where to call: then nobody has to copy addresses. */
    @Override
    public List<Finding> test(Connection connection) {
        try {
            Web.Answer me = web.ask(Web.Question.get(call(connection, "getMe"), Map.of()));
            if (me.status() == 401 || me.status() == 404) {
                return List.of(new Finding(
                        Finding.TOKEN_WRONG, said(me).path("description").asString("")));
            }
            if (!me.fine()) {
                return List.of(new Finding(Finding.UNEXPECTED, "getMe: " + me.status()));
            }
            ObjectNode wanted = json.createObjectNode()
                    .put("url", hooks.of(connection.id()))
                    .put("secret_token", connection.secret("hookSecret"));
            wanted.putArray("allowed_updates").add("message").add("edited_message");
            JsonNode set = said(web.ask(
                    Web.Question.json(call(connection, "setWebhook"), Map.of(), json.writeValueAsString(wanted))));
            return set.path("ok").asBoolean(false)
                    ? List.of()
                    : List.of(new Finding(
                            Finding.HOOK_ELSEWHERE, set.path("description").asString("")));
        } catch (IOException e) {
            return List.of(new Finding(Finding.UNREACHABLE, String.valueOf(e.getMessage())));
        }
    }
}
