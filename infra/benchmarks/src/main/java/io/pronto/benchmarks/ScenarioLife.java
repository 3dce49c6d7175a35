package io.pronto.benchmarks;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.Priority;
import io.pronto.contracts.SlaEvent;
import io.pronto.contracts.Tier;
import io.pronto.sla.calendar.CalendarDefinition;
import io.pronto.sla.calendar.Calendars;
import io.pronto.sla.calendar.CompiledCalendars;
import io.pronto.sla.clock.Change;
import io.pronto.sla.clock.ClockRules;
import io.pronto.sla.clock.EnquiryState;
import io.pronto.sla.clock.FrozenTerms;
import io.pronto.sla.clock.Promises;
import io.pronto.sla.clock.SlaClock;
import io.pronto.sla.policy.Match;
import io.pronto.sla.policy.PolicyBook;
import io.pronto.sla.policy.Rules;
import io.pronto.sla.policy.SlaPolicy;
import io.pronto.sla.policy.Stage;
import io.pronto.sla.policy.Target;
import io.pronto.sla.policy.TimeBasis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A scenario played to {@link Promises}; what is asked of it afterwards is what the core told. */
final class ScenarioLife {
    private static final ConversationId CONVERSATION = new ConversationId(new UUID(0, 1));
    private static final CustomerId CUSTOMER = new CustomerId(new UUID(0, 2));
    private static final MessageId MESSAGE = new MessageId(new UUID(0, 3));
    private static final AgentId AGENT = new AgentId("agent");
    private static final Set<Stage> PENDING = Set.of(Stage.CUSTOMER, Stage.RESOLVED);

    private final Promises promises;
    private EnquiryState state = EnquiryState.unknown(CONVERSATION);
    private final Map<ClockId, SlaClock> clocks = new LinkedHashMap<>();
    private final Map<Metric, Instant> due = new EnumMap<>(Metric.class);
    private final Map<Metric, Duration> elapsed = new EnumMap<>(Metric.class);
    private final Map<Metric, Duration> targets = new EnumMap<>(Metric.class);

    private ScenarioLife(JsonNode scenario, Map<String, Metric> metrics) {
        CalendarDefinition definition = CaseCalendars.definition(scenario.path("calendar"));
        CompiledCalendars calendars = new CompiledCalendars(new OneCalendar(definition));
        List<Target> promised = new ArrayList<>();
        metrics.forEach((field, metric) -> {
            JsonNode minutes = scenario.path("sla").path(field);
            if (minutes.isNumber()) {
                promised.add(new Target(
                        metric,
                        Duration.ofMinutes(minutes.asLong()),
                        null,
                        TimeBasis.BUSINESS,
                        List.of(),
                        PENDING,
                        null,
                        null));
            }
        });
        PolicyBook book = new PolicyBook(
                List.of(new SlaPolicy("scenario", 1, "Scenario", "情景", Match.ANY, definition.id(), promised, true)));
        FrozenTerms terms = new FrozenTerms(new OneBook(book, calendars), calendars);
        AtomicLong ids = new AtomicLong();
        promises = new Promises(
                book,
                new ClockRules(terms::calendar),
                terms::of,
                () -> new ClockId(new UUID(1, ids.incrementAndGet())));
    }

    /** The customer wrote first. */
    static ScenarioLife firstAsked(JsonNode scenario) {
        ScenarioLife life = new ScenarioLife(
                scenario,
                Map.of("firstResponseMinutes", Metric.FIRST_RESPONSE, "resolutionMinutes", Metric.RESOLUTION));
        life.begin(scenario, false);
        return life;
    }

    /** An agent had written before, so that the customer's first message begins a wait like any other. */
    static ScenarioLife afterAnAgentWrote(JsonNode scenario) {
        ScenarioLife life = new ScenarioLife(scenario, Map.of("updateMinutes", Metric.NEXT_RESPONSE));
        life.begin(scenario, true);
        return life;
    }

    private void begin(JsonNode scenario, boolean agentFirst) {
        Instant created = Instant.parse(scenario.path("createdAt").asString());
        take(new ConversationEvent.ConversationStarted(
                CONVERSATION,
                CUSTOMER,
                Channel.EMAIL,
                "en",
                Tier.STANDARD,
                Priority.NORMAL,
                null,
                null,
                false,
                created));
        if (agentFirst) {
            take(new ConversationEvent.AgentReplied(CONVERSATION, MESSAGE, AGENT, created));
        }
        asks(created);
        for (JsonNode event : scenario.path("events")) {
            play(event);
        }
    }

    private void play(JsonNode event) {
        Instant at = Instant.parse(event.path("at").asString());
        String type = event.path("type").asString("");
        switch (type) {
            case "firstResponse", "agentContact" ->
                take(new ConversationEvent.AgentReplied(CONVERSATION, MESSAGE, AGENT, at));
            case "customerContact" -> asks(at);
            case "closed" -> {
                // What is closed waits no longer.
                open(at);
                take(new ConversationEvent.ConversationResolved(CONVERSATION, Outcome.RESOLVED, AGENT, at));
            }
            case "reopened" -> take(new ConversationEvent.ConversationReopened(CONVERSATION, false, at));
            case "state" -> {
                String to = event.path("to").asString("");
                switch (to) {
                    case "pending" -> take(new ConversationEvent.CustomerAwaited(CONVERSATION, AGENT, at));
                    case "open" -> open(at);
                    case "closed" -> {
                        open(at);
                        take(new ConversationEvent.ConversationResolved(CONVERSATION, Outcome.RESOLVED, AGENT, at));
                    }
                    default -> throw new IllegalArgumentException("There is no state '" + to + "'.");
                }
            }
            default -> throw new IllegalArgumentException("There is no event '" + type + "'.");
        }
    }

    private void open(Instant at) {
        if (state.resolved()) {
            take(new ConversationEvent.ConversationReopened(CONVERSATION, false, at));
        } else if (state.awaitingCustomer()) {
            asks(at);
        }
    }

    private void asks(Instant at) {
        take(new ConversationEvent.CustomerMessageReceived(
                CONVERSATION, MESSAGE, CUSTOMER, Channel.EMAIL, "en", "", 0, false, null, at));
    }

    private void take(ConversationEvent event) {
        Promises.Result result = promises.on(state, List.copyOf(clocks.values()), event);
        state = result.state();
        for (Change change : result.changes()) {
            clocks.put(change.clock().promise().id(), change.clock());
            change.events().forEach(this::hear);
        }
    }

    private void hear(SlaEvent event) {
        switch (event) {
            case SlaEvent.ClockStarted e -> {
                due.put(e.metric(), e.dueAt());
                targets.put(e.metric(), e.target());
            }
            case SlaEvent.ClockResumed e -> due.put(e.metric(), e.dueAt());
            case SlaEvent.ClockMet e -> {
                due.put(e.metric(), e.dueAt());
                elapsed.put(e.metric(), e.elapsed());
            }
            case SlaEvent.ClockSettled e -> elapsed.put(e.metric(), e.elapsed());
            default -> {
                // Nothing else moves a deadline or ends a promise here.
            }
        }
    }

    @Nullable
    Instant due(Metric metric) {
        return due.get(metric);
    }

    @Nullable
    Long minutesTaken(Metric metric) {
        Duration taken = elapsed.get(metric);
        return taken == null ? null : taken.toMinutes();
    }

    @Nullable
    Long minutesLeft(Metric metric) {
        Long taken = minutesTaken(metric);
        Duration target = targets.get(metric);
        return taken == null || target == null ? null : target.toMinutes() - taken;
    }

    /** The next moment at which something would be told by time alone. */
    @Nullable
    Instant nextAlarm() {
        return clocks.values().stream()
                .map(SlaClock::alarm)
                .filter(java.util.Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private record OneCalendar(CalendarDefinition definition) implements Calendars {
        @Override
        public List<Versioned> current() {
            return List.of(new Versioned(1, definition));
        }

        @Override
        public Optional<Versioned> current(String id) {
            return version(id, 1);
        }

        @Override
        public Optional<Versioned> version(String id, int version) {
            return id.equals(definition.id()) ? Optional.of(new Versioned(1, definition)) : Optional.empty();
        }

        @Override
        public boolean add(Versioned calendar) {
            return false;
        }
    }

    private record OneBook(PolicyBook book, CompiledCalendars calendars) implements Rules {
        @Override
        public long edition() {
            return 1;
        }

        @Override
        public Optional<CompiledCalendars.Compiled> calendar(String id) {
            return calendars.current(id);
        }
    }
}
