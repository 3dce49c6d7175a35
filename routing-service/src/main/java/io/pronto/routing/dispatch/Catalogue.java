package io.pronto.routing.dispatch;

import io.pronto.contracts.QueueId;
import io.pronto.contracts.RoutingEvent.AgentProfileChanged;
import io.pronto.contracts.RoutingEvent.QueueChanged;
import io.pronto.contracts.SkillId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.skill.Skill;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Queues and skills, as the administrator defines them. */
public final class Catalogue {
    /** So much of a line is brought up to date when its queue is edited; who comes later gets the new definition anyway. */
    private static final int LONGEST_LINE = 50_000;

    private final Pool pool;
    private final Stores stores;
    private final Announcements announcements;
    private final LineWatch lines;
    private final Placement placement;
    private final Alarms alarms;
    private final Requirements requirements;

    Catalogue(
            Pool pool,
            Stores stores,
            Announcements announcements,
            LineWatch lines,
            Placement placement,
            Alarms alarms,
            Requirements requirements) {
        this.pool = pool;
        this.stores = stores;
        this.announcements = announcements;
        this.lines = lines;
        this.placement = placement;
        this.alarms = alarms;
        this.requirements = requirements;
    }

    /** Sees to it that work always has a place. */
    public void ensureDefault(Instant at) {
        pool.alone(() -> {
            if (stores.queues().find(Queue.DEFAULT).isEmpty()) {
                put(Queue.general(), at);
            }
        });
    }

    /** Adds or edits a queue; what waits there needs from now on what the queue requires now. */
    public Verdict<Queue> define(Queue queue, Instant at) {
        return pool.alone(() -> {
            if (queue.requiredSkills().stream()
                    .anyMatch(need -> stores.skills().find(need.skill()).isEmpty())) {
                return Verdict.refused(Refusal.SKILL_UNKNOWN);
            }
            put(queue, at);
            for (WorkItem item : stores.work().line(queue.id(), LONGEST_LINE)) {
                if (item.state() instanceof WorkState.Waiting) {
                    stores.work()
                            .save(item.needing(
                                    item.needs(),
                                    queue.id(),
                                    requirements.of(queue, item.needs()),
                                    queue.weights().of(item.needs().channel())));
                }
            }
            lines.moved(queue.id());
            placement.serveAll(at);
            return Verdict.granted(queue);
        });
    }

    /** Removes a queue in which nothing is open. */
    public Verdict<Queue> remove(QueueId id, Instant at) {
        return pool.alone(() -> {
            var found = stores.queues().find(id);
            if (found.isEmpty()) {
                return Verdict.refused(Refusal.NOT_FOUND);
            }
            if (id.equals(Queue.DEFAULT) || stores.work().open(id) > 0) {
                return Verdict.refused(Refusal.QUEUE_IN_USE);
            }
            stores.queues().remove(id);
            Queue gone = found.get();
            announcements.tell(new QueueChanged(id, gone.name(), gone.nameZh(), false, at));
            return Verdict.granted(gone);
        });
    }

    /** Adds or renames a skill. */
    public void define(Skill skill) {
        pool.alone(() -> stores.skills().save(skill));
    }

    /** Removes a skill that no queue requires; agents lose it. */
    public Verdict<Skill> remove(SkillId id, Instant at) {
        return pool.alone(() -> {
            var found = stores.skills().find(id);
            if (found.isEmpty()) {
                return Verdict.refused(Refusal.NOT_FOUND);
            }
            if (stores.queues().all().stream()
                    .flatMap(queue -> queue.requiredSkills().stream())
                    .anyMatch(need -> need.skill().equals(id))) {
                return Verdict.refused(Refusal.SKILL_IN_USE);
            }
            stores.skills().remove(id);
            for (Agent agent : stores.agents().active()) {
                if (agent.skills().containsKey(id)) {
                    Map<SkillId, Integer> left = new HashMap<>(agent.skills());
                    left.remove(id);
                    alarms.save(agent.withProfile(agent.languages(), left, agent.capacity()), at);
                    announcements.tell(new AgentProfileChanged(
                            agent.id(),
                            agent.username(),
                            agent.name(),
                            agent.languages(),
                            agent.capacity(),
                            agent.active(),
                            at));
                }
            }
            requirements.review();
            placement.serveAll(at);
            return Verdict.granted(found.get());
        });
    }

    /** What is wrong with a queue as the agents are: nothing, or that nobody could ever serve it, or nobody who is present. */
    public List<String> warnings(Queue queue) {
        List<Agent> able =
                stores.agents().active().stream().filter(queue::couldBeServedBy).toList();
        List<String> warnings = new ArrayList<>();
        if (able.isEmpty()) {
            warnings.add("nobody-could-serve");
        } else if (able.stream().noneMatch(Agent::takesWork)) {
            warnings.add("nobody-present-could-serve");
        }
        return warnings;
    }

    private void put(Queue queue, Instant at) {
        stores.queues().save(queue);
        announcements.tell(new QueueChanged(queue.id(), queue.name(), queue.nameZh(), queue.active(), at));
    }
}
