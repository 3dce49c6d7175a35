package io.pronto.routing.simulation;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.queue.Queue;
import java.util.List;

/**
 * Customers who want the same.
 *
 * @param queue where they wait; its rules hold, its required skills count
 * @param skills what they need besides
 */
public record Kind(String name, Queue queue, List<SkillNeed> skills, Channel channel, Priority priority) {
    public Kind {
        skills = List.copyOf(skills);
    }
}
