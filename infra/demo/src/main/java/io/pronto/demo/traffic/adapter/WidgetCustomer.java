package io.pronto.demo.traffic.adapter;

import io.pronto.demo.suite.adapter.Api;
import io.pronto.demo.suite.adapter.EventLines;
import io.pronto.demo.suite.adapter.SuiteException;
import io.pronto.demo.traffic.Act;
import io.pronto.demo.traffic.CustomerMind;
import io.pronto.demo.traffic.Enquiry;
import io.pronto.demo.traffic.Heard;
import io.pronto.demo.traffic.Mood;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One customer in the chat widget, from opening it to closing it. */
final class WidgetCustomer implements Runnable {
    /** Nobody stays longer, whatever happens. */
    private static final Duration LONGEST_VISIT = Duration.ofMinutes(30);

    /** Time for the events of one moment to come together before the customer looks at them. */
    private static final Duration GLANCE = Duration.ofMillis(150);

    private static final int CONFLICT = 409;

    private final URI gateway;
    private final Enquiry enquiry;
    private final CustomerMind mind;
    private final Clock clock;
    private final Tally tally;
    private Api api;
    private long seen;
    private boolean hasWritten;
    private @Nullable Instant handedOverAt;
    private boolean metAPerson;
    private JsonNode choices = JsonNodeFactory.instance.arrayNode();

    WidgetCustomer(URI gateway, Enquiry enquiry, CustomerMind mind, Clock clock, Tally tally) {
        this.gateway = gateway;
        this.enquiry = enquiry;
        this.mind = mind;
        this.clock = clock;
        this.tally = tally;
        this.api = new Api(gateway, () -> "");
    }

    @Override
    public void run() {
        tally.arrived.increment();
        try {
            var session = api.post(
                    "/widget/v1/sessions",
                    Map.of("language", enquiry.language().tag(), "name", enquiry.name(), "email", enquiry.email()));
            String token = session.path("token").asString();
            api = new Api(gateway, () -> token);
            try (var feed = new EventFeed(api, "/widget/v1/stream")) {
                visit(feed);
            }
        } catch (SuiteException e) {
            tally.failed.increment();
            System.err.println(enquiry.name() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            // The traffic ends: the customer closes the page.
            Thread.currentThread().interrupt();
        } finally {
            tally.left.increment();
        }
    }

    private void visit(EventFeed feed) throws InterruptedException {
        Instant end = clock.instant().plus(LONGEST_VISIT);
        var step = mind.begin();
        perform(step.acts());
        while (!(step.mood() instanceof Mood.Gone) && clock.instant().isBefore(end)) {
            var heard = listen(feed, mind.patience(step.mood()));
            step = mind.hear(step.mood(), heard);
            perform(step.acts());
        }
        if (handedOverAt != null && !metAPerson) {
            tally.gaveUp.increment();
        }
    }

    /** Waits until something is heard, then takes what came with it: a person outranks a notice, the end outranks all. */
    private Heard listen(EventFeed feed, Duration patience) throws InterruptedException {
        Instant until = clock.instant().plus(patience);
        @Nullable Heard heard = null;
        while (true) {
            Duration left = heard == null ? Duration.between(clock.instant(), until) : GLANCE;
            if (left.isNegative()) {
                return new Heard.PatienceOver();
            }
            Optional<EventLines.Event> event = feed.next(left);
            if (event.isEmpty()) {
                return heard == null ? new Heard.PatienceOver() : heard;
            }
            for (Heard next : hear(event.get())) {
                heard = heard == null || rank(next) >= rank(heard) ? next : heard;
            }
        }
    }

    private static int rank(Heard heard) {
        return switch (heard) {
            case Heard.PatienceOver over -> 0;
            case Heard.BotReplied reply -> 1;
            case Heard.HandedOver handedOver -> 2;
            case Heard.PersonReplied reply -> 3;
            case Heard.Resolved resolved -> 4;
        };
    }

    private List<Heard> hear(EventLines.Event event) {
        return switch (event.name()) {
            case "entry" -> read(event.data().path("entry"));
            case "state" -> state(event.data().path("state").asString(""));
            // What was missed while the stream was away.
            case EventFeed.OPENED, "resync" -> hasWritten ? missed() : List.of();
            default -> List.of();
        };
    }

    private List<Heard> missed() {
        var heard = new ArrayList<Heard>();
        api.get("/widget/v1/conversation/entries?after=" + seen)
                .path("items")
                .forEach(entry -> heard.addAll(read(entry)));
        heard.addAll(state(api.get("/widget/v1/conversation").path("state").asString("")));
        return heard;
    }

    private List<Heard> state(String state) {
        return switch (state) {
            case "waiting" -> {
                if (handedOverAt == null) {
                    handedOverAt = clock.instant();
                    tally.handedOver.increment();
                }
                yield List.of(new Heard.HandedOver());
            }
            case "resolved" -> List.of(new Heard.Resolved());
            default -> List.of();
        };
    }

    private List<Heard> read(JsonNode entry) {
        long sequence = entry.path("sequence").asLong();
        if (sequence <= seen) {
            return List.of();
        }
        seen = sequence;
        if (!entry.path("kind").asString().equals("message")) {
            return List.of();
        }
        return switch (entry.path("author").path("kind").asString()) {
            case "bot" -> botWrote(entry);
            case "agent" -> {
                if (!metAPerson) {
                    metAPerson = true;
                    tally.met.increment();
                }
                Instant since = handedOverAt == null ? clock.instant() : handedOverAt;
                yield List.of(new Heard.PersonReplied(Duration.between(since, clock.instant())));
            }
            default -> List.of();
        };
    }

    /** A greeting has neither sources nor choices; it is read and needs no answer. */
    private List<Heard> botWrote(JsonNode entry) {
        var offered = entry.path("choices");
        if (offered.isEmpty() && entry.path("citations").isEmpty()) {
            return List.of();
        }
        choices = offered;
        tally.botAnswers.increment();
        return List.of(new Heard.BotReplied(entry.path("id").asString(), offered.size()));
    }

    private void perform(List<Act> acts) throws InterruptedException {
        for (Act act : acts) {
            switch (act) {
                case Act.Write write -> {
                    Thread.sleep(write.after());
                    say(Map.of(
                            "text", write.text(), "clientId", UUID.randomUUID().toString()));
                }
                case Act.Choose choose -> {
                    Thread.sleep(choose.after());
                    var choice = choices.path(choose.index());
                    say(Map.of(
                            "text", choice.path("label").asString(),
                            "clientId", UUID.randomUUID().toString(),
                            "chosenArticle", choice.path("article").asString()));
                }
                case Act.Judge judge -> {
                    Thread.sleep(judge.after());
                    press("/widget/v1/judgements", Map.of("entryId", judge.entry(), "helpful", judge.helpful()));
                }
                case Act.AskForPerson ask -> {
                    Thread.sleep(ask.after());
                    press("/widget/v1/person", Map.of());
                }
                case Act.Rate rate -> {
                    Thread.sleep(rate.after());
                    boolean taken = press(
                            "/widget/v1/rating",
                            rate.comment().isEmpty()
                                    ? Map.of("score", rate.score())
                                    : Map.of("score", rate.score(), "comment", rate.comment()));
                    if (taken) {
                        tally.rated.increment();
                    }
                }
                case Act.Leave leave -> {
                    return;
                }
            }
        }
    }

    private void say(Map<String, Object> message) {
        api.post("/widget/v1/messages", message);
        hasWritten = true;
        tally.messages.increment();
    }

    /** Presses a button that may have become pointless meanwhile, as when a person was already on the way. */
    private boolean press(String path, Map<String, Object> body) {
        try {
            api.post(path, body);
            return true;
        } catch (SuiteException e) {
            if (e.status() == CONFLICT) {
                return false;
            }
            throw e;
        }
    }
}
