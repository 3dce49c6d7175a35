package io.pronto.routing.queue;

import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which queue a piece of work belongs to: the one it names, else the one of its topic, else the one whose required
 * skills its own suggest, else {@link Queue#DEFAULT}.
 */
public final class QueueChoice {
    private static final Comparator<Queue> MOST_PARTICULAR_FIRST = Comparator.<Queue>comparingInt(
                    queue -> queue.requiredSkills().size())
            .thenComparingInt(queue -> queue.languages().isEmpty() ? 0 : 1)
            .reversed()
            .thenComparing(queue -> queue.id().value());

    private QueueChoice() {}

    /**
     * Chooses among all queues.
     *
     * @param named the queue that the channel, form or caller names; one that is unknown or inactive is passed over
     * @param suggested skills that the conversation seems to need
     * @throws IllegalStateException if the default queue is not among them
     */
    public static Queue choose(
            Collection<Queue> queues,
            @Nullable QueueId named,
            List<SkillNeed> suggested,
            @Nullable String topic,
            String language) {
        List<Queue> open = queues.stream()
                .filter(Queue::active)
                .sorted(MOST_PARTICULAR_FIRST)
                .toList();
        Set<SkillId> skills = suggested.stream().map(SkillNeed::skill).collect(Collectors.toSet());
        return open.stream()
                .filter(queue -> queue.id().equals(named))
                .findFirst()
                .or(() -> open.stream()
                        .filter(queue -> topic != null && queue.topics().contains(topic) && queue.isFor(language))
                        .findFirst())
                .or(() -> open.stream()
                        .filter(queue -> !queue.requiredSkills().isEmpty() && queue.isFor(language))
                        .filter(queue ->
                                queue.requiredSkills().stream().allMatch(need -> skills.contains(need.skill())))
                        .findFirst())
                .or(() -> open.stream()
                        .filter(queue -> queue.id().equals(Queue.DEFAULT))
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException("There is no queue " + Queue.DEFAULT + " among "
                        + open.size() + " active ones. Maybe its row was removed by hand: add it again."));
    }
}
