package io.pronto.conversation.call.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CallEnding;
import io.pronto.conversation.call.Call;
import io.pronto.conversation.call.CallState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call as the API has it. */
final class CallViews {
    private CallViews() {}

    /**
     * @param phase one of menu, queued, offered, connecting, talking, held, voicemail, dialling, wrap-up, ended
     * @param since when it came there
     * @param until when it moves on by itself, where that matters to people
     * @param number null when it was withheld
     */
    record CallView(
            UUID id,
            @Nullable UUID conversationId,
            boolean outgoing,
            String phase,
            Instant since,
            @Nullable Instant until,
            @Nullable AgentId agentId,
            @Nullable String number,
            @Nullable String dialled,
            String language,
            Instant startedAt,
            @Nullable Instant queuedAt,
            @Nullable Instant answeredAt,
            long heldSeconds,
            @Nullable CallEnding ending,
            @Nullable String disposition,
            long revision) {

        static CallView of(Call call) {
            CallState state = call.state();
            return new CallView(
                    call.id().value(),
                    call.conversation() == null ? null : call.conversation().value(),
                    call.outgoing(),
                    call.phase().word(),
                    state.since(),
                    state instanceof CallState.WrapUp
                                    || state instanceof CallState.Connecting
                                    || state instanceof CallState.Dialling
                            ? state.dueAt()
                            : null,
                    CallRows.agent(state),
                    call.number(),
                    call.dialled(),
                    call.language(),
                    call.startedAt(),
                    call.queuedAt(),
                    call.answeredAt(),
                    call.held().toSeconds(),
                    state instanceof CallState.Ended over ? over.ending() : null,
                    state instanceof CallState.Ended over ? over.disposition() : null,
                    call.revision());
        }
    }
}
