package io.pronto.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.OpeningHours;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.ReturnCause;
import io.pronto.contracts.RoutingEvent.WorkAssigned;
import io.pronto.contracts.RoutingEvent.WorkOffered;
import io.pronto.contracts.RoutingEvent.WorkReturned;
import io.pronto.conversation.channel.Signatures;
import io.pronto.conversation.directory.Directory;
import io.pronto.platform.event.EventBus;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Calls over a provider that signs its webhooks and takes TwiML. */
class PhoneIT extends RunningService {
    private static final String TOKEN = "auth-token-of-the-account";
    private static final String PUBLIC = "http://localhost:8080";
    private static final QueueId GENERAL = new QueueId("general");

    @Autowired
    private EventBus bus;

    @Autowired
    private Directory directory;

    private ScriptedTwilio twilio;
    private String line;
    private AgentId mei;

    @BeforeEach
    void aLine() throws Exception {
        twilio = new ScriptedTwilio();
        mei = new AgentId(idOf("mei.lin"));
        line = post(
                        tokenOf("admin.pronto"),
                        "/api/v1/channels",
                        Map.of(
                                "kind",
                                "twilio-voice",
                                "connection",
                                Map.of(
                                        "name",
                                        "Hotline",
                                        "settings",
                                        Map.of(
                                                "number",
                                                "+4930999999",
                                                "accountSid",
                                                "AC1",
                                                "authToken",
                                                TOKEN,
                                                "apiUrl",
                                                twilio.url()),
                                        "enabled",
                                        true,
                                        "withBot",
                                        false,
                                        "language",
                                        "en")))
                .is(201)
                .text("/id");
        put(
                        tokenOf("mei.lin"),
                        "/api/v1/calls/phone",
                        Map.of("kind", "NUMBER", "address", "+49 30 901820", "rings", true))
                .is(200);
    }

    @AfterEach
    void noLine() {
        delete(tokenOf("admin.pronto"), "/api/v1/channels/" + line);
        twilio.close();
    }

    @Test
    void aCallIsGreetedQueuedOfferedAnsweredAndWrappedUp() {
        String sid = "CA-" + UUID.randomUUID();
        Answer greeting = rings(sid, "+4930111222");
        assertThat(xml(greeting, "Say")).isEqualTo("Welcome.");
        assertThat(rings(sid, "+4930111222").raw().body())
                .isEqualTo(greeting.raw().body());
        Answer enqueue = hook(attribute(greeting, "action"), sid, Map.of("Digits", "1"));
        assertThat(enqueue.raw().body()).contains("<Enqueue");
        ConversationId id = conversationOf(sid);
        assertThat(told(id)).containsExactly("ConversationStarted", "HandoffRequested", "CallQueued");
        Answer wait = hook(attribute(enqueue, "waitUrl"), sid, Map.of("QueuePosition", "1"));
        assertThat(wait.raw().body()).contains("You are in line.").contains("press 2");

        // Her telephone rings for the offer; picked up, it is accepted, and they speak once routing says that it is
        // hers.
        OfferId offer = new OfferId(UUID.randomUUID());
        BusTeller teller = new BusTeller(bus, json);
        teller.tell(new WorkOffered(id, offer, mei, GENERAL, List.of(), now().plusSeconds(30), now()));
        ScriptedTwilio.Asked ring = asked("/Calls.json");
        assertThat(ring.form()).containsEntry("To", "+4930901820").containsEntry("From", "+4930999999");
        await().until(() -> phase(sid).equals("OFFERED"));
        await().untilAsserted(() -> assertThat(column(sid, "agent_leg")).isNotNull());
        String leg = there(column(sid, "agent_leg"));
        assertThat(mine().text("/calls/0/phase")).isEqualTo("offered");
        Answer picked = hook(ring.form().get("Url"), leg, Map.of());
        assertThat(picked.raw().body()).contains("Press 1");
        Answer room = hook(attribute(picked, "action"), leg, Map.of("Digits", "1"));
        assertThat(room.raw().body()).contains("<Conference");
        assertThat(told(id)).endsWith("OfferAnswered");
        teller.tell(new WorkAssigned(id, mei, GENERAL, AssignmentCause.OFFER_ACCEPTED, null, now()));
        ScriptedTwilio.Asked shown = asked("/Calls/" + sid + ".json");
        assertThat(hook(shown.form().get("Url"), sid, Map.of()).raw().body()).contains("<Conference");
        assertThat(told(id)).contains("CallAnswered");

        // On hold and back, then she hangs up.
        hook("/hooks/" + line + "/room?call=" + call(sid), sid, Map.of("ConferenceSid", "CF7"));
        hold(sid, true).is(200);
        assertThat(asked("/Conferences/CF7/Participants/" + sid + ".json").form())
                .containsEntry("Hold", "true");
        hold(sid, true).is(200);
        post(tokenOf("jonas.weber"), "/api/v1/calls/" + call(sid) + "/hold", Map.of("held", false))
                .is(404);
        hold(sid, false).is(200);
        hook("/hooks/" + line + "/status", sid, Map.of("CallStatus", "completed"));
        assertThat(phase(sid)).isEqualTo("WRAP_UP");
        assertThat(asked("/Calls/" + leg + ".json").form()).containsEntry("Status", "completed");
        post(
                        tokenOf("mei.lin"),
                        "/api/v1/calls/" + call(sid) + "/wrap-up",
                        Map.of("disposition", "nonsense", "resolve", true))
                .is(422);
        Answer done = post(
                        tokenOf("mei.lin"),
                        "/api/v1/calls/" + call(sid) + "/wrap-up",
                        Map.of("disposition", "solved", "resolve", true))
                .is(200);
        assertThat(done.text("/phase")).isEqualTo("ended");
        assertThat(told(id)).endsWith("CallHeld", "CallHeld", "CallEnded", "CallWrappedUp", "ConversationResolved");
        // Told once more it changes nothing.
        hook("/hooks/" + line + "/status", sid, Map.of("CallStatus", "completed"));
        assertThat(told(id)).endsWith("ConversationResolved");
    }

    @Test
    void whatIsNotSignedIsRefused() {
        String path = "/hooks/" + line + "/voice";
        byte[] body = "CallSid=CA1&From=%2B4930111222".getBytes(StandardCharsets.UTF_8);
        for (String signature : List.of("", "bm9wZQ==", sign(PUBLIC + path, Map.of("CallSid", "CA2")))) {
            send(
                            null,
                            request(path)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .header("X-Twilio-Signature", signature.isEmpty() ? "-" : signature)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)))
                    .is(403);
        }
        assertThat(jdbc.sql("SELECT count(*) FROM call WHERE line = 'CA1'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoHangsUpInLineIsAbandonedAndWhoDoesSoInTheMenuIsKnownToHaveCalled() {
        String sid = "CA-" + UUID.randomUUID();
        hook(attribute(rings(sid, "+4930111333"), "action"), sid, Map.of("Digits", "1"));
        ConversationId id = conversationOf(sid);
        hook("/hooks/" + line + "/status", sid, Map.of("CallStatus", "completed"));
        assertThat(told(id)).endsWith("CallQueued", "CallEnded", "ConversationResolved");
        assertThat(get(tokenOf("grace.zhao"), "/api/v1/conversations/" + id)
                        .is(200)
                        .text("/outcome"))
                .isEqualToIgnoringCase("abandoned");

        String missed = "CA-" + UUID.randomUUID();
        rings(missed, "+4930111333");
        hook("/hooks/" + line + "/status", missed, Map.of("CallStatus", "completed"));
        ConversationId second = conversationOf(missed);
        assertThat(told(second)).containsExactly("ConversationStarted", "CallEnded", "ConversationResolved");
        // One number is one customer.
        assertThat(jdbc.sql("SELECT count(DISTINCT customer_id) FROM call WHERE number = '+4930111333'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void sheKeepsHerPlaceAndIsCalledBack() {
        String sid = "CA-" + UUID.randomUUID();
        Answer enqueue = hook(attribute(rings(sid, "+4930111444"), "action"), sid, Map.of("Digits", "1"));
        Answer wait = hook(attribute(enqueue, "waitUrl"), sid, Map.of());
        Answer left = hook(attribute(wait, "action"), sid, Map.of("Digits", "1"));
        assertThat(left.raw().body()).contains("<Leave");
        assertThat(hook(attribute(enqueue, "action"), sid, Map.of("QueueResult", "leave"))
                        .raw()
                        .body())
                .contains("call you back")
                .contains("<Hangup");
        ConversationId id = conversationOf(sid);
        assertThat(told(id)).endsWith("AnswerChannelChosen", "CallbackRequested", "CallEnded");
        Answer list = get(tokenOf("grace.zhao"), "/api/v1/callbacks").is(200);
        assertThat(list.raw().body()).contains("+4930111444");
        assertThat(get(tokenOf("jonas.weber"), "/api/v1/callbacks")
                        .is(200)
                        .raw()
                        .body())
                .doesNotContain("+4930111444");

        post(tokenOf("mei.lin"), "/api/v1/conversations/" + id + "/calls", Map.of())
                .is(404);
        new BusTeller(bus, json).tell(new WorkAssigned(id, mei, GENERAL, AssignmentCause.OFFER_ACCEPTED, null, now()));
        await().untilAsserted(() -> post(tokenOf("mei.lin"), "/api/v1/conversations/" + id + "/calls", Map.of())
                .is(201));
        post(tokenOf("mei.lin"), "/api/v1/conversations/" + id + "/calls", Map.of())
                .is(409);
        ScriptedTwilio.Asked hers = asked("/Calls.json");
        assertThat(hers.form()).containsEntry("To", "+4930901820");
        twilio.asked.clear();
        hook(hers.form().get("Url"), "CA-x", Map.of());
        ScriptedTwilio.Asked customers = asked("/Calls.json");
        assertThat(customers.form()).containsEntry("To", "+4930111444");
        Answer room = hook(customers.form().get("Url"), "CA-y" + id, Map.of());
        assertThat(room.raw().body()).contains("<Conference");
        assertThat(told(id)).endsWith("CallbackConnected");
        assertThat(get(tokenOf("mei.lin"), "/api/v1/conversations/" + id)
                        .is(200)
                        .text("/callback/state"))
                .isEqualTo("reached");
        post(tokenOf("mei.lin"), "/api/v1/calls/" + mine().text("/calls/0/id") + "/hang-up", Map.of())
                .is(200);
    }

    @Test
    void whenNobodyIsThereAMessageIsTakenUpAndBecomesAConversation() {
        QueueId closed = new QueueId("closed-" + UUID.randomUUID());
        directory.queue(closed, "Closed", "关", true, new OpeningHours("UTC", List.of(), Set.of()), now());
        put(line, closed);
        String sid = "CA-" + UUID.randomUUID();
        Answer record = hook(attribute(rings(sid, "+4930111555"), "action"), sid, Map.of("Digits", "1"));
        assertThat(record.raw().body()).contains("We are closed").contains("<Record");
        // Her hanging up is told before what she said.
        hook("/hooks/" + line + "/status", sid, Map.of("CallStatus", "completed"));
        hook(
                attribute(record, "action"),
                sid,
                Map.of(
                        "RecordingUrl",
                        twilio.url() + "/2010-04-01/Accounts/AC1/Recordings/RE1",
                        "RecordingDuration",
                        "34"));
        await().untilAsserted(() -> assertThat(column(sid, "conversation_id")).isNotNull());
        ConversationId id = conversationOf(sid);
        assertThat(told(id)).contains("CustomerMessageReceived", "HandoffRequested", "CallbackRequested", "CallEnded");
        Answer entries = get(tokenOf("grace.zhao"), "/api/v1/conversations/" + id + "/entries")
                .is(200);
        assertThat(entries.raw().body()).contains("Voicemail, 34 seconds").contains("voicemail.mp3");
    }

    @Test
    void whoIsPassedOnHearsMusicAgainAndHerFirstAgentIsOff() {
        String sid = "CA-" + UUID.randomUUID();
        hook(attribute(rings(sid, "+4930111666"), "action"), sid, Map.of("Digits", "2"));
        ConversationId id = conversationOf(sid);
        BusTeller teller = new BusTeller(bus, json);
        teller.tell(new WorkAssigned(id, mei, GENERAL, AssignmentCause.TAKEN, null, now()));
        ScriptedTwilio.Asked ring = asked("/Calls.json");
        await().untilAsserted(() -> assertThat(column(sid, "agent_leg")).isNotNull());
        String leg = there(column(sid, "agent_leg"));
        hook(attribute(hook(ring.form().get("Url"), leg, Map.of()), "action"), leg, Map.of("Digits", "1"));
        assertThat(phase(sid)).isEqualTo("TALKING");
        twilio.asked.clear();
        teller.tell(new WorkReturned(id, mei, GENERAL, null, ReturnCause.TRANSFERRED, mei, "please", now()));
        await().until(() -> phase(sid).equals("QUEUED"));
        assertThat(hook(asked("/Calls/" + sid + ".json").form().get("Url"), sid, Map.of())
                        .raw()
                        .body())
                .contains("<Enqueue");
        assertThat(asked("/Calls/" + leg + ".json").form()).containsEntry("Status", "completed");
        // Late news of her leg's end are about nobody.
        hook(ring.form().get("StatusCallback"), leg, Map.of("CallStatus", "completed"));
        assertThat(phase(sid)).isEqualTo("QUEUED");
        hook("/hooks/" + line + "/status", sid, Map.of("CallStatus", "completed"));
    }

    private void put(String connection, QueueId queue) {
        Map<String, Object> menu = Map.of(
                "language",
                "en",
                "greetings",
                Map.of("en", "Hello."),
                "nodes",
                List.of(Map.of(
                        "id",
                        "root",
                        "prompts",
                        Map.of("en", "Press 1."),
                        "options",
                        List.of(Map.of("key", "1", "queue", queue.value(), "next", "LINE")))));
        String path = "/api/v1/calls/menus/" + connection;
        send(
                        tokenOf("admin.pronto"),
                        request(path)
                                .header("Content-Type", "application/json")
                                .header("If-Match", "\"0\"")
                                .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(menu))))
                .is(200);
    }

    private Answer mine() {
        return get(tokenOf("mei.lin"), "/api/v1/calls/mine").is(200);
    }

    private Answer hold(String sid, boolean held) {
        return post(tokenOf("mei.lin"), "/api/v1/calls/" + call(sid) + "/hold", Map.of("held", held));
    }

    private Answer rings(String sid, String from) {
        return hook(
                "/hooks/" + line + "/voice", sid, Map.of("From", from, "To", "+4930999999", "CallStatus", "ringing"));
    }

    /** As Twilio asks: a signed form. */
    private Answer hook(String address, String sid, Map<String, String> more) {
        String path = address.replace(PUBLIC, "").replace("&amp;", "&");
        Map<String, String> form = new TreeMap<>(more);
        form.put("CallSid", sid);
        form.put("AccountSid", "AC1");
        String body = form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                        null,
                        request(path)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("X-Twilio-Signature", sign(PUBLIC + path, form))
                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                .is(200);
    }

    private static String sign(String url, Map<String, String> form) {
        StringBuilder text = new StringBuilder(url);
        new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
        return Base64.getEncoder()
                .encodeToString(Signatures.hmacSha1(
                        TOKEN.getBytes(StandardCharsets.UTF_8), text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private ScriptedTwilio.Asked asked(String path) {
        return await().until(
                        () -> twilio.asked.stream()
                                .filter(a -> a.path().equals(path))
                                .reduce((a, b) -> b)
                                .orElse(null),
                        found -> found != null);
    }

    private static String attribute(Answer twiml, String name) {
        Matcher found = Pattern.compile(" " + name + "=\"([^\"]+)\"")
                .matcher(twiml.raw().body());
        assertThat(found.find()).as(name + " in " + twiml.raw().body()).isTrue();
        return found.group(1);
    }

    private static String xml(Answer twiml, String element) {
        Matcher found = Pattern.compile("<" + element + "[^>]*>([^<]*)<")
                .matcher(twiml.raw().body());
        assertThat(found.find()).as(element + " in " + twiml.raw().body()).isTrue();
        return found.group(1);
    }

    private @Nullable String column(String sid, String name) {
        return jdbc.sql("SELECT " + name + "::text FROM call WHERE line = ?")
                .param(sid)
                .query((row, _) -> java.util.Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private static String there(@Nullable String value) {
        return java.util.Objects.requireNonNull(value);
    }

    private String call(String sid) {
        return there(column(sid, "id"));
    }

    private String phase(String sid) {
        return there(column(sid, "phase"));
    }

    private ConversationId conversationOf(String sid) {
        return ConversationId.of(there(column(sid, "conversation_id")));
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

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
