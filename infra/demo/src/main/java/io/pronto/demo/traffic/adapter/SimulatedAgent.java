package io.pronto.demo.traffic.adapter;

import io.pronto.demo.company.Language;
import io.pronto.demo.suite.adapter.Api;
import io.pronto.demo.suite.adapter.EventLines;
import io.pronto.demo.suite.adapter.SuiteException;
import io.pronto.demo.traffic.AgentMind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;

/** One of the demo agents, working as the workspace would: presence, offers, replies, resolving. One thread does it all. */
final class SimulatedAgent implements Runnable {
    /** A customer who says nothing for this long has what she needs. */
    private static final Duration SILENCE = Duration.ofSeconds(150);

    private static final Duration COMES_BACK = Duration.ofSeconds(25);
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final int CONFLICT = 409;

    private final String username;
    private final Api api;
    private final AgentMind mind;
    private final Duration silence;
    private final Duration comesBackAfter;
    private final Clock clock;
    private final Tally tally;
    private final AtomicBoolean ending;
    private final Map<String, Chat> chats = new HashMap<>();
    private final Set<String> offers = new HashSet<>();
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();

    /** What the agent remembers of a conversation. */
    private static final class Chat {
        Language language = Language.EN;
        String queue = "";
        int replies;
        boolean replying;
        String last = "";
        long seen;
        Instant quietSince = Instant.EPOCH;
    }

    private record Task(Instant at, Runnable work) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return at.compareTo(other.at);
        }
    }

    /**
     * An agent.
     *
     * @param ending when set, no offer is taken any more and the agent goes offline
     */
    SimulatedAgent(
            String username, Api api, AgentMind mind, double pace, Clock clock, Tally tally, AtomicBoolean ending) {
        this.username = username;
        this.api = api;
        this.mind = mind;
        this.silence = Duration.ofMillis((long) (SILENCE.toMillis() / pace));
        this.comesBackAfter = Duration.ofMillis((long) (COMES_BACK.toMillis() / pace));
        this.clock = clock;
        this.tally = tally;
        this.ending = ending;
    }

    @Override
    public void run() {
        try (var feed = new EventFeed(api, "/api/v1/stream")) {
            presence("ONLINE");
            while (!ending.get()) {
                Optional<EventLines.Event> event = feed.next(GLANCE);
                attempt(() -> event.ifPresent(this::notice));
                doWhatIsDue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SuiteException e) {
            tally.failed.increment();
            System.err.println(username + ": " + e.getMessage());
        } finally {
            // Also after an interruption: work that is left must go to others.
            Thread.interrupted();
            attempt(() -> presence("OFFLINE"));
        }
    }

    private void presence(String presence) {
        api.put("/api/v1/agents/me/presence", Map.of("presence", presence));
    }

    private void doWhatIsDue() {
        Instant now = clock.instant();
        for (var next = tasks.peek(); next != null && !next.at().isAfter(now); next = tasks.peek()) {
            tasks.remove();
            attempt(next.work());
        }
        for (Map.Entry<String, Chat> chat : Map.copyOf(chats).entrySet()) {
            boolean quiet = chat.getValue().replies > 0
                    && !chat.getValue().replying
                    && chat.getValue().quietSince.plus(silence).isBefore(now);
            if (quiet) {
                attempt(() -> resolve(chat.getKey()));
            }
        }
    }

    /** What an agent may not do any more, such as accepting an offer that has run out, is no failure of the suite. */
    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (SuiteException e) {
            if (e.status() != CONFLICT && e.status() != 404) {
                tally.failed.increment();
                System.err.println(username + ": " + e.getMessage());
            }
        }
    }

    private void later(Duration after, Runnable work) {
        tasks.add(new Task(clock.instant().plus(after), work));
    }

    private void notice(EventLines.Event event) {
        JsonNode data = event.data();
        switch (event.name()) {
            case EventFeed.OPENED, "resync" -> lookAgain();
            case "offer" -> offered(data);
            case "offerEnded" -> ended(data);
            case "conversation" -> row(data);
            case "entry" -> wrote(data.path("conversationId").asString(), data.path("entry"));
            default -> {}
        }
    }

    private void lookAgain() {
        api.get("/api/v1/offers/mine").path("items").forEach(this::offered);
        api.get("/api/v1/conversations?scope=mine&state=assigned&limit=100")
                .path("items")
                .forEach(row -> {
                    if (!chats.containsKey(row.path("id").asString())) {
                        begin(row);
                    }
                });
    }

    private void offered(JsonNode offer) {
        String id = offer.has("offerId")
                ? offer.path("offerId").asString()
                : offer.path("id").asString();
        if (id.isEmpty() || !offers.add(id)) {
            return;
        }
        switch (mind.decide()) {
            case AgentMind.Choice.Accept accept ->
                later(accept.after(), () -> api.post("/api/v1/offers/" + id + "/accept", Map.of()));
            case AgentMind.Choice.Decline decline ->
                later(decline.after(), () -> api.post("/api/v1/offers/" + id + "/decline", Map.of("reason", "busy")));
            case AgentMind.Choice.Oversee oversee -> {}
        }
    }

    /** Whoever lets an offer run out is set away, and comes back when he notices. */
    private void ended(JsonNode offer) {
        boolean mine = offers.remove(offer.path("offerId").asString());
        if (mine && offer.path("outcome").asString("").equals("EXPIRED")) {
            later(comesBackAfter, () -> presence("ONLINE"));
        }
    }

    /** A row that is assigned to me and new is work that begins; one that is no longer assigned is over. */
    private void row(JsonNode row) {
        String id = row.path("id").asString();
        String state = row.path("state").asString();
        boolean mine = state.equals("assigned") && isMe(row.path("assignee"));
        if (mine && !chats.containsKey(id)) {
            begin(row);
        } else if (!mine && !state.equals("awaitingCustomer")) {
            chats.remove(id);
        }
    }

    private boolean isMe(JsonNode assignee) {
        return assignee.path("id").asString("").equals(me());
    }

    private String myId = "";

    private String me() {
        if (myId.isEmpty()) {
            myId = api.get("/api/v1/agents/me").path("id").asString();
        }
        return myId;
    }

    private void begin(JsonNode row) {
        var chat = new Chat();
        chat.language = row.path("language").asString("en").startsWith("zh") ? Language.ZH : Language.EN;
        chat.queue = row.path("queue").asString("");
        chat.seen = row.path("lastSequence").asLong(0);
        chat.quietSince = clock.instant();
        String id = row.path("id").asString();
        chats.put(id, chat);
        answer(id, chat);
    }

    private void wrote(String id, JsonNode entry) {
        var chat = chats.get(id);
        long sequence = entry.path("sequence").asLong();
        if (chat == null || sequence <= chat.seen) {
            return;
        }
        chat.seen = sequence;
        if (entry.path("author").path("kind").asString().equals("customer")) {
            chat.last = entry.path("text").asString("");
            answer(id, chat);
        }
    }

    private void answer(String id, Chat chat) {
        if (chat.replying) {
            return;
        }
        chat.replying = true;
        later(mind.answer(chat.queue, chat.language, chat.replies, chat.last).after(), () -> reply(id, chat));
    }

    /** Decides about the words only now: more may have been written while the agent was reading. */
    private void reply(String id, Chat chat) {
        chat.replying = false;
        if (!chats.containsKey(id)) {
            return;
        }
        var reply = mind.answer(chat.queue, chat.language, chat.replies, chat.last);
        say(id, "reply", reply.text());
        if (!reply.note().isEmpty()) {
            say(id, "note", reply.note());
        }
        chat.replies++;
        chat.quietSince = clock.instant();
        tally.replies.increment();
        api.post("/api/v1/conversations/" + id + "/read", Map.of("sequence", chat.seen));
        if (reply.resolves()) {
            resolve(id);
        }
    }

    private void say(String id, String kind, String text) {
        api.post(
                "/api/v1/conversations/" + id + "/messages",
                Map.of("text", text, "kind", kind, "clientId", UUID.randomUUID().toString()));
    }

    private void resolve(String id) {
        chats.remove(id);
        api.post("/api/v1/conversations/" + id + "/resolve", Map.of());
        tally.resolved.increment();
    }
}
