package io.pronto.conversation.call;

import io.pronto.contracts.CallId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.QueueId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One telephone call.
 *
 * <p>Its life: somebody calls and is {@code InMenu}; she presses keys until it is clear what it is about and is {@code Queued}; an
 * agent is asked ({@code Offered}), takes it ({@code Connecting}), and they are {@code Talking}, perhaps {@code Held} in between. Given
 * back it is {@code Queued} again. Afterwards the agent has a while for what is left ({@code WrapUp}); then it is {@code Ended}. Nobody
 * there, she may leave a message ({@code Voicemail}). When we call it begins {@code Dialling}.
 *
 * @param connection the connected line it came over
 * @param line the provider's name for the customer's leg; null while we have not dialled her yet
 * @param agentLeg the provider's name for the agent's leg, if there is one
 * @param room the provider's name for where both are, if there is one
 * @param outgoing whether we called
 * @param number the customer's, in E.164; null when it was withheld
 * @param dialled our number
 * @param conversation once it is clear that it is one
 * @param rings how often agents' telephones were rung
 * @param queuedAt when she came into the line first
 * @param answeredAt when somebody spoke with her first
 * @param held how long she was kept waiting on the line, altogether
 * @param revision counts changes, from 1
 */
public record Call(
        CallId id,
        java.util.UUID connection,
        @Nullable String line,
        @Nullable String agentLeg,
        @Nullable String room,
        boolean outgoing,
        @Nullable String number,
        @Nullable String dialled,
        String language,
        @Nullable String topic,
        @Nullable QueueId queue,
        CustomerId customer,
        @Nullable ConversationId conversation,
        CallState state,
        int rings,
        Instant startedAt,
        @Nullable Instant queuedAt,
        @Nullable Instant answeredAt,
        Duration held,
        long revision) {

    /** A call that comes in. */
    public static Call incoming(
            CallId id,
            java.util.UUID connection,
            String line,
            @Nullable String number,
            @Nullable String dialled,
            String language,
            CustomerId customer,
            String node,
            Instant at) {
        return new Call(
                id,
                connection,
                line,
                null,
                null,
                false,
                number,
                dialled,
                language,
                null,
                null,
                customer,
                null,
                new CallState.InMenu(node, 0, at),
                0,
                at,
                null,
                null,
                Duration.ZERO,
                1);
    }

    /** Where it stands. */
    public CallPhase phase() {
        return state.phase();
    }

    /** Whether somebody is on the line. */
    public boolean live() {
        return phase() != CallPhase.WRAP_UP && phase() != CallPhase.ENDED;
    }

    Call in(CallState next) {
        CallTransitions.require(state.phase(), next.phase());
        return new Call(
                id,
                connection,
                line,
                agentLeg,
                room,
                outgoing,
                number,
                dialled,
                language,
                topic,
                queue,
                customer,
                conversation,
                next,
                rings,
                startedAt,
                queuedAt,
                answeredAt,
                held,
                revision);
    }

    Call about(String nextLanguage, @Nullable String nextTopic, @Nullable QueueId nextQueue) {
        return new Call(
                id,
                connection,
                line,
                agentLeg,
                room,
                outgoing,
                number,
                dialled,
                nextLanguage,
                nextTopic,
                nextQueue,
                customer,
                conversation,
                state,
                rings,
                startedAt,
                queuedAt,
                answeredAt,
                held,
                revision);
    }

    Call queued(Instant at) {
        return new Call(
                id,
                connection,
                line,
                agentLeg,
                room,
                outgoing,
                number,
                dialled,
                language,
                topic,
                queue,
                customer,
                conversation,
                state,
                rings,
                startedAt,
                queuedAt == null ? at : queuedAt,
                answeredAt,
                held,
                revision);
    }

    Call answered(Instant at) {
        return new Call(
                id,
                connection,
                line,
                agentLeg,
                room,
                outgoing,
                number,
                dialled,
                language,
                topic,
                queue,
                customer,
                conversation,
                state,
                rings,
                startedAt,
                queuedAt,
                answeredAt == null ? at : answeredAt,
                held,
                revision);
    }

    Call heldFor(Duration more) {
        return new Call(
                id,
                connection,
                line,
                agentLeg,
                room,
                outgoing,
                number,
                dialled,
                language,
                topic,
                queue,
                customer,
                conversation,
                state,
                rings,
                startedAt,
                queuedAt,
                answeredAt,
                held.plus(more),
                revision);
    }

    /** An agent's telephone is rung once more; what the leg is called is not known yet. */
    Call ringing() {
        return new Call(
                id,
                connection,
                line,
                null,
                room,
                outgoing,
                number,
                dialled,
                language,
                topic,
                queue,
                customer,
                conversation,
                state,
                rings + 1,
                startedAt,
                queuedAt,
                answeredAt,
                held,
                revision);
    }

    /** The conversation it belongs to. */
    public Call of(ConversationId its) {
        return new Call(
                id,
                connection,
                line,
                agentLeg,
                room,
                outgoing,
                number,
                dialled,
                language,
                topic,
                queue,
                customer,
                its,
                state,
                rings,
                startedAt,
                queuedAt,
                answeredAt,
                held,
                revision);
    }

    /** What the provider calls its parts; null leaves as it is. */
    public Call named(@Nullable String nextLine, @Nullable String nextAgentLeg, @Nullable String nextRoom) {
        return new Call(
                id,
                connection,
                nextLine == null ? line : nextLine,
                nextAgentLeg == null ? agentLeg : nextAgentLeg,
                nextRoom == null ? room : nextRoom,
                outgoing,
                number,
                dialled,
                language,
                topic,
                queue,
                customer,
                conversation,
                state,
                rings,
                startedAt,
                queuedAt,
                answeredAt,
                held,
                revision);
    }
}
