package io.pronto.conversation.meta.adapter;

import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Finding;
import io.pronto.conversation.channel.HookReceiver.Accepted;
import io.pronto.conversation.channel.HookReceiver.HookAnswer;
import io.pronto.conversation.channel.HookReceiver.HookReply;
import io.pronto.conversation.channel.HookReceiver.Rejected;
import io.pronto.conversation.channel.Incoming;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.SendOutcome;
import io.pronto.conversation.channel.Setting;
import io.pronto.conversation.channel.Signatures;
import io.pronto.conversation.channel.Web;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What Meta's three platforms have in common. Source: developers.facebook.com, "Webhooks" and "Graph API · Handling
 * errors".
 */
final class MetaGraph {

    private static final Set<Integer> TOO_FAST = Set.of(4, 17, 32, 613, 80007, 130429, 131048, 131056);
    private static final Set<Integer> AWAY = Set.of(1, 2, 131000, 131016, 133004);
    private static final int TOKEN = 190;
    /** Outside the 24 hours: Messenger and Instagram (with a subcode), WhatsApp. */
    private static final Set<Integer> WINDOW = Set.of(10, 131047);

    private final Web web;
    private final ObjectMapper json;

    MetaGraph(Web web, ObjectMapper json) {
        this.web = web;
        this.json = json;
    }

    static List<Setting> settings(String account) {
        return List.of(
                Setting.text(account),
                Setting.secret("token"),
                Setting.secret("appSecret"),
                Setting.secret("verifyToken"),
                Setting.url("server", "https://graph.facebook.com/v23.0"));
    }

    /** Checks who knocks, and reads each entry. Setting up, Meta asks for an echo. */
    HookAnswer receive(Connection connection, RawRequest request, Function<JsonNode, List<Incoming>> read) {
        if (request.method().equals("GET")) {
            String token = connection.secret("verifyToken");
            return !token.isEmpty()
                            && Signatures.same(request.query("hub.verify_token").orElse(""), token)
                    ? new Accepted(
                            List.of(),
                            new HookReply(
                                    200,
                                    "text/plain",
                                    request.query("hub.challenge").orElse("")))
                    : new Rejected(403, "verify token");
        }
        if (!Signatures.hub(
                connection.secret("appSecret"),
                request.body(),
                request.header("X-Hub-Signature-256").orElse(""))) {
            return new Rejected(401, "signature");
        }
        try {
            return Accepted.of(json.readTree(request.body())
                    .path("entry")
                    .valueStream()
                    .flatMap(entry -> read.apply(entry).stream())
                    .toList());
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return new Rejected(422, "not understood: " + e.getClass().getSimpleName());
        }
    }

    private static Map<String, String> bearer(Connection connection) {
        return Map.of("Authorization", "Bearer " + connection.secret("token"));
    }

    SendOutcome post(Connection connection, String path, JsonNode body, Function<JsonNode, String> id) {
        try {
            Web.Answer answer = web.ask(Web.Question.json(
                    connection.setting("server") + path, bearer(connection), json.writeValueAsString(body)));
            JsonNode said = said(answer);
            if (answer.fine()) {
                String given = id.apply(said);
                return new SendOutcome.Delivered(given.isEmpty() ? null : given);
            }
            return outcome(answer.status(), said.path("error"));
        } catch (IOException e) {
            return SendOutcome.Later.unreachable(String.valueOf(e.getMessage()));
        }
    }

    private static SendOutcome outcome(int status, JsonNode error) {
        int code = error.path("code").asInt(0);
        String words = status + "/" + code + " " + error.path("message").asString("");
        if (status == 429 || TOO_FAST.contains(code)) {
            return SendOutcome.Later.tooFast(null);
        }
        if (code == TOKEN || status == 401) {
            return new SendOutcome.Later("token-wrong: " + words, null, true);
        }
        if (status >= 500 || AWAY.contains(code)) {
            return new SendOutcome.Later("status: " + words, null, true);
        }
        return new SendOutcome.Refused((WINDOW.contains(code) ? "window-closed: " : "status: ") + words);
    }

    JsonNode get(Connection connection, String path) throws IOException {
        return said(web.ask(Web.Question.get(connection.setting("server") + path, bearer(connection))));
    }

    byte[] download(Connection connection, String url, boolean withToken, int most) throws IOException {
        Web.Answer answer = web.ask(Web.Question.get(url, withToken ? bearer(connection) : Map.of()));
        if (!answer.fine()) {
            throw new IOException("Meta answered " + answer.status() + " for a file.");
        }
        return answer.body().length > most ? java.util.Arrays.copyOf(answer.body(), most + 1) : answer.body();
    }

    private JsonNode said(Web.Answer answer) {
        try {
            return json.readTree(answer.body());
        } catch (JacksonException e) {
            // A proxy answered instead: its status says enough.
            return json.createObjectNode();
        }
    }

    /** Whether the token opens the account. Where Meta calls is set in its app dashboard, which no token can read. */
    List<Finding> test(Connection connection, String account) {
        try {
            Web.Answer answer = web.ask(Web.Question.get(
                    connection.setting("server") + "/" + connection.setting(account) + "?fields=id",
                    bearer(connection)));
            JsonNode error = said(answer).path("error");
            if (answer.fine()) {
                return List.of();
            }
            boolean token = answer.status() == 401 || error.path("code").asInt(0) == TOKEN;
            return List.of(new Finding(
                    token ? Finding.TOKEN_WRONG : Finding.UNEXPECTED,
                    answer.status() + " " + error.path("message").asString("")));
        } catch (IOException e) {
            return List.of(new Finding(Finding.UNREACHABLE, String.valueOf(e.getMessage())));
        }
    }

    ObjectMapper json() {
        return json;
    }
}
