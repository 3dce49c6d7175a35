package io.pronto.routing.simulation;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.queue.Queue;
import java.util.List;

/**
 * Customers who want the same.
 *
 * @param queue where they come to; its rules hold, its required skills count
 * @param skills what they need besides
 * @param language what they speak
 */
public record Kind(
        String name, Queue queue, List<SkillNeed> skills, Channel channel, Priority priority, String language) {
    public Kind {
        skills = List.copyOf(skills);
    }

    /** Customers who speak English. */
    public Kind(String name, Queue queue, List<SkillNeed> skills, Channel channel, Priority priority) {
        this(name, queue, skills, channel, priority, "en");
    }

    /** The same customers, coming to a queue that is served in another way. */
    public Kind comingTo(Queue other) {
        return new Kind(name, other, skills, channel, priority, language);
    }
}
