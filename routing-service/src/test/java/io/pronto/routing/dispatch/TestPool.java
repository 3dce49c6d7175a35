package io.pronto.routing.dispatch;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationEvent.ConversationResolved;
import io.pronto.contracts.ConversationEvent.CustomerMessageReceived;
import io.pronto.contracts.ConversationEvent.HandoffRequested;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.Presence;
import io.pronto.contracts.PresenceCause;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.RoutingEvent;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.SlaEvent;
import io.pronto.contracts.SlaEvent.ClockStarted;
import io.pronto.contracts.Tier;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.InMemoryAgents;
import io.pronto.routing.classification.InMemoryCases;
import io.pronto.routing.classification.InMemoryRuleBooks;
import io.pronto.routing.handling.InMemoryHandlingTimes;
import io.pronto.routing.matching.InMemoryDecisions;
import io.pronto.routing.offer.InMemoryOffers;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.promise.InMemoryPromisedReplies;
import io.pronto.routing.queue.InMemoryQueues;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.Weights;
import io.pronto.routing.skill.InMemorySkills;
import io.pronto.routing.skill.Skill;
import io.pronto.routing.team.InMemoryTeams;
import io.pronto.routing.wait.InMemoryHandOvers;
import io.pronto.routing.wait.InMemoryToldWaits;
import io.pronto.routing.work.InMemoryWorkItems;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pool in memory with a clock that stands until it is moved, and words to speak about it. */
final class TestPool {
    final InMemoryAgents agents = new InMemoryAgents();
    final InMemorySkills skills = new InMemorySkills();
    final InMemoryTeams teams = new InMemoryTeams();
    final InMemoryQueues queues = new InMemoryQueues();
    final InMemoryWorkItems work = new InMemoryWorkItems();
    final InMemoryOffers offers = new InMemoryOffers();
    final InMemoryDecisions decisions = new InMemoryDecisions();
    final InMemoryHandOvers handOvers = new InMemoryHandOvers();
    final InMemoryRuleBooks books = new InMemoryRuleBooks();
    final InMemoryCases cases = new InMemoryCases();
    final InMemoryPromisedReplies replies = new InMemoryPromisedReplies();
    final InMemoryHandlingTimes times = new InMemoryHandlingTimes();
    final List<RoutingEvent> told = new ArrayList<>();
    final List<QueueId> moved = new ArrayList<>();
    final Dispatch dispatch;
    Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private long ids;
    private boolean toReview;

    TestPool() {
        Pool alone = new Pool() {
            @Override
            public synchronized <T> T alone(Supplier<T> change) {
                return change.get();
            }

            @Override
            public boolean isWriter() {
                return true;
            }

            // Nobody else changes anything: the memory is always right.
            @Override
            public Object found() {
                return "always";
            }

            @Override
            public Object left() {
                return "always";
            }
        };
        dispatch = Dispatch.over(
                alone,
                new Stores(agents, skills, teams, queues, work, offers, decisions, handOvers),
                new InMemoryToldWaits(),
                books,
                cases,
                replies,
                times,
                () -> toReview = true,
                told::add,
                moved::add,
                Rules.USUAL,
                () -> new UUID(1, ++ids));
        dispatch.catalogue().ensureDefault(now);
        told.clear();
    }

    static ConversationId conversation(int number) {
        return new ConversationId(new UUID(0, number));
    }

    static AgentId agent(String name) {
        return new AgentId(name);
    }

    void skill(String id) {
        dispatch.catalogue().define(new Skill(new SkillId(id), id, id));
    }

    void queue(String id, String... skillsAtTwo) {
        dispatch.catalogue()
                .define(
                        new Queue(
                                new QueueId(id),
                                id,
                                id,
                                List.of(skillsAtTwo).stream()
                                        .map(skill -> new SkillNeed(new SkillId(skill), 2))
                                        .toList(),
                                Set.of(),
                                Set.of(),
                                Duration.ofSeconds(30),
                                Weights.USUAL,
                                true),
                        now);
    }

    /** An agent who is online, speaks both languages and has one person's attention. */
    AgentId online(String name, String... skillsAtThree) {
        appears(name, Agent.FULL_ATTENTION, skillsAtThree);
        comes(name);
        return agent(name);
    }

    void appears(String name, int capacity, String... skillsAtThree) {
        dispatch.staffing().appear(agent(name), name, name, Set.of(), now);
        Map<SkillId, Integer> levels = new HashMap<>();
        for (String skill : skillsAtThree) {
            levels.put(new SkillId(skill), 3);
        }
        dispatch.staffing().profile(agent(name), Set.of("en", "zh"), levels, capacity, now);
    }

    void comes(String name) {
        settle();
        dispatch.staffing().presence(agent(name), Presence.ONLINE, PresenceCause.CHOSEN, now);
    }

    void goes(String name, Presence presence) {
        dispatch.staffing().presence(agent(name), presence, PresenceCause.CHOSEN, now);
    }

    void arrives(int conversation) {
        arrives(conversation, Priority.NORMAL, null, Channel.CHAT);
    }

    void arrives(int conversation, Priority priority, @Nullable String queue, Channel channel, String... needs) {
        dispatch.intake().handoff(handoff(conversation, priority, queue, channel, now, needs), now);
    }

    static HandoffRequested handoff(
            int conversation, Priority priority, @Nullable String queue, Channel channel, Instant at, String... needs) {
        return new HandoffRequested(
                conversation(conversation),
                new CustomerId(new UUID(2, conversation)),
                channel,
                "en",
                Tier.STANDARD,
                priority,
                queue == null ? null : new QueueId(queue),
                List.of(needs).stream()
                        .map(skill -> new SkillNeed(new SkillId(skill), 2))
                        .toList(),
                HandoffReason.ASKED_FOR_PERSON,
                "wants a person",
                null,
                at,
                at);
    }

    void resolves(int conversation) {
        dispatch.intake()
                .resolved(new ConversationResolved(conversation(conversation), Outcome.RESOLVED, null, now), now);
    }

    void customerWrites(int conversation) {
        dispatch.intake()
                .customerWrote(
                        new CustomerMessageReceived(
                                conversation(conversation),
                                new MessageId(new UUID(3, conversation)),
                                new CustomerId(new UUID(2, conversation)),
                                Channel.CHAT,
                                "en",
                                "hello again",
                                0,
                                false,
                                null,
                                now),
                        now);
    }

    void passes(Duration time) {
        Instant until = now.plus(time);
        while (true) {
            var due = Stream.of(work.nextDue(), agents.nextDue())
                    .flatMap(Optional::stream)
                    .min(Instant::compareTo)
                    .filter(next -> !next.isAfter(until));
            if (due.isEmpty()) {
                now = until;
                return;
            }
            now = due.get().isAfter(now) ? due.get() : now;
            agents.due(now, 100).forEach(agent -> dispatch.staffing().due(agent, now));
            work.due(now, 100).forEach(conversation -> dispatch.offers().due(conversation, now));
        }
    }

    /** A promise to that conversation began; its clock has the conversation's number. */
    void promised(int conversation, Instant dueAt) {
        hears(new ClockStarted(
                conversation(conversation),
                new ClockId(new UUID(4, conversation)),
                Metric.FIRST_RESPONSE,
                "policy",
                1,
                Duration.ofMinutes(5),
                now,
                dueAt,
                now));
    }

    /** What sla-service tells, with its effect on what waits. */
    void hears(SlaEvent event) {
        dispatch.deadlines().told(event);
        settle();
    }

    /** What the service does a moment after work has come or a promise has changed. */
    private void settle() {
        if (toReview) {
            toReview = false;
            dispatch.deadlines().review();
        }
    }

    WorkItem item(int conversation) {
        settle();
        return work.find(conversation(conversation)).orElseThrow();
    }

    WorkState state(int conversation) {
        return item(conversation).state();
    }

    OfferId openOffer(int conversation) {
        if (state(conversation) instanceof WorkState.Offered offered) {
            return offered.offer();
        }
        throw new AssertionError("No offer is open: " + state(conversation));
    }

    void accepts(String agent, int conversation) {
        var verdict = dispatch.offers().accept(openOffer(conversation), agent(agent), now);
        if (!(verdict instanceof Verdict.Granted)) {
            throw new AssertionError("Not granted: " + verdict);
        }
    }

    void declines(String agent, int conversation) {
        var verdict = dispatch.offers().decline(openOffer(conversation), agent(agent), null, now);
        if (!(verdict instanceof Verdict.Granted)) {
            throw new AssertionError("Not granted: " + verdict);
        }
    }

    <E extends RoutingEvent> List<E> told(Class<E> type) {
        return told.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
