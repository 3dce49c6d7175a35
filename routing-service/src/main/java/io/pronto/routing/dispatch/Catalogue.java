package io.pronto.routing.dispatch;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.RoutingEvent.AgentProfileChanged;
import io.pronto.contracts.RoutingEvent.QueueChanged;
import io.pronto.contracts.SkillId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.AgentProfile;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.queue.CouldServe;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueCheck;
import io.pronto.routing.queue.QueueFinding;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.queue.Ring;
import io.pronto.routing.skill.Skill;
import io.pronto.routing.team.Team;
import io.pronto.routing.team.TeamId;
import io.pronto.routing.work.Needs;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Queues and skills, as the administrator defines them. */
public final class Catalogue {
    /** So much of a line is brought up to date when its queue is edited; who comes later gets the new definition anyway. */
    private static final int LONGEST_LINE = 50_000;

    private static final ConversationId NOBODYS = new ConversationId(new UUID(0, 0));

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

    /** Adds or edits a skill; its neighbours are defined already. */
    public Verdict<Skill> define(Skill skill) {
        return pool.alone(() -> {
            if (skill.neighbours().stream()
                    .anyMatch(neighbour -> stores.skills().find(neighbour).isEmpty())) {
                return Verdict.refused(Refusal.SKILL_UNKNOWN);
            }
            long revision =
                    stores.skills().find(skill.id()).map(Skill::revision).orElse(0L) + 1;
            Skill next = new Skill(skill.id(), skill.name(), skill.nameZh(), skill.neighbours(), revision);
            stores.skills().save(next);
            return Verdict.granted(next);
        });
    }

    /** Adds or renames a team. */
    public Team define(TeamId id, String name, String nameZh) {
        return pool.alone(() -> {
            Team next = new Team(
                    id,
                    name,
                    nameZh,
                    stores.teams().find(id).map(Team::revision).orElse(0L) + 1);
            stores.teams().save(next);
            return next;
        });
    }

    /** Removes a team that no queue names; its agents leave it. */
    public Verdict<Team> remove(TeamId id, Instant at) {
        return pool.alone(() -> {
            var found = stores.teams().find(id);
            if (found.isEmpty()) {
                return Verdict.refused(Refusal.NOT_FOUND);
            }
            if (stores.queues().all().stream().anyMatch(queue -> names(queue, id))) {
                return Verdict.refused(Refusal.TEAM_IN_USE);
            }
            stores.teams().remove(id);
            for (Agent agent : stores.agents().active()) {
                if (agent.teams().contains(id)) {
                    Set<TeamId> left = new HashSet<>(agent.teams());
                    left.remove(id);
                    alarms.save(
                            agent.withProfile(agent.profile()
                                    .in(left)
                                    .revised(agent.profile().revision() + 1)),
                            at);
                }
            }
            return Verdict.granted(found.get());
        });
    }

    private static boolean names(Queue queue, TeamId team) {
        return queue.rules().teams().contains(team)
                || queue.rules().rings().stream()
                        .anyMatch(ring -> ring.reach() instanceof Ring.Reach.AlsoTeams(Set<TeamId> teams)
                                && teams.contains(team));
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
            for (Skill other : stores.skills().all()) {
                if (other.neighbours().contains(id)) {
                    stores.skills().save(other.without(id));
                }
            }
            for (Agent agent : stores.agents().active()) {
                if (agent.skills().containsKey(id)) {
                    Map<SkillId, Integer> left = new HashMap<>(agent.skills());
                    left.remove(id);
                    AgentProfile profile = agent.profile();
                    alarms.save(
                            agent.withProfile(profile.able(agent.languages(), left, agent.capacity())
                                    .revised(profile.revision() + 1)),
                            at);
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
        List<Agent> able = stores.agents().active().stream()
                .filter(agent -> CouldServe.inSomeRing(queue, agent, this::neighbours))
                .toList();
        List<String> warnings = new ArrayList<>();
        if (able.isEmpty()) {
            warnings.add("nobody-could-serve");
        } else if (able.stream().noneMatch(Agent::takesWork)) {
            warnings.add("nobody-present-could-serve");
        }
        return warnings;
    }

    /** What is wrong with a queue that is, or would be, defined like that. */
    public List<QueueFinding> findings(Queue queue) {
        List<Agent> agents = stores.agents().active();
        QueueCheck check = new QueueCheck(
                stores.queues().all(),
                skill -> stores.skills().find(skill).isPresent(),
                asked -> agents.stream().anyMatch(agent -> CouldServe.inSomeRing(asked, agent, this::neighbours)));
        List<QueueFinding> found = new ArrayList<>(check.findings(queue));
        for (TeamId team : queue.rules().teams()) {
            if (stores.teams().find(team).isEmpty()) {
                found.addFirst(new QueueFinding.TeamUnknown("rules.teams", team));
            }
        }
        return found;
    }

    /** Who would get work of a queue that is, or would be, defined like that. Nothing changes, and nothing is kept. */
    public Preview preview(Queue queue, Preview.Asked asked, Instant at) {
        Needs needs = new Needs(
                asked.channel(), asked.language(), asked.tier(), asked.priority(), queue.id(), null, List.of());
        Instant since = at.minus(asked.waited());
        WorkItem work = WorkItem.arriving(
                NOBODYS,
                needs,
                queue.id(),
                requirements.of(queue, needs),
                queue.weights().of(asked.channel()),
                null,
                since,
                since);
        List<Ring> rings = queue.rules().rings();
        return new Preview(
                pool.alone(() -> placement.floor().decide(work, queue, at)),
                (int) rings.stream()
                        .filter(ring -> ring.after().compareTo(asked.waited()) <= 0)
                        .count(),
                rings.stream().map(ring -> ring.after().toSeconds()).toList());
    }

    private Set<SkillId> neighbours(SkillId skill) {
        return stores.skills().find(skill).map(Skill::neighbours).orElse(Set.of());
    }

    private void put(Queue queue, Instant at) {
        stores.queues().save(queue);
        QueueRules.Opening opening = queue.rules().opening();
        announcements.tell(new QueueChanged(
                queue.id(),
                queue.name(),
                queue.nameZh(),
                queue.active(),
                queue.topics().stream().sorted().toList(),
                opening == null ? null : opening.hours().told(),
                at));
    }
}
