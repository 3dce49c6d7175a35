package io.pronto.analytics.fact;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationEvent.AgentReplied;
import io.pronto.contracts.ConversationEvent.BotReplied;
import io.pronto.contracts.ConversationEvent.ConversationRated;
import io.pronto.contracts.ConversationEvent.ConversationReopened;
import io.pronto.contracts.ConversationEvent.ConversationResolved;
import io.pronto.contracts.ConversationEvent.ConversationStarted;
import io.pronto.contracts.ConversationEvent.CustomerMessageReceived;
import io.pronto.contracts.ConversationEvent.HandoffRequested;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Event;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.RoutingEvent.WorkAssigned;
import io.pronto.contracts.RoutingEvent.WorkQueued;
import io.pronto.contracts.SlaEvent.ClockBreached;
import io.pronto.contracts.SlaEvent.ClockMet;
import io.pronto.contracts.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A conversation told event by event: {@code aStory().customerWrites(0).botAnswers(2)…}. Seconds since its start. */
public final class Told {
    public static final Instant START = Instant.parse("2026-11-20T02:00:00Z");
    public static final QueueId RETURNS = new QueueId("returns");
    public static final AgentId MEI = new AgentId("mei");
    public static final AgentId JONAS = new AgentId("jonas");

    private final List<Event> events = new ArrayList<>();
    private final ConversationId id;
    private final Instant start;
    private long messages;

    private Told(long number, CustomerId customer, Instant start, boolean withBot, Channel channel) {
        this.id = new ConversationId(new UUID(1, number));
        this.start = start;
        events.add(new ConversationStarted(
                id, customer, channel, "en", Tier.STANDARD, Priority.NORMAL, null, null, withBot, start));
    }

    public static Told aStory() {
        return aStory(1, START);
    }

    public static Told aStory(long number, Instant start) {
        return new Told(number, customer(1), start, true, Channel.CHAT);
    }

    /** Of a customer of its own. */
    public static Told aStoryOfAnother(long number) {
        return new Told(number, customer(number), START, true, Channel.CHAT);
    }

    public static Told aStoryWithoutBot(long number, Instant start) {
        return new Told(number, customer(number), start, false, Channel.API);
    }

    public static CustomerId customer(long number) {
        return new CustomerId(new UUID(2, number));
    }

    public ConversationId id() {
        return id;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public Told customerWrites(long second) {
        return add(new CustomerMessageReceived(
                id, message(), customer(1), Channel.CHAT, "en", "Where is my parcel?", 0, true, null, at(second)));
    }

    public Told botAnswers(long second) {
        return add(new BotReplied(id, message(), message(), false, at(second)));
    }

    public Told asksForPerson(long second, long waitingSince) {
        return add(new HandoffRequested(
                id,
                customer(1),
                Channel.CHAT,
                "en",
                Tier.STANDARD,
                Priority.NORMAL,
                null,
                List.of(),
                HandoffReason.ASKED_FOR_PERSON,
                "",
                null,
                at(waitingSince),
                at(second)));
    }

    public Told queued(long second) {
        return add(new WorkQueued(id, RETURNS, List.of(), Priority.NORMAL, 1, at(second), at(second)));
    }

    public Told assigned(long second, AgentId agent) {
        return add(new WorkAssigned(id, agent, RETURNS, AssignmentCause.OFFER_ACCEPTED, null, at(second)));
    }

    public Told agentReplies(long second, AgentId agent) {
        return add(new AgentReplied(id, message(), agent, at(second)));
    }

    public Told resolved(long second, Outcome outcome) {
        return add(new ConversationResolved(id, outcome, outcome == Outcome.RESOLVED ? MEI : null, at(second)));
    }

    public Told reopened(long second) {
        return add(new ConversationReopened(id, false, at(second)));
    }

    public Told rated(long second, int score) {
        return add(new ConversationRated(id, score, null, at(second)));
    }

    public Told keptPromise(long second, Metric metric) {
        return add(new ClockMet(
                id, clock(), metric, Duration.ofSeconds(60), Duration.ofSeconds(20), at(second), at(second)));
    }

    public Told brokePromise(long second, Metric metric) {
        return add(new ClockBreached(id, clock(), metric, Duration.ofSeconds(60), at(second), at(second)));
    }

    /** The usual way: bot, hand-off, queue, assignment, two replies, resolved, rated. */
    public Told theUsualWay() {
        return customerWrites(0)
                .botAnswers(2)
                .customerWrites(10)
                .asksForPerson(12, 10)
                .queued(13)
                .assigned(20, MEI)
                .agentReplies(40, MEI)
                .keptPromise(40, Metric.FIRST_RESPONSE)
                .customerWrites(60)
                .customerWrites(70)
                .agentReplies(80, MEI)
                .resolved(100, Outcome.RESOLVED)
                .rated(110, 5);
    }

    private Told add(Event event) {
        events.add(event);
        return this;
    }

    private Instant at(long second) {
        return start.plusSeconds(second);
    }

    private MessageId message() {
        return new MessageId(new UUID(id.value().getLeastSignificantBits() + 10, ++messages));
    }

    private ClockId clock() {
        return new ClockId(new UUID(id.value().getLeastSignificantBits() + 20, ++messages));
    }
}
