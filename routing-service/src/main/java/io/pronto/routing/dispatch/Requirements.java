package io.pronto.routing.dispatch;

import io.pronto.contracts.SkillNeed;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.work.Needs;
import io.pronto.routing.work.WorkItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What whoever gets a piece of work must have. What its queue requires always counts: an administrator said so, and is warned
 * when nobody has it. What the conversation only seems to need counts as long as some agent has it; otherwise a guess would let
 * the customer wait for ever. What a rule of the house requires always counts, too.
 */
final class Requirements {
    private static final int PAGE = 200;

    private final Stores stores;

    Requirements(Stores stores) {
        this.stores = stores;
    }

    /** The skills that work with those needs requires in that queue. */
    List<SkillNeed> of(Queue queue, Needs needs) {
        List<Agent> agents = stores.agents().active();
        return Needs.together(
                Needs.together(queue.requiredSkills(), needs.required()),
                needs.suggested().stream()
                        .filter(need -> agents.stream().anyMatch(agent -> agent.meets(need)))
                        .toList());
    }

    /** Brings what waits up to date after agents or their skills have changed. */
    void review() {
        @Nullable WorkItem last = null;
        while (true) {
            List<WorkItem> page = stores.work().waiting(last, PAGE);
            for (WorkItem item : page) {
                if (!item.needs().suggested().isEmpty()) {
                    stores.queues()
                            .find(item.queue())
                            .map(queue -> of(queue, item.needs()))
                            .filter(skills -> !skills.equals(item.skills()))
                            .ifPresent(skills -> stores.work()
                                    .save(item.needing(item.needs(), item.queue(), skills, item.weight())));
                }
            }
            if (page.size() < PAGE) {
                return;
            }
            last = page.getLast();
        }
    }
}
