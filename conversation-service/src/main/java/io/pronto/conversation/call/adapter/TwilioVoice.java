package io.pronto.conversation.call.adapter;

import io.pronto.contracts.CallId;
import io.pronto.contracts.Channel;
import io.pronto.conversation.call.Call;
import io.pronto.conversation.call.CallDesk;
import io.pronto.conversation.call.CallFlow;
import io.pronto.conversation.call.CallPhase;
import io.pronto.conversation.call.CallRules;
import io.pronto.conversation.call.CallState;
import io.pronto.conversation.call.Calls;
import io.pronto.conversation.call.Menu;
import io.pronto.conversation.call.Menus;
import io.pronto.conversation.call.Scene;
import io.pronto.conversation.call.Step;
import io.pronto.conversation.channel.Capabilities;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connector;
import io.pronto.conversation.channel.Finding;
import io.pronto.conversation.channel.HookReceiver;
import io.pronto.conversation.channel.Outgoing;
import io.pronto.conversation.channel.RawRequest;
import io.pronto.conversation.channel.SendOutcome;
import io.pronto.conversation.channel.Setting;
import io.pronto.conversation.channel.TwilioSignature;
import io.pronto.conversation.channel.Web;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A line at Twilio, or at whoever speaks its webhooks: signed forms come in, TwiML goes out. */
final class TwilioVoice implements Connector, HookReceiver {
    private static final Set<String> OVER = Set.of("completed", "busy", "no-answer", "failed", "canceled");
    private static final int LONGEST_SID = 64;

    private final TwilioTelephone telephone;
    private final Telephones telephones;
    private final Calls calls;
    private final CallDesk desk;
    private final Callers callers;
    private final Menus menus;
    private final Menu.Opening open;
    private final CallRules rules;

    TwilioVoice(
            TwilioTelephone telephone,
            Telephones telephones,
            Calls calls,
            CallDesk desk,
            Callers callers,
            Menus menus,
            Menu.Opening open,
            CallRules rules) {
        this.telephone = telephone;
        this.telephones = telephones;
        this.calls = calls;
        this.desk = desk;
        this.callers = callers;
        this.menus = menus;
        this.open = open;
        this.rules = rules;
    }

    @Override
    public String kind() {
        return TwilioTelephone.KIND;
    }

    @Override
    public Channel channel() {
        return Channel.PHONE;
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.text("number"),
                Setting.text("accountSid"),
                Setting.secret("authToken"),
                Setting.text("sipDomain").optional(),
                Setting.url("apiUrl", "https://api.twilio.com"));
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
    public List<Finding> test(Connection connection) {
        TwilioTelephone.Answered account =
                telephone.ask(connection, "GET", TwilioTelephone.account(connection) + ".json", Map.of());
        Web.Answer answer = account.answer();
        if (answer == null) {
            return List.of(new Finding(Finding.UNREACHABLE, account.problem()));
        }
        if (answer.status() == 401 || answer.status() == 404) {
            return List.of(new Finding(Finding.TOKEN_WRONG, "HTTP " + answer.status()));
        }
        if (!answer.fine()) {
            return List.of(new Finding(Finding.UNEXPECTED, "HTTP " + answer.status()));
        }
        TwilioTelephone.Answered numbers = telephone.ask(
                connection,
                "GET",
                TwilioTelephone.account(connection) + "/IncomingPhoneNumbers.json?PhoneNumber="
                        + URLEncoder.encode(connection.setting("number"), StandardCharsets.UTF_8),
                Map.of());
        Web.Answer found = numbers.answer();
        if (found == null || !found.fine()) {
            return List.of(
                    new Finding(Finding.UNEXPECTED, found == null ? numbers.problem() : "HTTP " + found.status()));
        }
        String voice = telephone.text(found, "/incoming_phone_numbers/0/voice_url");
        if (voice == null) {
            return List.of(new Finding("number-unknown", connection.setting("number")));
        }
        String wanted = telephone.hooks(connection) + "/voice";
        return voice.equals(wanted) ? List.of() : List.of(new Finding(Finding.HOOK_ELSEWHERE, voice));
    }

    @Override
    public HookAnswer receive(Connection connection, RawRequest request) {
        Map<String, List<String>> form = request.form();
        if (!request.method().equals("POST")
                || !TwilioSignature.genuine(
                        connection.secret("authToken"),
                        request.url().toString(),
                        form,
                        request.body(),
                        request.header(TwilioSignature.HEADER).orElse(null))) {
            return new Rejected(403, "The signature is missing or wrong.");
        }
        String sid = first(form, "CallSid");
        if (sid == null || sid.length() > LONGEST_SID) {
            return new Rejected(400, "There is no CallSid.");
        }
        return new Accepted(
                List.of(), new HookReply(200, "text/xml", answer(connection, request, form, sid, request.now())));
    }

    private String answer(
            Connection connection, RawRequest request, Map<String, List<String>> form, String sid, Instant at) {
        String what = request.rest();
        if (what.equals("voice")) {
            return shown(connection, arrived(connection, form, sid, at), false);
        }
        CallId id = named(connection, request, sid).orElse(null);
        if (id == null) {
            return Twiml.hangUp();
        }
        int ring = request.query("ring").map(TwilioVoice::number).orElse(0);
        return switch (what) {
            case "menu" -> {
                Menu menu = menus.of(connection.id()).menu();
                String node = request.query("node").orElse("");
                Call now = changed(
                        id,
                        // Asked again about a question that she has left behind: she hears where she is.
                        call -> call.state() instanceof CallState.InMenu here
                                        && here.node().equals(node)
                                ? CallFlow.pressed(call, menu, key(form), rules, open, at)
                                : Step.same(call));
                yield shown(connection, now, false);
            }
            case "wait" -> shown(connection, calls.find(id).orElseThrow(), true);
            case "key" -> {
                Character key = key(form);
                Call now = key != null && (key == '1' || key == '2')
                        ? changed(
                                id,
                                call -> key == '1' && call.number() == null
                                        ? Step.same(call)
                                        : CallFlow.leavesLine(call, key == '1', at))
                        : calls.find(id).orElseThrow();
                yield waits(now) ? shown(connection, now, true) : Twiml.leave();
            }
            case "left" -> {
                String result = first(form, "QueueResult");
                Call now = "hangup".equals(result)
                        ? changed(id, call -> CallFlow.customerDown(call, rules, at))
                        : calls.find(id).orElseThrow();
                yield shown(connection, now, false);
            }
            case "scene" -> shown(connection, calls.find(id).orElseThrow(), false);
            case "line" -> {
                Call now = changed(id, call -> CallFlow.customerUp(call.named(sid, null, null), at));
                yield shown(connection, now, false);
            }
            case "recorded" -> {
                int seconds = number(first(form, "RecordingDuration"));
                Call now = changed(id, call -> CallFlow.recorded(call, first(form, "RecordingUrl"), seconds, at));
                yield shown(connection, now, false);
            }
            case "room" -> {
                String room = first(form, "ConferenceSid");
                if (room != null && room.length() <= LONGEST_SID) {
                    changed(id, call -> room.equals(call.room()) ? Step.same(call) : named(call, room));
                }
                yield Twiml.hangUp();
            }
            case "agent" -> agentUp(connection, id, ring, at);
            case "agent-key" -> {
                Character key = key(form);
                yield key != null && key == '1' ? pickedUp(connection, id, ring, at) : Twiml.hangUp();
            }
            case "agent-status" -> {
                if (OVER.contains(String.valueOf(first(form, "CallStatus")))) {
                    changed(id, call -> CallFlow.agentDown(call, ring, rules, at));
                }
                yield Twiml.hangUp();
            }
            case "status" -> {
                if (OVER.contains(String.valueOf(first(form, "CallStatus")))) {
                    changed(id, call -> CallFlow.customerDown(call, rules, at));
                }
                yield Twiml.hangUp();
            }
            default -> Twiml.hangUp();
        };
    }

    private String agentUp(Connection connection, CallId id, int ring, Instant at) {
        Call call = calls.find(id).orElseThrow();
        if (call.state().ring() != ring) {
            return Twiml.hangUp();
        }
        // Who calls is at the telephone herself; whoever is called may be a machine.
        if (call.state() instanceof CallState.Dialling) {
            return pickedUp(connection, id, ring, at);
        }
        return Twiml.askAgent(id.toString(), ring, telephone.hooks(connection), Scene.forAgent());
    }

    private String pickedUp(Connection connection, CallId id, int ring, Instant at) {
        Call now = changed(id, call -> CallFlow.agentUp(call, ring, rules, at));
        return now.state().ring() == ring
                ? Twiml.agentTogether(id.toString(), telephone.hooks(connection))
                : Twiml.hangUp();
    }

    private Call arrived(Connection connection, Map<String, List<String>> form, String sid, Instant at) {
        Optional<Call> known = calls.ofLeg(connection.id(), sid);
        if (known.isPresent()) {
            return known.get();
        }
        Menu menu = menus.of(connection.id()).menu();
        Call fresh = callers.calling(connection, sid, first(form, "From"), first(form, "To"), menu, at);
        boolean added = desk.add(
                menu.nodes().isEmpty()
                        ? CallFlow.pressed(fresh, menu, null, rules, open, at)
                        : CallFlow.arrived(fresh));
        return added
                ? calls.find(fresh.id()).orElseThrow()
                : calls.ofLeg(connection.id(), sid).orElseThrow();
    }

    /** A request names its call, and the provider's leg has to be of the same line. */
    private Optional<CallId> named(Connection connection, RawRequest request, String sid) {
        Optional<String> text = request.query("call");
        if (text.isEmpty()) {
            return calls.ofLeg(connection.id(), sid).map(Call::id);
        }
        try {
            return calls.find(CallId.of(text.get()))
                    .filter(call -> call.connection().equals(connection.id()))
                    .map(Call::id);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Step named(Call call, String room) {
        return new Step(call.named(null, null, room), List.of(), List.of());
    }

    private String shown(Connection connection, Call call, boolean inLine) {
        return Twiml.of(
                call.id().toString(), telephones.scene(call), telephone.hooks(connection), inLine && waits(call));
    }

    private static boolean waits(Call call) {
        return call.phase() == CallPhase.QUEUED
                || call.phase() == CallPhase.OFFERED
                || call.phase() == CallPhase.CONNECTING;
    }

    private Call changed(CallId id, Function<Call, Step> decide) {
        return desk.change(id, decide)
                .orElseThrow(() -> new IllegalStateException("Call " + id + " was there a moment ago and is gone."))
                .call();
    }

    private static @Nullable Character key(Map<String, List<String>> form) {
        String digits = first(form, "Digits");
        return digits == null || digits.isEmpty() ? null : digits.charAt(0);
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static @Nullable String first(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }
}
