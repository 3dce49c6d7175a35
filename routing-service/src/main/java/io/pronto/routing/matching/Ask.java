package io.pronto.routing.matching;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.SkillId;
import io.pronto.routing.queue.Ring;
import io.pronto.routing.work.WorkItem;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of work asks of an agent at one moment.
 *
 * @param keptFor the one agent it waits for alone
 * @param languageCounts whether its language must be spoken
 * @param neighbours which skills may stand in for one
 */
record Ask(
        WorkItem item,
        Demand demand,
        QueueState queue,
        int ring,
        @Nullable AgentId keptFor,
        boolean languageCounts,
        Function<SkillId, Set<SkillId>> neighbours) {
    Ring relaxed() {
        return queue.rings().get(ring);
    }

    /** The same with the requirements of another ring. */
    Ask relaxedTo(int other) {
        return other == ring ? this : new Ask(item, demand, queue, other, keptFor, languageCounts, neighbours);
    }

    /** The same as if what it only wishes for were required; null when it wishes for nothing. */
    @Nullable
    Ask wishing() {
        return item.needs().wished().isEmpty()
                ? null
                : new Ask(item, demand.with(item.needs().wished()), queue, ring, keptFor, languageCounts, neighbours);
    }

    /** Whether whoever has that ability may serve it, there and free or not. */
    boolean isMetBy(Ability ability) {
        return (!languageCounts || ability.speaks(demand.language()))
                && demand.isMetBy(ability, relaxed(), queue.rules().teams(), neighbours);
    }

    /** Whether it would fit and may be given now. */
    boolean fits(Seat seat, Instant at, long now) {
        return seat.hasRoomFor(demand.weight(), demand.takesAll())
                && seat.takesWork(demand.channel(), at)
                && !Line.isResting(item, seat.agent().id(), now);
    }

    boolean declinedBefore(Seat seat) {
        return item.declined().containsKey(seat.agent().id());
    }

    boolean prefers(Seat seat) {
        return seat.agent().id().equals(item.preferred());
    }
}
