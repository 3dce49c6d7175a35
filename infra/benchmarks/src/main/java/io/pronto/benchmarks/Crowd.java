package io.pronto.benchmarks;

import io.pronto.benchmarks.Suite.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Customers at the widget and agents at the workspace who talk with each other until told to stop. */
final class Crowd implements AutoCloseable {
    private static final List<String> AGENTS = List.of(
            "mei.lin", "jonas.weber", "chen.hao", "sofia.rossi", "li.na", "david.okoye", "wang.fang", "emma.clark");

    /** One customer's side. */
    private static final class Talk {
        final String token;
        final String conversation;
        volatile @Nullable String agent;
        /** What stands on her screen, by sequence: two live events may overtake each other. */
        final Set<Long> shown = ConcurrentHashMap.newKeySet();
        /** What stands on her agent's screen. */
        final Set<Long> shownToAgent = ConcurrentHashMap.newKeySet();

        Talk(String token, String conversation) {
            this.token = token;
            this.conversation = conversation;
        }
    }

    private final Suite suite;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> usernames = new HashMap<>();
    private final Map<String, Talk> talks = new ConcurrentHashMap<>();
    /** Who has accepted which conversation. */
    private final Map<String, String> accepted = new ConcurrentHashMap<>();

    /** When each customer asked for a person, and when an agent's screen showed the offer. */
    private final Map<String, Long> askedAt = new ConcurrentHashMap<>();

    private final Map<String, Long> offeredAt = new ConcurrentHashMap<>();
    private final List<LiveStream> streams = new ArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    final Ledger toAgent = new Ledger();
    final Ledger toCustomer = new Ledger();

    Crowd(Suite suite) {
        this.suite = suite;
    }

    /** Signs everybody in and waits until every conversation has its agent. */
    void gather(int conversations) throws Exception {
        renewTokens();
        String admin = suite.token("admin.pronto");
        for (JsonNode agent : suite.must("GET", "/api/v1/agents?limit=100", admin, null)
                .json()
                .get("items")) {
            if (!AGENTS.contains(agent.get("username").asString())) {
                continue;
            }
            usernames.put(agent.get("id").asString(), agent.get("username").asString());
            List<Map<String, Object>> skills = new ArrayList<>();
            agent.get("skills")
                    .forEach(skill -> skills.add(Map.of(
                            "skill",
                            skill.get("skill").asString(),
                            "level",
                            skill.get("level").asInt())));
            // Enough room for the load that is asked for: what is measured is delivery, not staffing.
            suite.replace(
                    "/api/v1/agents/" + agent.get("id").asString(),
                    agent.get("revision").asLong(),
                    admin,
                    Map.of("skills", skills, "languages", List.of("en", "zh"), "capacity", 10_000));
        }
        for (String agent : AGENTS) {
            suite.must("PUT", "/api/v1/agents/me/presence", tokens.get(agent), Map.of("presence", "ONLINE"));
            LiveStream stream = new LiveStream(
                    suite,
                    "/api/v1/stream",
                    () -> tokens.getOrDefault(agent, ""),
                    (event, data) -> agentHears(agent, event, data));
            streams.add(stream);
            stream.awaitReady();
        }
        try (var arrivals = Executors.newFixedThreadPool(8, Thread.ofVirtual().factory())) {
            List<Future<?>> coming = new ArrayList<>();
            for (int i = 0; i < conversations; i++) {
                coming.add(arrivals.submit(() -> {
                    arrive();
                    return null;
                }));
            }
            for (Future<?> one : coming) {
                one.get();
            }
        }
        for (int waited = 0; talks.values().stream().anyMatch(talk -> talk.agent == null); waited++) {
            if (waited > 600) {
                throw new IOException(talks.values().stream()
                                .filter(talk -> talk.agent == null)
                                .count() + " conversations found no agent within a minute.");
            }
            acceptOffers();
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    void renewTokens() throws IOException, InterruptedException {
        for (String agent : AGENTS) {
            tokens.put(agent, suite.token(agent));
        }
    }

    private void arrive() throws IOException, InterruptedException {
        JsonNode session = suite.must("POST", "/widget/v1/sessions", null, Map.of("language", "en"))
                .json();
        String token = session.get("token").asString();
        long asking = System.nanoTime();
        JsonNode talk = suite.must("POST", "/widget/v1/person", token, Map.of()).json();
        askedAt.put(talk.get("id").asString(), asking);
        Talk mine = new Talk(token, talk.get("id").asString());
        talks.put(mine.conversation, mine);
        String early = accepted.get(mine.conversation);
        if (early != null) {
            mine.agent = early;
        }
        LiveStream stream = new LiveStream(
                suite, "/widget/v1/stream", () -> token, (event, data) -> customerHears(mine, event, data));
        synchronized (streams) {
            streams.add(stream);
        }
        stream.awaitReady();
    }

    /**
     * So many more customers come, that many a second, while agents have room.
     *
     * @return how long each waited from asking for a person until an agent's screen showed the offer, in nanoseconds; who waits
     *     longer than a minute is left out
     */
    List<Long> come(int customers, int rate) throws Exception {
        Set<String> before = Set.copyOf(askedAt.keySet());
        long begin = System.nanoTime();
        try (var arrivals = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> coming = new ArrayList<>();
            for (int i = 0; i < customers; i++) {
                long due = begin + i * 1_000_000_000L / rate;
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                coming.add(arrivals.submit(() -> {
                    arrive();
                    return null;
                }));
            }
            for (Future<?> one : coming) {
                one.get();
            }
        }
        for (int waited = 0; waited < 600 && !offeredAt.keySet().containsAll(askedAt.keySet()); waited++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return offeredAt.entrySet().stream()
                .filter(offered -> !before.contains(offered.getKey()))
                .flatMap(offered ->
                        Stream.ofNullable(askedAt.get(offered.getKey())).map(asked -> offered.getValue() - asked))
                .sorted()
                .toList();
    }

    private void acceptOffers() throws InterruptedException {
        for (String agent : AGENTS) {
            Answer offers = suite.call("GET", "/api/v1/offers/mine", tokens.get(agent), null);
            if (offers.ok()) {
                for (JsonNode offer : offers.json().get("items")) {
                    accept(
                            agent,
                            offer.get("offerId").asString(),
                            offer.get("conversationId").asString());
                }
            }
        }
    }

    private void accept(String agent, String offer, String conversation) throws InterruptedException {
        if (suite.call("POST", "/api/v1/offers/" + offer + "/accept", tokens.get(agent), null)
                .ok()) {
            // The offer may come before the answer that tells the customer her conversation's id.
            accepted.put(conversation, agent);
            Talk talk = talks.get(conversation);
            if (talk != null) {
                talk.agent = agent;
            }
        }
    }

    private void agentHears(String agent, String event, JsonNode data) {
        switch (event) {
            case "offer" -> {
                offeredAt.putIfAbsent(data.get("conversationId").asString(), System.nanoTime());
                Thread.startVirtualThread(() -> {
                    try {
                        accept(
                                agent,
                                data.get("offerId").asString(),
                                data.get("conversationId").asString());
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            case "entry" -> {
                Talk talk = talks.get(data.get("conversationId").asString());
                if (talk != null && agent.equals(talk.agent)) {
                    shows(toAgent, talk.shownToAgent, data.get("entry"), "customer", true);
                }
            }
            // A stream that comes back may have missed something: look, as the workspace does.
            case "ready", "resync" ->
                Thread.startVirtualThread(() -> {
                    for (Talk talk : talks.values()) {
                        if (agent.equals(talk.agent)) {
                            catchUp(
                                    toAgent,
                                    talk.shownToAgent,
                                    "/api/v1/conversations/" + talk.conversation + "/entries",
                                    () -> tokens.getOrDefault(agent, ""),
                                    "customer");
                        }
                    }
                });
            default -> {}
        }
    }

    private void customerHears(Talk talk, String event, JsonNode data) {
        switch (event) {
            case "entry" -> shows(toCustomer, talk.shown, data.get("entry"), "agent", true);
            case "ready", "resync" ->
                Thread.startVirtualThread(() ->
                        catchUp(toCustomer, talk.shown, "/widget/v1/conversation/entries", () -> talk.token, "agent"));
            default -> {}
        }
    }

    /** A screen shows each sequence once, whatever the stream repeats. */
    private static void shows(Ledger ledger, Set<Long> shown, JsonNode entry, String author, boolean live) {
        if (shown.add(entry.get("sequence").asLong())
                && author.equals(entry.get("author").get("kind").asString())) {
            ledger.arrived(entry.get("text").asString(), live);
        }
    }

    private void catchUp(Ledger ledger, Set<Long> shown, String path, Supplier<String> token, String author) {
        try {
            // A service that has just come back may be too busy at first; a page asks again.
            for (int tries = 0; tries < 60; tries++) {
                List<JsonNode> read = entries(path, token, 0);
                if (read != null) {
                    read.forEach(entry -> shows(ledger, shown, entry, author, false));
                    return;
                }
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The transcript after a sequence; null when it was not to be had. */
    private @Nullable List<JsonNode> entries(String path, Supplier<String> token, long after)
            throws InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        long from = after;
        for (int page = 0; page < 200; page++) {
            Answer answer = suite.call("GET", path + "?limit=100&after=" + from, token.get(), null);
            if (!answer.ok()) {
                return null;
            }
            JsonNode slice = answer.json();
            slice.get("items").forEach(all::add);
            if (slice.path("next").isNull() || slice.path("next").isMissingNode() || all.isEmpty()) {
                break;
            }
            from = all.getLast().get("sequence").asLong();
        }
        return all;
    }

    /** Messages per second, half of them from customers and half from agents, spread evenly over the conversations. */
    void talk(int rate, Duration length, boolean insist) throws InterruptedException {
        List<Talk> everybody = new ArrayList<>(talks.values());
        long begin = System.nanoTime();
        long count = rate * length.toSeconds();
        long renewAt = begin + Duration.ofMinutes(3).toNanos();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long n = 0; n < count; n++) {
                long due = begin + n * 1_000_000_000L / rate;
                long now = System.nanoTime();
                if (due > now) {
                    TimeUnit.NANOSECONDS.sleep(due - now);
                }
                Talk talk = everybody.get((int) (n / 2 % everybody.size()));
                boolean customer = n % 2 == 0;
                writers.submit(() -> say(talk, customer, insist));
                if (System.nanoTime() > renewAt) {
                    renewAt += Duration.ofMinutes(3).toNanos();
                    writers.submit(() -> {
                        renewTokens();
                        return null;
                    });
                }
            }
        }
    }

    private @Nullable Void say(Talk talk, boolean customer, boolean insist) throws InterruptedException {
        String text = (customer ? "c-" : "a-") + UUID.randomUUID();
        Ledger ledger = customer ? toAgent : toCustomer;
        // One writer and one conversation at a time, so that the order of acknowledgements is the order of sending.
        synchronized (customer ? talk : talk.token) {
            ledger.sending(text, talk.conversation);
            for (int attempt = 0; attempt < (insist ? 200 : 1); attempt++) {
                Answer answer = customer
                        ? suite.call("POST", "/widget/v1/messages", talk.token, Map.of("text", text, "clientId", text))
                        : suite.call(
                                "POST",
                                "/api/v1/conversations/" + talk.conversation + "/messages",
                                tokens.get(talk.agent),
                                Map.of("text", text, "kind", "reply", "clientId", text));
                if (answer.ok()) {
                    ledger.acknowledged(text, talk.conversation);
                    return null;
                }
                if (answer.status() == 401 && !customer) {
                    refreshQuietly(talk.agent);
                }
                refused.add(answer.status() + " "
                        + answer.body().lines().findFirst().orElse(""));
                if (insist) {
                    TimeUnit.MILLISECONDS.sleep(500);
                }
            }
        }
        return null;
    }

    private void refreshQuietly(@Nullable String agent) throws InterruptedException {
        if (agent == null) {
            return;
        }
        try {
            tokens.put(agent, suite.token(agent));
        } catch (IOException away) {
            refused.add("token: " + away.getMessage());
        }
    }

    /** Waits until everything acknowledged stands on the other side's screen, at most that long. */
    void settle(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && (toAgent.missing() > 0 || toCustomer.missing() > 0)) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** Compares every transcript with what was acknowledged. */
    List<String> audit() throws IOException, InterruptedException {
        String supervisor = suite.token("grace.zhao");
        List<String> wrong = new ArrayList<>();
        for (Talk talk : talks.values()) {
            List<JsonNode> entries =
                    entries("/api/v1/conversations/" + talk.conversation + "/entries", () -> supervisor, 0);
            List<String> texts = Objects.requireNonNull(entries, "The transcript could not be read.").stream()
                    .map(entry -> entry.path("text").asString(""))
                    .toList();
            wrong.addAll(toAgent.compare(talk.conversation, texts));
            wrong.addAll(toCustomer.compare(talk.conversation, texts));
        }
        return wrong;
    }

    /** Conversations whose assignee or clocks are not what they must be. */
    List<String> auditAssignments() throws IOException, InterruptedException {
        String supervisor = suite.token("grace.zhao");
        List<String> wrong = new ArrayList<>();
        for (Talk talk : talks.values()) {
            JsonNode conversation = suite.must("GET", "/api/v1/conversations/" + talk.conversation, supervisor, null)
                    .json();
            String assignee =
                    usernames.get(conversation.path("assignee").path("id").asString(""));
            JsonNode work = suite.must("GET", "/api/v1/work/" + talk.conversation, supervisor, null)
                    .json();
            if (assignee == null || !assignee.equals(talk.agent)) {
                wrong.add(talk.conversation + " is with " + assignee + ", not with " + talk.agent);
            }
            if (!work.toString()
                    .contains("\"" + conversation.path("assignee").path("id").asString("-") + "\"")) {
                wrong.add(talk.conversation + ": routing and conversation name different agents");
            }
            JsonNode clocks = suite.must(
                            "GET", "/api/v1/sla/conversations/" + talk.conversation + "/clocks", supervisor, null)
                    .json()
                    .get("items");
            long first = 0;
            long resolution = 0;
            for (JsonNode life : clocks) {
                JsonNode clock = life.get("clock");
                String metric = clock.get("metric").asString();
                String state = clock.get("state").asString().toUpperCase(java.util.Locale.ROOT);
                first += metric.equals("FIRST_RESPONSE") ? 1 : 0;
                resolution += metric.equals("RESOLUTION") ? 1 : 0;
                if (metric.equals("FIRST_RESPONSE") && state.equals("RUNNING")) {
                    wrong.add(talk.conversation + ": the first response was given, but its clock runs");
                }
            }
            if (first > 1 || resolution != 1) {
                wrong.add(talk.conversation + " has " + first + " first-response and " + resolution
                        + " resolution clocks");
            }
        }
        return wrong;
    }

    Set<String> refused() {
        return Set.copyOf(refused);
    }

    int size() {
        return talks.size();
    }

    /** Ends the conversations and the streams. */
    @Override
    public void close() throws Exception {
        streams.forEach(LiveStream::close);
        renewTokens();
        for (Talk talk : talks.values()) {
            if (talk.agent != null) {
                suite.call(
                        "POST",
                        "/api/v1/conversations/" + talk.conversation + "/resolve",
                        tokens.get(talk.agent),
                        null);
            }
        }
        for (String agent : AGENTS) {
            suite.call("PUT", "/api/v1/agents/me/presence", tokens.get(agent), Map.of("presence", "OFFLINE"));
        }
    }
}
