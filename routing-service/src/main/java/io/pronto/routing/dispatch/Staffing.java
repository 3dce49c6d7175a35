package io.pronto.routing.dispatch;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.Presence;
import io.pronto.contracts.PresenceCause;
import io.pronto.contracts.RoutingEvent.AgentPresenceChanged;
import io.pronto.contracts.RoutingEvent.AgentProfileChanged;
import io.pronto.contracts.SkillId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.AgentProfile;
import io.pronto.routing.agent.Attendance;
import io.pronto.routing.agent.Directory;
import io.pronto.routing.offer.OfferRecord;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.work.BacklogOrder;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import io.pronto.routing.work.WorkState.Attention;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who is there, and what they can do. */
public final class Staffing {
    private final Pool pool;
    private final Stores stores;
    private final Announcements announcements;
    private final Placement placement;
    private final Alarms alarms;
    private final Requirements requirements;

    Staffing(
            Pool pool,
            Stores stores,
            Announcements announcements,
            Placement placement,
            Alarms alarms,
            Requirements requirements) {
        this.pool = pool;
        this.stores = stores;
        this.announcements = announcements;
        this.placement = placement;
        this.alarms = alarms;
        this.requirements = requirements;
    }

    /** The directory or a token shows an agent. Known already, only the names are brought up to date. */
    public Agent appear(AgentId id, String username, String name, Set<String> languages, Instant at) {
        return pool.alone(() -> {
            Optional<Agent> known = stores.agents().find(id);
            Agent seen = known.map(agent -> agent.withIdentity(username, name, true))
                    // Nobody has said anything about languages yet: then the directory's word counts.
                    .map(agent -> agent.languages().isEmpty()
                            ? agent.withProfile(languages, agent.skills(), agent.capacity())
                            : agent)
                    .orElseGet(() -> Agent.appearing(id, username, name, languages, at));
            if (!known.equals(Optional.of(seen))) {
                alarms.save(seen, at);
                tellProfile(seen, at);
            }
            return seen;
        });
    }

    /**
     * Agrees with the directory: its agents appear, and who is neither agent nor supervisor any more leaves. An empty directory
     * is taken for a mistake, and nobody leaves.
     */
    public void follow(Directory.People people, Instant at) {
        people.agents()
                .forEach(person -> appear(person.id(), person.username(), person.name(), person.languages(), at));
        if (people.agents().isEmpty()) {
            return;
        }
        Set<AgentId> allowed = new HashSet<>(people.supervisors());
        people.agents().forEach(person -> allowed.add(person.id()));
        List<AgentId> gone = stores.agents().active().stream()
                .map(Agent::id)
                .filter(id -> !allowed.contains(id))
                .toList();
        gone.forEach(id -> leave(id, at));
    }

    /** The directory no longer knows or allows the agent: everything the agent had goes to others. */
    public void leave(AgentId id, Instant at) {
        pool.alone(() -> stores.agents().find(id).filter(Agent::active).ifPresent(agent -> {
            presence(id, Presence.OFFLINE, PresenceCause.DISCONNECTED, at);
            Agent gone = agent.withPresence(Presence.OFFLINE, at).withIdentity(agent.username(), agent.name(), false);
            alarms.save(gone, at);
            tellProfile(gone, at);
            // Also what only waited for its customer: this agent will not be there when the customer speaks.
            stores.work().heldBy(id).forEach(item -> placement.giveBack(item, id, at));
            // Perhaps nobody is left who speaks a language or has a skill: then it counts no more.
            requirements.review();
            placement.serveAll(at);
        }));
    }

    /** The agent comes, goes or is set away, until somebody says otherwise; see {@link #attend}. */
    public Verdict<Agent> presence(AgentId id, Presence presence, PresenceCause cause, Instant at) {
        return attend(id, presence, null, cause, at);
    }

    /**
     * The agent comes, goes or is set away. Whoever is not online has no open offers; whoever is offline or gave back has only
     * conversations in which the customer speaks next, and loses those when the customer does.
     *
     * @param until when the agent is online again by itself, for a wrap-up or an absence
     */
    public Verdict<Agent> attend(
            AgentId id, Presence presence, @Nullable Instant until, PresenceCause cause, Instant at) {
        return pool.alone(() -> {
            Optional<Agent> known = stores.agents().find(id).filter(Agent::active);
            if (known.isEmpty()) {
                return Verdict.refused(Refusal.AGENT_UNKNOWN);
            }
            Attendance before = known.get().attendance();
            // Who chooses is there; who leaves for good is not waited for.
            boolean settled = cause == PresenceCause.CHOSEN || presence == Presence.OFFLINE;
            Attendance after = before.as(presence, until, at).seen(settled ? null : before.goneSince());
            if (after.equals(before)) {
                return Verdict.granted(known.get());
            }
            Agent agent = known.get().withAttendance(after);
            alarms.save(agent, at);
            if (presence != before.presence()) {
                announcements.tell(new AgentPresenceChanged(id, presence, cause, at));
                if (presence == Presence.ONLINE) {
                    placement.serve(id, at);
                } else {
                    giveBackOffers(id, offered -> true, at);
                }
                if (!agent.keepsConversations()) {
                    giveBackConversations(id, at);
                }
            }
            return Verdict.granted(stores.agents().find(id).orElseThrow());
        });
    }

    /** From those channels nothing comes for a while, although the agent is online. */
    public Verdict<Agent> pause(AgentId id, Set<Channel> channels, Instant at) {
        return pool.alone(() -> {
            Optional<Agent> known = stores.agents().find(id).filter(Agent::active);
            if (known.isEmpty()) {
                return Verdict.refused(Refusal.AGENT_UNKNOWN);
            }
            if (!known.get().attendance().paused().equals(channels)) {
                alarms.save(known.get().withAttendance(known.get().attendance().pausing(channels)), at);
                giveBackOffers(id, item -> channels.contains(item.needs().channel()), at);
                placement.serve(id, at);
            }
            return Verdict.granted(stores.agents().find(id).orElseThrow());
        });
    }

    /** No page of the agent is open since then, or one is again when null. */
    public void page(AgentId id, @Nullable Instant goneSince, Instant at) {
        pool.alone(() -> stores.agents()
                .find(id)
                .filter(Agent::active)
                .filter(agent -> (agent.attendance().goneSince() == null) != (goneSince == null))
                // Nothing is waited for from who is offline.
                .filter(agent -> goneSince == null || agent.presence() != Presence.OFFLINE)
                .ifPresent(agent -> {
                    alarms.save(agent.withAttendance(agent.attendance().seen(goneSince)), at);
                    due(id, at);
                }));
    }

    /** A conversation that was the agent's ended: there may be something left to do about it before the next comes. */
    void workEnded(AgentId id, Instant at) {
        Duration wrapUp = stores.agents()
                .find(id)
                .filter(agent -> agent.active() && agent.presence() == Presence.ONLINE)
                .map(agent -> agent.profile().wrapUp())
                .orElse(Duration.ZERO);
        if (wrapUp.isPositive()) {
            require(attend(id, Presence.WRAP_UP, at.plus(wrapUp), PresenceCause.WORK_ENDED, at));
        } else {
            placement.serve(id, at);
        }
    }

    /** Something about the agent may have changed by itself by then. */
    public void due(AgentId id, Instant at) {
        pool.alone(() -> stores.agents().find(id).ifPresent(agent -> {
            Optional<Instant> due = agent.changesAt(agent.presenceSince(), alarms.patience());
            Instant gone = agent.attendance().goneSince();
            Instant until = agent.attendance().until();
            if (gone != null) {
                if (due.filter(when -> !when.isAfter(at)).isEmpty()) {
                    alarms.save(agent, at);
                } else if (gone.plus(alarms.patience().conversations()).isAfter(at)) {
                    require(attend(id, Presence.AWAY, null, PresenceCause.DISCONNECTED, at));
                } else {
                    require(attend(id, Presence.OFFLINE, null, PresenceCause.DISCONNECTED, at));
                }
            } else if (until != null && !until.isAfter(at)) {
                require(attend(id, Presence.ONLINE, null, PresenceCause.TIME_OVER, at));
            } else {
                alarms.save(agent, at);
                placement.serve(id, at);
            }
        }));
    }

    private static void require(Verdict<Agent> verdict) {
        if (verdict instanceof Verdict.Refused<Agent>(Refusal why)) {
            throw new IllegalStateException("The agent was found active and is refused as " + why);
        }
    }

    /** What the agent can do, as a supervisor or administrator says; the rest of the profile stays. */
    public Verdict<Agent> profile(
            AgentId id, Set<String> languages, Map<SkillId, Integer> skills, int capacity, Instant at) {
        return pool.alone(() -> stores.agents()
                .find(id)
                .map(agent -> profile(id, agent.profile().able(languages, skills, capacity), at))
                .orElseGet(() -> Verdict.refused(Refusal.AGENT_UNKNOWN)));
    }

    /** What the agent can do and how work comes to the agent; the revision is given by the store's last one. */
    public Verdict<Agent> profile(AgentId id, AgentProfile profile, Instant at) {
        return switch (profiles(Map.of(id, profile), at)) {
            case Verdict.Granted<List<Agent>>(List<Agent> agents) -> Verdict.granted(agents.getFirst());
            case Verdict.Refused<List<Agent>>(Refusal why) -> Verdict.refused(why);
        };
    }

    /** The same of many, all or none. @return the agents as they are then, by id */
    public Verdict<List<Agent>> profiles(Map<AgentId, AgentProfile> profiles, Instant at) {
        return pool.alone(() -> {
            for (var edit : profiles.entrySet()) {
                Optional<Refusal> refusal = refusal(edit.getKey(), edit.getValue());
                if (refusal.isPresent()) {
                    return Verdict.refused(refusal.get());
                }
            }
            boolean changed = false;
            for (var edit : profiles.entrySet()) {
                Agent known = stores.agents().find(edit.getKey()).orElseThrow();
                if (!edit.getValue().saysTheSame(known.profile())) {
                    Agent next = known.withProfile(
                            edit.getValue().revised(known.profile().revision() + 1));
                    alarms.save(next, at);
                    tellProfile(next, at);
                    changed = true;
                }
            }
            if (changed) {
                // Of all, not of these: whether a language or a suggested skill counts depends on who has it.
                requirements.review();
                placement.serveAll(at);
            }
            return Verdict.granted(profiles.keySet().stream()
                    .sorted(Comparator.comparing(AgentId::value))
                    .map(id -> stores.agents().find(id).orElseThrow())
                    .toList());
        });
    }

    private Optional<Refusal> refusal(AgentId id, AgentProfile profile) {
        if (stores.agents().find(id).filter(Agent::active).isEmpty()) {
            return Optional.of(Refusal.AGENT_UNKNOWN);
        }
        if (profile.skills().keySet().stream()
                .anyMatch(skill -> stores.skills().find(skill).isEmpty())) {
            return Optional.of(Refusal.SKILL_UNKNOWN);
        }
        return profile.teams().stream()
                        .anyMatch(team -> stores.teams().find(team).isEmpty())
                ? Optional.of(Refusal.TEAM_UNKNOWN)
                : Optional.empty();
    }

    private void giveBackOffers(AgentId agent, Predicate<WorkItem> which, Instant at) {
        List<WorkItem> back = stores.work().heldBy(agent).stream()
                .filter(item -> item.state() instanceof WorkState.Offered)
                .filter(which)
                .map(item -> placement.endOffer(item, OfferRecord.Result.WITHDRAWN, "agent-left", at))
                .sorted(BacklogOrder.NEXT_FIRST)
                .toList();
        back.forEach(item -> placement.place(item, at));
        placement.serveWidened(at);
    }

    private void giveBackConversations(AgentId agent, Instant at) {
        stores.work().heldBy(agent).stream()
                .filter(item -> item.state() instanceof WorkState.Assigned assigned
                        && assigned.attention() instanceof Attention.Full)
                .sorted(BacklogOrder.NEXT_FIRST)
                .forEach(item -> placement.giveBack(item, agent, at));
    }

    private void tellProfile(Agent agent, Instant at) {
        announcements.tell(new AgentProfileChanged(
                agent.id(), agent.username(), agent.name(), agent.languages(), agent.capacity(), agent.active(), at));
    }
}
