package io.pronto.conversation.call.adapter;

import io.pronto.conversation.call.AgentPhones.AgentPhone;
import io.pronto.conversation.call.Call;
import io.pronto.conversation.call.Order;
import io.pronto.conversation.call.Scene;
import io.pronto.conversation.call.Telephone;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Web;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Has Twilio, or whoever speaks its REST interface of 2010-04-01, ring telephones and move legs. */
final class TwilioTelephone implements Telephone {
    static final String KIND = "twilio-voice";

    private final Web web;
    private final ObjectMapper json;
    private final String publicUrl;

    TwilioTelephone(Web web, ObjectMapper json, String publicUrl) {
        this.web = web;
        this.json = json;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> address(Connection connection, AgentPhone phone) {
        return switch (phone.kind()) {
            case NUMBER -> Optional.of(phone.address());
            case EXTENSION -> {
                String domain = connection.setting("sipDomain");
                yield domain.isEmpty() ? Optional.empty() : Optional.of("sip:" + phone.address() + "@" + domain);
            }
        };
    }

    /** Where that connection's requests come in. */
    String hooks(Connection connection) {
        return publicUrl + "/hooks/" + connection.id();
    }

    @Override
    public Outcome carryOut(Connection connection, Call call, Order order, Scene scene) {
        String hooks = hooks(connection);
        String id = "?call=" + call.id();
        return switch (order) {
            case Order.RingAgent ring ->
                post(
                        connection,
                        "Calls.json",
                        fields(
                                "To", ring.address(),
                                "From", connection.setting("number"),
                                "Url", hooks + "/agent" + id + "&ring=" + ring.ring(),
                                "Timeout", Integer.toString(ring.seconds()),
                                "StatusCallback", hooks + "/agent-status" + id + "&ring=" + ring.ring()),
                        sid -> new Done(null, sid, null));
            case Order.DialCustomer dial ->
                post(
                        connection,
                        "Calls.json",
                        fields(
                                "To", dial.number(),
                                "From", connection.setting("number"),
                                "Url", hooks + "/line" + id,
                                "Timeout", Integer.toString(dial.seconds()),
                                "StatusCallback", hooks + "/status" + id),
                        sid -> new Done(sid, null, null));
            case Order.DropAgent drop -> ended(connection, drop.leg());
            case Order.HangUp _ -> call.line() == null ? Done.NOTHING_NEW : ended(connection, call.line());
            case Order.Show _ ->
                post(
                        connection,
                        "Calls/" + call.line() + ".json",
                        fields("Url", hooks + "/scene" + id, "Method", "POST"),
                        _ -> Done.NOTHING_NEW);
            case Order.Hold hold ->
                call.room() == null || call.line() == null
                        ? new Later("The provider has not said yet in which room they are.")
                        : post(
                                connection,
                                "Conferences/" + call.room() + "/Participants/" + call.line() + ".json",
                                fields("Hold", Boolean.toString(hold.held())),
                                _ -> Done.NOTHING_NEW);
            case Order.FetchRecording fetch -> fetch(connection, fetch.address());
        };
    }

    private Outcome ended(Connection connection, String leg) {
        Outcome outcome =
                post(connection, "Calls/" + leg + ".json", fields("Status", "completed"), _ -> Done.NOTHING_NEW);
        // What is not there any more is ended.
        return outcome instanceof Impossible ? Done.NOTHING_NEW : outcome;
    }

    private Outcome fetch(Connection connection, String address) {
        if (!address.startsWith(base(connection) + "/")) {
            return new Impossible("The recording is at another server than the line.");
        }
        Answered answered = ask(connection, "GET", address + ".mp3", Map.of());
        Web.Answer answer = answered.answer();
        if (answer == null) {
            return new Later(answered.problem());
        }
        return answer.fine()
                ? new Fetched(answer.body(), "voicemail.mp3")
                // It is there only a moment after the caller has hung up.
                : new Later("HTTP " + answer.status());
    }

    private Outcome post(
            Connection connection, String path, Map<String, String> fields, Function<@Nullable String, Outcome> done) {
        Answered answered = ask(connection, "POST", account(connection) + "/" + path, fields);
        Web.Answer answer = answered.answer();
        if (answer == null) {
            return new Later(answered.problem());
        }
        if (answer.fine()) {
            return done.apply(text(answer, "/sid"));
        }
        String problem = "HTTP " + answer.status() + " " + text(answer, "/message");
        return answer.status() == 429 || answer.status() >= 500 ? new Later(problem) : new Impossible(problem);
    }

    /** An answer, or why there is none. */
    record Answered(Web.@Nullable Answer answer, String problem) {}

    Answered ask(Connection connection, String method, String url, Map<String, String> fields) {
        String login = connection.setting("accountSid") + ":" + connection.secret("authToken");
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        if (!fields.isEmpty()) {
            headers.put("Content-Type", "application/x-www-form-urlencoded");
        }
        try {
            return new Answered(web.ask(new Web.Question(method, URI.create(url), headers, form(fields))), "");
        } catch (IOException e) {
            return new Answered(null, String.valueOf(e.getMessage()));
        }
    }

    @Nullable
    String text(Web.Answer answer, String pointer) {
        try {
            return json.readTree(answer.body()).at(pointer).asStringOpt().orElse(null);
        } catch (JacksonException e) {
            return null;
        }
    }

    static String base(Connection connection) {
        return connection.setting("apiUrl").replaceAll("/+$", "");
    }

    static String account(Connection connection) {
        return base(connection) + "/2010-04-01/Accounts/" + connection.setting("accountSid");
    }

    private static Map<String, String> fields(String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return fields;
    }

    private static byte[] form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
