package io.pronto.routing.dispatch.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.Tier;
import io.pronto.routing.dispatch.Reasons.Waits;
import io.pronto.routing.queue.Queues;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkItems;
import io.pronto.routing.work.WorkState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Work as the API shows it. */
@Component
class WorkViews {
    private final WorkItems work;
    private final Queues queues;

    WorkViews(WorkItems work, Queues queues) {
        this.work = work;
        this.queues = queues;
    }

    /**
     * @param state WAITING, OFFERED, ASSIGNED or FINISHED
     * @param weight what it takes of an agent's budget
     * @param agent whom it is offered to or whose it is
     * @param offer the open offer
     * @param reservedFor the one agent for whom transferred work waits
     * @param deadline by when it was promised to somebody, by the earliest of its promises; only while it waits or is offered
     * @param handlingSeconds how long it will take, from what was finished lately or what its queue says
     * @param overflow where it goes, and when
     * @param why why it still waits, when that was asked for
     * @param position in the queue's line, from 1; only while it waits or is offered
     */
    record WorkView(
            ConversationId conversationId,
            QueueId queue,
            WorkState.Kind state,
            Channel channel,
            String language,
            Priority priority,
            Tier tier,
            @Nullable String topic,
            List<SkillNeed> skills,
            int weight,
            Instant waitingSince,
            @Nullable Integer position,
            @Nullable AgentId agent,
            @Nullable OpenOffer offer,
            @Nullable AgentId preferred,
            @Nullable AgentId reservedFor,
            @Nullable Instant deadline,
            @Nullable Long handlingSeconds,
            @Nullable Onward overflow,
            @Nullable Waits why) {

        WorkView because(Waits waits) {
            return new WorkView(
                    conversationId,
                    queue,
                    state,
                    channel,
                    language,
                    priority,
                    tier,
                    topic,
                    skills,
                    weight,
                    waitingSince,
                    position,
                    agent,
                    offer,
                    preferred,
                    reservedFor,
                    deadline,
                    handlingSeconds,
                    overflow,
                    waits);
        }
    }

    /** Where it goes when it still waits then. */
    record Onward(QueueId to, Instant at) {}

    record OpenOffer(OfferId id, Instant expiresAt) {}

    private @Nullable Onward onward(WorkItem item) {
        if (!(item.state() instanceof WorkState.Waiting waiting)
                || item.overflowed().contains(item.queue())) {
            return null;
        }
        return queues.find(item.queue())
                .map(queue -> queue.rules().overflow())
                .map(overflow -> new Onward(overflow.to(), waiting.queuedAt().plus(overflow.after())))
                .orElse(null);
    }

    WorkView of(WorkItem item) {
        boolean inLine =
                item.state().kind() == WorkState.Kind.WAITING || item.state().kind() == WorkState.Kind.OFFERED;
        return new WorkView(
                item.conversation(),
                item.queue(),
                item.state().kind(),
                item.needs().channel(),
                item.needs().language(),
                item.needs().priority(),
                item.needs().tier(),
                item.needs().topic(),
                item.skills(),
                item.weight(),
                item.waitingSince(),
                inLine ? work.position(item) : null,
                item.holder().orElse(null),
                item.state() instanceof WorkState.Offered offered
                        ? new OpenOffer(offered.offer(), offered.expiresAt())
                        : null,
                item.preferred(),
                item.state() instanceof WorkState.Waiting waiting && waiting.reserved() != null
                        ? waiting.reserved().agent()
                        : null,
                inLine ? item.outlook().deadline() : null,
                item.outlook().handling() == null
                        ? null
                        : item.outlook().handling().toSeconds(),
                onward(item),
                null);
    }
}
