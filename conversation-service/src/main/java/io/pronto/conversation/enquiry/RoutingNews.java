package io.pronto.conversation.enquiry;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.ConversationEvent.ConversationReclassified;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.ReturnCause;
import io.pronto.contracts.TopicSource;
import io.pronto.conversation.enquiry.ConversationState.Assigned;
import io.pronto.conversation.enquiry.ConversationState.AwaitingCustomer;
import io.pronto.conversation.enquiry.ConversationState.Resolved;
import io.pronto.conversation.enquiry.ConversationState.Waiting;
import io.pronto.conversation.enquiry.ConversationState.WithBot;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What routing's decisions do to a conversation. Routing is the authority for who has it; news about a conversation
 * that was resolved meanwhile, or that came twice, change nothing.
 */
public final class RoutingNews {

    private RoutingNews() {}

    /** An agent by id and by the name people know. */
    public record Named(AgentId id, @Nullable String name) {}

    /**
     * What routing found out about it: a topic by a rule or a guess, or only how it was sent where it is. What a colleague said
     * stays. A topic that is none of the house's is somebody's subject and gives way.
     */
    public static Decision classified(
            Conversation c, @Nullable String topic, TopicOrigin origin, Priority priority, Moment moment) {
        if (c.state() instanceof Resolved || Escalation.source(c) == TopicSource.HAND) {
            return new Decision.Unchanged(c, null);
        }
        String nextTopic = topic == null ? c.topic() : topic;
        if (Objects.equals(nextTopic, c.topic()) && origin.equals(c.topicOrigin()) && priority == c.priority()) {
            return new Decision.Unchanged(c, null);
        }
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.with(now -> now.classified(priority, nextTopic, origin, now.language()));
        if (!Objects.equals(nextTopic, c.topic()) || priority != c.priority()) {
            turn.tell(new ConversationReclassified(
                    c.id(), priority, c.tier(), nextTopic, c.language(), origin.source(), moment.at()));
        }
        return turn.done();
    }

    /** It waits in that queue. */
    public static Decision queued(Conversation c, QueueId queue, Moment moment) {
        if (!(c.state() instanceof Waiting) || queue.equals(c.queue())) {
            return new Decision.Unchanged(c, null);
        }
        return Turn.of(c, moment.at(), moment.ids())
                .with(now -> now.withQueue(queue))
                .done();
    }

    /** It is that agent's from now on. */
    public static Decision assigned(
            Conversation c, Named agent, QueueId queue, AssignmentCause cause, @Nullable Named by, Moment moment) {
        return switch (c.state()) {
            case WithBot _, Resolved _ -> new Decision.Unchanged(c, null);
            case Waiting _ -> assign(c, agent, queue, cause, by, moment);
            case Assigned s ->
                s.agent().equals(agent.id())
                        ? new Decision.Unchanged(c, null)
                        : assign(c, agent, queue, cause, by, moment);
            case AwaitingCustomer s ->
                s.agent().equals(agent.id())
                        ? new Decision.Unchanged(c, null)
                        : assign(c, agent, queue, cause, by, moment);
        };
    }

    private static Decision assign(
            Conversation c, Named agent, QueueId queue, AssignmentCause cause, @Nullable Named by, Moment moment) {
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.with(now -> now.withState(new Assigned(agent.id(), moment.at()))
                .withQueue(queue)
                .withParticipant(agent.id()));
        Map<String, String> params = new LinkedHashMap<>();
        params.put("agent", agent.id().value());
        putName(params, "agentName", agent);
        params.put("queue", queue.value());
        params.put("cause", cause.name());
        turn.line(author(by), "assigned", params);
        return turn.done();
    }

    /** It is nobody's again and waits in {@code queue}, or for {@code to} alone. */
    public static Decision returned(
            Conversation c,
            @Nullable Named from,
            QueueId queue,
            @Nullable Named to,
            ReturnCause cause,
            @Nullable Named by,
            @Nullable String note,
            boolean reachable,
            Moment moment) {
        return switch (c.state()) {
            case WithBot _, Resolved _ -> new Decision.Unchanged(c, null);
            case Waiting w ->
                queue.equals(c.queue())
                        ? new Decision.Unchanged(c, null)
                        : giveBack(c, w.since(), w.goneCheckAt(), from, queue, to, cause, by, note, moment);
            case Assigned _, AwaitingCustomer _ -> {
                Instant unanswered = c.unansweredSince();
                yield giveBack(
                        c,
                        unanswered == null ? moment.at() : unanswered,
                        HandOff.goneCheck(c, moment.at(), reachable, moment.rules()),
                        from,
                        queue,
                        to,
                        cause,
                        by,
                        note,
                        moment);
            }
        };
    }

    private static Decision giveBack(
            Conversation c,
            Instant since,
            @Nullable Instant goneCheckAt,
            @Nullable Named from,
            QueueId queue,
            @Nullable Named to,
            ReturnCause cause,
            @Nullable Named by,
            @Nullable String note,
            Moment moment) {
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.with(now -> now.withState(new Waiting(since, goneCheckAt)).withQueue(queue));
        Map<String, String> params = new LinkedHashMap<>();
        params.put("cause", cause.name());
        params.put("queue", queue.value());
        if (from != null) {
            params.put("from", from.id().value());
            putName(params, "fromName", from);
        }
        if (to != null) {
            params.put("to", to.id().value());
            putName(params, "toName", to);
        }
        if (note != null && !note.isBlank()) {
            params.put("note", note);
        }
        turn.line(author(by), "returned", params);
        return turn.done();
    }

    private static void putName(Map<String, String> params, String key, Named agent) {
        if (agent.name() != null) {
            params.put(key, agent.name());
        }
    }

    private static Author author(@Nullable Named by) {
        return by == null ? Author.system() : Author.agent(by.id(), by.name());
    }
}
