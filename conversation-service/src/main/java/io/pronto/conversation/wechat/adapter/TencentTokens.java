package io.pronto.conversation.wechat.adapter;

import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Web;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Access tokens, which Tencent gives for two hours and wants to be asked for seldom. */
final class TencentTokens {

    private static final Set<Integer> EXPIRED = Set.of(40001, 40014, 42001);

    private final Web web;
    private final ObjectMapper json;
    private final Clock clock;
    private final boolean company;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    TencentTokens(Web web, ObjectMapper json, Clock clock, boolean company) {
        this.web = web;
        this.json = json;
        this.clock = clock;
        this.company = company;
    }

    private record Known(String token, Instant until, long revision) {}

    /** The account's secret is not accepted. */
    static final class NoTokenException extends IOException {
        private static final long serialVersionUID = 1L;

        NoTokenException(String message) {
            super(message);
        }
    }

    void forget(Connection connection) {
        known.remove(connection.id());
    }

    String token(Connection connection) throws IOException {
        Known kept = known.get(connection.id());
        if (kept != null
                && kept.revision() == connection.revision()
                && clock.instant().isBefore(kept.until())) {
            return kept.token();
        }
        String secret = URLEncoder.encode(connection.secret("appSecret"), StandardCharsets.UTF_8);
        String path = company
                ? "/cgi-bin/gettoken?corpid=" + encoded(connection, "corpId") + "&corpsecret=" + secret
                : "/cgi-bin/token?grant_type=client_credential&appid=" + encoded(connection, "appId") + "&secret="
                        + secret;
        Web.Answer answer = web.ask(Web.Question.get(connection.setting("server") + path, Map.of()));
        JsonNode said = said(answer);
        String token = said.path("access_token").asString("");
        if (token.isEmpty()) {
            String words =
                    said.path("errcode").asInt(0) + " " + said.path("errmsg").asString("");
            if (said.path("errcode").isNumber() && said.path("errcode").asInt() != -1 || answer.status() == 401) {
                throw new NoTokenException(words);
            }
            throw new IOException("Tencent gave no token: " + answer.status() + " " + words);
        }
        // Five minutes before its end, so that it lasts for what is asked with it.
        known.put(
                connection.id(),
                new Known(
                        token,
                        clock.instant()
                                .plusSeconds(
                                        Math.max(60, said.path("expires_in").asInt(7200) - 300)),
                        connection.revision()));
        return token;
    }

    private static String encoded(Connection connection, String setting) {
        return URLEncoder.encode(connection.setting(setting), StandardCharsets.UTF_8);
    }

    /** Asks, and once more with a fresh token where somebody else has made ours worthless. */
    JsonNode post(Connection connection, String path, String body) throws IOException {
        JsonNode said = once(connection, path, body);
        if (EXPIRED.contains(said.path("errcode").asInt(0))) {
            forget(connection);
            said = once(connection, path, body);
        }
        return said;
    }

    private JsonNode once(Connection connection, String path, String body) throws IOException {
        Web.Answer answer = web.ask(Web.Question.json(
                connection.setting("server") + path + "?access_token=" + token(connection), Map.of(), body));
        if (answer.status() == 429 || answer.status() >= 500) {
            throw new IOException("Tencent answered " + answer.status() + ".");
        }
        return said(answer);
    }

    private JsonNode said(Web.Answer answer) {
        try {
            return json.readTree(answer.body());
        } catch (JacksonException e) {
            // A proxy answered instead: its status says enough.
            return json.createObjectNode();
        }
    }
}
