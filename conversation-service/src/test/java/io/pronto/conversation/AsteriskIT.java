package io.pronto.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.RoutingEvent.WorkAssigned;
import io.pronto.platform.event.EventBus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Calls over the house's own Asterisk. */
class AsteriskIT extends RunningService {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private EventBus bus;

    private ScriptedAsterisk asterisk;
    private String exchange;

    @BeforeEach
    void anExchange() throws Exception {
        asterisk = new ScriptedAsterisk();
        exchange = post(
                        tokenOf("admin.pronto"),
                        "/api/v1/channels",
                        Map.of(
                                "kind",
                                "asterisk",
                                "connection",
                                Map.of(
                                        "name",
                                        "House",
                                        "settings",
                                        Map.of(
                                                "server", asterisk.url(),
                                                "user", "pronto",
                                                "password", "secret",
                                                "app", "pronto",
                                                "extensions", "PJSIP/{extension}",
                                                "trunk", "PJSIP/{number}@trunk",
                                                "sounds", "pronto"),
                                        "enabled",
                                        true,
                                        "withBot",
                                        false,
                                        "language",
                                        "en")))
                .is(201)
                .text("/id");
        await().atMost(PATIENCE).until(asterisk::heard);
    }

    @AfterEach
    void noExchange() throws Exception {
        delete(tokenOf("admin.pronto"), "/api/v1/channels/" + exchange);
        asterisk.close();
    }

    @Test
    void aCallIsAskedQueuedConnectedHeldAndEnded() throws Exception {
        put(tokenOf("mei.lin"), "/api/v1/calls/phone", Map.of("kind", "EXTENSION", "address", "mei", "rings", false))
                .is(200);
        String leg = "ch-" + UUID.randomUUID();
        started(leg, "4930111777");
        assertThat(asked("POST", "/channels/" + leg + "/play").params().get("media"))
                .isEqualTo("sound:pronto/en/greeting,sound:pronto/en/node-language");
        assertThat(asked("POST", "/channels/" + leg + "/answer")).isNotNull();
        asterisk.asked.clear();
        asterisk.tell("{\"type\":\"ChannelDtmfReceived\",\"digit\":\"1\",\"channel\":{\"id\":\"" + leg + "\"}}");
        ScriptedAsterisk.Asked words = asked("POST", "/channels/" + leg + "/play");
        assertThat(words.params().get("media")).contains("sound:pronto/en/in-line");
        asterisk.tell("{\"type\":\"PlaybackFinished\",\"playback\":{\"id\":\""
                + words.params().get("playbackId") + "\"}}");
        asked("POST", "/channels/" + leg + "/moh");
        assertThat(column(leg, "number")).isEqualTo("+4930111777");

        ConversationId id = ConversationId.of(column(leg, "conversation_id"));
        AgentId mei = new AgentId(idOf("mei.lin"));
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        new BusTeller(bus, json)
                .tell(new WorkAssigned(id, mei, new QueueId("general"), AssignmentCause.TAKEN, null, now));
        ScriptedAsterisk.Asked ring = asked("POST", "/channels");
        assertThat(ring.params()).containsEntry("endpoint", "PJSIP/mei");
        String agentLeg = ring.params().get("channelId");
        asterisk.tell("{\"type\":\"StasisStart\",\"args\":[\""
                + ring.params().get("appArgs").replace(",", "\",\"") + "\"],\"channel\":{\"id\":\"" + agentLeg
                + "\"}}");
        String room = "/bridges/pronto-" + column(leg, "id");
        assertThat(asked("POST", room + "/addChannel").params().get("channel")).isEqualTo(leg + "," + agentLeg);
        await().atMost(PATIENCE).until(() -> column(leg, "phase").equals("TALKING"));

        post(tokenOf("mei.lin"), "/api/v1/calls/" + column(leg, "id") + "/hold", Map.of("held", true))
                .is(200);
        asked("POST", room + "/removeChannel");
        asterisk.tell("{\"type\":\"ChannelDestroyed\",\"channel\":{\"id\":\"" + leg + "\"}}");
        await().atMost(PATIENCE).until(() -> column(leg, "phase").equals("WRAP_UP"));
        asked("DELETE", "/channels/" + agentLeg);
        post(tokenOf("mei.lin"), "/api/v1/calls/" + column(leg, "id") + "/wrap-up", Map.of("resolve", true))
                .is(200);
        assertThat(told(id)).contains("CallQueued", "CallAnswered", "CallHeld", "CallEnded", "CallWrappedUp");
    }

    @Test
    void aMessageIsRecordedAndBroughtAndWhatIsNoJsonIsLeft() throws Exception {
        asterisk.tell("this is no JSON");
        String leg = "ch-" + UUID.randomUUID();
        started(leg, "004930111888");
        asked("POST", "/channels/" + leg + "/play");
        asterisk.tell("{\"type\":\"ChannelDtmfReceived\",\"digit\":\"2\",\"channel\":{\"id\":\"" + leg + "\"}}");
        await().atMost(PATIENCE).until(() -> column(leg, "phase").equals("QUEUED"));
        asterisk.asked.clear();
        asterisk.tell("{\"type\":\"ChannelDtmfReceived\",\"digit\":\"2\",\"channel\":{\"id\":\"" + leg + "\"}}");
        ScriptedAsterisk.Asked words = asked("POST", "/channels/" + leg + "/play");
        assertThat(words.params().get("media")).isEqualTo("sound:pronto/zh/leave-message");
        asterisk.tell("{\"type\":\"PlaybackFinished\",\"playback\":{\"id\":\""
                + words.params().get("playbackId") + "\"}}");
        String name = asked("POST", "/channels/" + leg + "/record").params().get("name");
        asterisk.tell("{\"type\":\"RecordingFinished\",\"recording\":{\"name\":\"" + name + "\",\"duration\":12}}");
        ConversationId id = ConversationId.of(column(leg, "conversation_id"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(tokenOf("grace.zhao"), "/api/v1/conversations/" + id + "/entries")
                                .is(200)
                                .raw()
                                .body())
                        .contains("语音留言，12 秒")
                        .contains("voicemail.wav"));
    }

    private void started(String leg, String from) throws Exception {
        asterisk.tell("{\"type\":\"StasisStart\",\"args\":[],\"channel\":{\"id\":\"" + leg
                + "\",\"caller\":{\"name\":\"\",\"number\":\"" + from + "\"},\"dialplan\":{\"exten\":\"100\"}}}");
    }

    private ScriptedAsterisk.Asked asked(String method, String path) {
        return await().atMost(PATIENCE)
                .until(
                        () -> asterisk.asked.stream()
                                .filter(a ->
                                        a.method().equals(method) && a.path().equals(path))
                                .reduce((a, b) -> b)
                                .orElse(null),
                        found -> found != null);
    }

    private String column(String leg, String name) {
        return jdbc.sql("SELECT " + name + "::text FROM call WHERE line = ?")
                .param(leg)
                .query(String.class)
                .single();
    }

    private List<String> told(ConversationId id) {
        return jdbc
                .sql("SELECT type FROM bus_outbox WHERE subject = ? ORDER BY position")
                .param(id.toString())
                .query(String.class)
                .list()
                .stream()
                .map(type -> type.replaceAll(".*\\.(\\w+)\\.v1", "$1"))
                .toList();
    }
}
