package io.pronto.routing.dispatch;

import io.pronto.routing.agent.Agents;
import io.pronto.routing.matching.Decisions;
import io.pronto.routing.offer.Offers;
import io.pronto.routing.queue.Queues;
import io.pronto.routing.skill.Skills;
import io.pronto.routing.team.Teams;
import io.pronto.routing.wait.HandOvers;
import io.pronto.routing.work.WorkItems;

/** Everything that a pool remembers. */
public record Stores(
        Agents agents,
        Skills skills,
        Teams teams,
        Queues queues,
        WorkItems work,
        Offers offers,
        Decisions decisions,
        HandOvers handOvers) {}
