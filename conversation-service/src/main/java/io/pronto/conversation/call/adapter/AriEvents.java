package io.pronto.conversation.call.adapter;

import io.pronto.contracts.CallId;
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
import io.pronto.conversation.channel.Connection;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What an Asterisk tells, one event after the other, and what follows from it. */
final class AriEvents implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(AriEvents.class);
    /** How long a caller has for a key once the question is over. */
    private static final Duration FOR_A_KEY = Duration.ofSeconds(6);
    /** Between two announcements to somebody in line. */
    private static final Duration BETWEEN = Duration.ofSeconds(25);
    /** A leg or playback of ours: its call, and what it is. */
    private static final Pattern OURS =
            Pattern.compile(AriTelephone.OURS + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-(.+))?");

    private final AriTelephone telephone;
    private final Telephones telephones;
    private final Calls calls;
    private final CallDesk desk;
    private final Callers callers;
    private final Menus menus;
    private final Menu.Opening open;
    private final CallRules rules;
    private final ScheduledExecutorService later;
    private final ObjectMapper json;
    private final Clock clock;

    AriEvents(
            AriTelephone telephone,
            Telephones telephones,
            Calls calls,
            CallDesk desk,
            Callers callers,
            Menus menus,
            Menu.Opening open,
            CallRules rules,
            ScheduledExecutorService later,
            ObjectMapper json,
            Clock clock) {
        this.telephone = telephone;
        this.telephones = telephones;
        this.calls = calls;
        this.desk = desk;
        this.callers = callers;
        this.menus = menus;
        this.open = open;
        this.rules = rules;
        this.later = later;
        this.json = json;
        this.clock = clock;
    }

    /** Takes one event; what it does not know or cannot read it leaves. */
    void take(Connection exchange, String text) {
        try {
            JsonNode event = json.readTree(text);
            String leg = event.at("/channel/id").asString("");
            switch (event.path("type").asString("")) {
                case "StasisStart" -> started(exchange, event, leg);
                case "ChannelDtmfReceived" ->
                    pressed(exchange, leg, event.path("digit").asString(""));
                case "ChannelDestroyed" -> gone(exchange, leg);
                case "PlaybackFinished" ->
                    played(exchange, event.at("/playback/id").asString(""));
                case "RecordingFinished" ->
                    recorded(
                            exchange,
                            event.at("/recording/name").asString(""),
                            event.at("/recording/duration").asInt(0));
                case "RecordingFailed" ->
                    recorded(exchange, event.at("/recording/name").asString(""), 0);
                default -> {}
            }
        } catch (JacksonException e) {
            log.warn("{} told something that is no JSON.", exchange, e);
        } catch (IOException e) {
            log.warn("{} did not do what an event of its asked for.", exchange, e);
        }
    }

    private void started(Connection exchange, JsonNode event, String leg) throws IOException {
        List<String> args =
                event.path("args").valueStream().map(arg -> arg.asString("")).toList();
        Instant at = now();
        if (args.size() >= 3 && args.getFirst().equals("agent")) {
            int ring = number(args.get(2));
            Call call = known(args.get(1)).orElse(null);
            if (call == null || call.state().ring() != ring) {
                telephone.hangUp(exchange, leg);
            } else if (args.contains("ask")) {
                telephone.play(exchange, leg, "agent", call, List.of(Scene.forAgent()));
            } else {
                agentUp(exchange, call.id(), ring, leg);
            }
            return;
        }
        if (args.size() >= 2 && args.getFirst().equals("line")) {
            known(args.get(1)).ifPresent(call -> {
                Call now = changed(call.id(), c -> CallFlow.customerUp(c.named(leg, null, null), at));
                show(exchange, now);
            });
            return;
        }
        if (calls.ofLeg(exchange.id(), leg).isPresent()) {
            return;
        }
        Menu menu = menus.of(exchange.id()).menu();
        telephone.answer(exchange, leg);
        Call fresh = callers.calling(
                exchange,
                leg,
                international(event.at("/channel/caller/number").asString("")),
                international(event.at("/channel/dialplan/exten").asString("")),
                menu,
                at);
        if (desk.add(
                menu.nodes().isEmpty()
                        ? CallFlow.pressed(fresh, menu, null, rules, open, at)
                        : CallFlow.arrived(fresh))) {
            show(exchange, calls.find(fresh.id()).orElseThrow());
        }
    }

    /** Exchanges tell numbers with 00 or without anything before the country. */
    private static @Nullable String international(String number) {
        if (number.startsWith("00")) {
            return "+" + number.substring(2);
        }
        return number.isEmpty() || number.startsWith("+") ? number : "+" + number;
    }

    private void agentUp(Connection exchange, CallId id, int ring, String leg) throws IOException {
        Call now = changed(id, c -> CallFlow.agentUp(CallFlow.rung(c, ring, leg).call(), ring, rules, now()));
        if (now.state().ring() != ring) {
            telephone.hangUp(exchange, leg);
        }
    }

    private void pressed(Connection exchange, String leg, String digit) throws IOException {
        Matcher ours = OURS.matcher(leg);
        if (ours.matches() && ours.group(2) != null && ours.group(2).startsWith("a")) {
            if (digit.equals("1")) {
                agentUp(exchange, CallId.of(ours.group(1)), number(ours.group(2).substring(1)), leg);
            }
            return;
        }
        Call call = calls.ofLeg(exchange.id(), leg).orElse(null);
        if (call == null || digit.isEmpty()) {
            return;
        }
        char key = digit.charAt(0);
        Instant at = now();
        if (call.phase() == CallPhase.MENU) {
            Menu menu = menus.of(exchange.id()).menu();
            show(exchange, changed(call.id(), c -> CallFlow.pressed(c, menu, key, rules, open, at)));
        } else if (waits(call) && (key == '2' || key == '1' && call.number() != null)) {
            show(exchange, changed(call.id(), c -> CallFlow.leavesLine(c, key == '1', at)));
        }
    }

    private void gone(Connection exchange, String leg) {
        Matcher ours = OURS.matcher(leg);
        Instant at = now();
        if (ours.matches() && ours.group(2) != null && ours.group(2).startsWith("a")) {
            int ring = number(ours.group(2).substring(1));
            desk.change(CallId.of(ours.group(1)), call -> CallFlow.agentDown(call, ring, rules, at));
            return;
        }
        Optional<CallId> id = ours.matches()
                ? Optional.of(CallId.of(ours.group(1)))
                : calls.ofLeg(exchange.id(), leg).map(Call::id);
        id.ifPresent(call -> desk.change(call, c -> CallFlow.customerDown(c, rules, at)));
    }

    private void played(Connection exchange, String playback) throws IOException {
        Matcher ours = OURS.matcher(playback);
        if (!ours.matches() || ours.group(2) == null) {
            return;
        }
        Call call = calls.find(CallId.of(ours.group(1))).orElse(null);
        String line = call == null ? null : call.line();
        if (call == null || line == null) {
            return;
        }
        switch (ours.group(2).split("-", 2)[0]) {
            case "ask" -> later.schedule(() -> noKey(exchange, call), FOR_A_KEY.toSeconds(), TimeUnit.SECONDS);
            case "wait" -> {
                if (waits(call)) {
                    telephone.music(exchange, line);
                    later.schedule(() -> again(exchange, call.id()), BETWEEN.toSeconds(), TimeUnit.SECONDS);
                }
            }
            case "record" -> telephone.record(exchange, call);
            case "bye" -> telephone.hangUp(exchange, line);
            default -> {}
        }
    }

    private void noKey(Connection exchange, Call asked) {
        Menu menu = menus.of(exchange.id()).menu();
        boolean[] still = {false};
        Call now = changed(asked.id(), call -> {
            still[0] = call.state().equals(asked.state()) && call.state() instanceof CallState.InMenu;
            return still[0] ? CallFlow.pressed(call, menu, null, rules, open, now()) : Step.same(call);
        });
        if (still[0]) {
            show(exchange, now);
        }
    }

    private void again(Connection exchange, CallId id) {
        calls.find(id).filter(AriEvents::waits).ifPresent(call -> show(exchange, call));
    }

    private void recorded(Connection exchange, String name, int seconds) {
        Matcher ours = OURS.matcher(name);
        if (ours.matches()) {
            Call now = changed(
                    CallId.of(ours.group(1)),
                    call -> CallFlow.recorded(call, seconds < 1 ? null : name, seconds, now()));
            show(exchange, now);
        }
    }

    private void show(Connection exchange, Call call) {
        try {
            telephone.show(exchange, call, telephones.scene(call));
        } catch (IOException e) {
            log.warn("{}: what call {} is to hear could not be played.", exchange, call.id(), e);
        }
    }

    private static boolean waits(Call call) {
        return call.phase() == CallPhase.QUEUED
                || call.phase() == CallPhase.OFFERED
                || call.phase() == CallPhase.CONNECTING;
    }

    private Optional<Call> known(String id) {
        try {
            return calls.find(CallId.of(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Call changed(CallId id, Function<Call, Step> decide) {
        return desk.change(id, decide)
                .orElseThrow(() -> new IllegalStateException("Call " + id + " was there a moment ago and is gone."))
                .call();
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    @Override
    public void destroy() {
        later.shutdownNow();
    }

    private Instant now() {
        return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }
}
