package io.pronto.routing.matching;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.Presence;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.Tier;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.queue.Order;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.queue.Ring;
import io.pronto.routing.queue.Weights;
import io.pronto.routing.work.Needs;
import io.pronto.routing.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Agents, queues and work to put on a floor. */
final class FloorWorld {
    static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    static final SkillId BILLING = new SkillId("billing");
    static final SkillId RETURNS = new SkillId("returns");

    private FloorWorld() {}

    static Agent agent(String id, Map<SkillId, Integer> skills) {
        return agent(id, skills, 100, Presence.ONLINE);
    }

    static Agent agent(String id, Map<SkillId, Integer> skills, int capacity, Presence presence) {
        return new Agent(new AgentId(id), id, id, Set.of("en"), skills, capacity, presence, NOW, true, Instant.EPOCH);
    }

    static Queue queue(String id, Order order, Ring... rings) {
        return queue(
                id,
                new QueueRules(
                        order, Set.of(), List.of(rings), null, null, null, Duration.ZERO, QueueRules.Delivery.OFFER));
    }

    static Queue queue(String id, QueueRules rules) {
        return new Queue(
                        new QueueId(id),
                        id,
                        id,
                        List.of(),
                        Set.of(),
                        Set.of(),
                        Duration.ofSeconds(30),
                        Weights.USUAL,
                        true)
                .servedBy(rules);
    }

    static WorkItem chat(int id, String queue, Instant since, SkillNeed... skills) {
        return work(id, queue, Channel.CHAT, Priority.NORMAL, since, skills);
    }

    static WorkItem call(int id, String queue, Instant since, SkillNeed... skills) {
        return work(id, queue, Channel.PHONE, Priority.NORMAL, since, skills);
    }

    static WorkItem work(int id, String queue, Channel channel, Priority priority, Instant since, SkillNeed... skills) {
        return WorkItem.arriving(
                new ConversationId(new UUID(0, id)),
                new Needs(channel, "en", Tier.STANDARD, priority, null, null, List.of()),
                new QueueId(queue),
                List.of(skills),
                Weights.USUAL.of(channel),
                null,
                since,
                since);
    }

    static WorkItem offered(WorkItem item, AgentId agent, Instant at) {
        return item.offeredTo(agent, new OfferId(item.conversation().value()), at, at.plusSeconds(30));
    }

    static SkillNeed need(SkillId skill, int level) {
        return new SkillNeed(skill, level);
    }
}
