package io.pronto.conversation.call.adapter;

import io.pronto.contracts.Channel;
import io.pronto.conversation.call.AgentPhones.AgentPhone;
import io.pronto.conversation.call.AgentPhones.Kind;
import io.pronto.conversation.call.Call;
import io.pronto.conversation.call.Order;
import io.pronto.conversation.call.Scene;
import io.pronto.conversation.call.Telephone;
import io.pronto.conversation.channel.Capabilities;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.Finding;
import io.pronto.conversation.channel.Outgoing;
import io.pronto.conversation.channel.SendOutcome;
import io.pronto.conversation.channel.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An Asterisk of the house. Calls reach it by its dial plan's {@code Stasis(<app>)}; it says words from sound files, for it has no
 * voice. Legs, rooms, playbacks and recordings have names of ours, so that news about them name their call.
 */
final class AriTelephone implements Connector, Telephone {
    static final String KIND = "asterisk";
    /** How names of ours begin. */
    static final String OURS = "pronto-";

    private static final String LONGEST_MESSAGE = "180";

    private final AriClient ari;

    AriTelephone(AriClient ari) {
        this.ari = ari;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Channel channel() {
        return Channel.PHONE;
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.url("server", "http://127.0.0.1:8088"),
                Setting.text("user"),
                Setting.secret("password"),
                new Setting("app", Setting.Type.TEXT, true, "pronto", List.of()),
                new Setting("extensions", Setting.Type.TEXT, true, "PJSIP/{extension}", List.of()),
                new Setting("trunk", Setting.Type.TEXT, true, "PJSIP/{number}@trunk", List.of()),
                Setting.text("number").optional(),
                new Setting("sounds", Setting.Type.TEXT, true, "pronto", List.of()));
    }

    @Override
    public Capabilities capabilities(Connection connection) {
        return Capabilities.text(1, Capabilities.Unit.UTF16);
    }

    @Override
    public SendOutcome send(Connection connection, Outgoing message) {
        return new SendOutcome.Refused("voice: nothing can be written on a telephone line");
    }

    @Override
    public List<Finding> test(Connection exchange) {
        try {
            AriClient.Answer info = ari.ask(exchange, "GET", "/asterisk/info");
            if (info.status() == 401) {
                return List.of(new Finding(Finding.TOKEN_WRONG, "HTTP 401"));
            }
            if (!info.fine()) {
                return List.of(new Finding(Finding.UNEXPECTED, "HTTP " + info.status()));
            }
            AriClient.Answer app = ari.ask(exchange, "GET", "/applications/" + exchange.setting("app"));
            return app.fine() || !exchange.enabled()
                    ? List.of()
                    : List.of(new Finding("not-listening", "HTTP " + app.status()));
        } catch (IOException e) {
            return List.of(new Finding(Finding.UNREACHABLE, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public Optional<String> address(Connection connection, AgentPhone phone) {
        return Optional.of(
                phone.kind() == Kind.EXTENSION
                        ? connection.setting("extensions").replace("{extension}", phone.address())
                        : trunk(connection, phone.address()));
    }

    private static String trunk(Connection connection, String number) {
        return connection.setting("trunk").replace("{number}", number);
    }

    /** What we call the agent's leg of a ring. */
    static String agentLeg(Call call, int ring) {
        return OURS + call.id() + "-a" + ring;
    }

    private static String room(Call call) {
        return OURS + call.id();
    }

    @Override
    public Outcome carryOut(Connection exchange, Call call, Order order, Scene scene) {
        try {
            return switch (order) {
                case Order.RingAgent ring -> {
                    String leg = agentLeg(call, ring.ring());
                    // Whoever answers an outside number may be a machine: it has to press a key.
                    boolean outside =
                            ring.address().startsWith(trunk(exchange, "").split("/", 2)[0])
                                    && ring.address().contains("+");
                    String args = "agent," + call.id() + "," + ring.ring() + (outside ? ",ask" : "");
                    yield begun(exchange, ring.address(), args, leg, ring.seconds(), new Done(null, leg, null));
                }
                case Order.DialCustomer dial -> {
                    String leg = OURS + call.id() + "-c";
                    yield begun(
                            exchange,
                            trunk(exchange, dial.number()),
                            "line," + call.id(),
                            leg,
                            dial.seconds(),
                            new Done(leg, null, null));
                }
                case Order.DropAgent drop -> ended(exchange, drop.leg());
                case Order.HangUp _ -> call.line() == null ? Done.NOTHING_NEW : ended(exchange, call.line());
                case Order.Show _ -> show(exchange, call, scene);
                case Order.Hold hold -> hold(exchange, call, hold.held());
                case Order.FetchRecording fetch -> {
                    AriClient.Answer file = ari.ask(exchange, "GET", "/recordings/stored/" + fetch.address() + "/file");
                    yield file.fine() ? new Fetched(file.body(), "voicemail.wav") : new Later("HTTP " + file.status());
                }
            };
        } catch (IOException e) {
            return new Later(String.valueOf(e.getMessage()));
        }
    }

    private Outcome begun(Connection exchange, String endpoint, String args, String leg, int seconds, Done done)
            throws IOException {
        return of(
                ari.ask(
                        exchange,
                        "POST",
                        "/channels",
                        "endpoint",
                        endpoint,
                        "app",
                        exchange.setting("app"),
                        "appArgs",
                        args,
                        "channelId",
                        leg,
                        "timeout",
                        Integer.toString(seconds),
                        "callerId",
                        exchange.setting("number")),
                done);
    }

    private Outcome ended(Connection exchange, String leg) throws IOException {
        AriClient.Answer answer = ari.ask(exchange, "DELETE", "/channels/" + leg);
        return answer.status() == 404 ? Done.NOTHING_NEW : of(answer, Done.NOTHING_NEW);
    }

    private Outcome hold(Connection exchange, Call call, boolean held) throws IOException {
        if (call.line() == null) {
            return Done.NOTHING_NEW;
        }
        if (held) {
            ari.ask(exchange, "POST", "/bridges/" + room(call) + "/removeChannel", "channel", call.line());
            return of(ari.ask(exchange, "POST", "/channels/" + call.line() + "/moh"), Done.NOTHING_NEW);
        }
        ari.ask(exchange, "DELETE", "/channels/" + call.line() + "/moh");
        return of(
                ari.ask(exchange, "POST", "/bridges/" + room(call) + "/addChannel", "channel", call.line()),
                Done.NOTHING_NEW);
    }

    /** Lets the customer hear what belongs to her call's state. */
    Outcome show(Connection exchange, Call call, Scene scene) throws IOException {
        String line = call.line();
        if (line == null) {
            return Done.NOTHING_NEW;
        }
        return switch (scene) {
            case Scene.Ask ask -> play(exchange, line, "ask", call, ask.words());
            case Scene.Wait wait -> {
                if (call.agentLeg() != null) {
                    // She may have been with an agent.
                    ari.ask(exchange, "POST", "/bridges/" + room(call) + "/removeChannel", "channel", line);
                }
                yield play(exchange, line, "wait", call, wait.words());
            }
            case Scene.Together _ -> together(exchange, call);
            case Scene.Record record -> play(exchange, line, "record", call, record.words());
            case Scene.Goodbye goodbye ->
                goodbye.words().isEmpty() ? ended(exchange, line) : play(exchange, line, "bye", call, goodbye.words());
        };
    }

    private Outcome together(Connection exchange, Call call) throws IOException {
        String room = room(call);
        ari.ask(exchange, "DELETE", "/channels/" + call.line() + "/moh");
        AriClient.Answer made = ari.ask(exchange, "POST", "/bridges/" + room, "type", "mixing");
        if (!made.fine()) {
            return of(made, Done.NOTHING_NEW);
        }
        String leg = agentLeg(call, call.state().ring());
        return of(
                ari.ask(exchange, "POST", "/bridges/" + room + "/addChannel", "channel", call.line() + "," + leg),
                new Done(null, null, room));
    }

    /** Plays words on a leg. */
    Outcome play(Connection exchange, String leg, String what, Call call, List<Scene.Spoken> words) throws IOException {
        List<String> media = new ArrayList<>();
        String language = "en";
        for (Scene.Spoken spoken : words) {
            language = spoken.language();
            media.add("sound:" + exchange.setting("sounds") + "/" + spoken.language() + "/" + spoken.name());
            spoken.numbers().forEach(number -> media.add("number:" + number));
        }
        return of(
                ari.ask(
                        exchange,
                        "POST",
                        "/channels/" + leg + "/play",
                        "media",
                        String.join(",", media),
                        "lang",
                        language,
                        // The words of one playback are told of together, under its name.
                        "playbackId",
                        OURS + call.id() + "-" + what + "-" + call.revision()),
                Done.NOTHING_NEW);
    }

    /** Music until something else comes. */
    void music(Connection exchange, String leg) throws IOException {
        ari.ask(exchange, "POST", "/channels/" + leg + "/moh");
    }

    /** Takes up what she says. */
    void record(Connection exchange, Call call) throws IOException {
        ari.ask(
                exchange,
                "POST",
                "/channels/" + call.line() + "/record",
                "name",
                OURS + call.id(),
                "format",
                "wav",
                "maxDurationSeconds",
                LONGEST_MESSAGE,
                "maxSilenceSeconds",
                "5",
                "beep",
                "true",
                "terminateOn",
                "#",
                "ifExists",
                "overwrite");
    }

    /** Picks up. */
    void answer(Connection exchange, String leg) throws IOException {
        ari.ask(exchange, "POST", "/channels/" + leg + "/answer");
    }

    /** Hangs up. */
    void hangUp(Connection exchange, @Nullable String leg) throws IOException {
        if (leg != null) {
            ended(exchange, leg);
        }
    }

    private static Outcome of(AriClient.Answer answer, Done done) {
        if (answer.fine()) {
            return done;
        }
        String problem = "HTTP " + answer.status() + " " + answer.text();
        return answer.status() >= 500 ? new Later(problem) : new Impossible(problem);
    }
}
