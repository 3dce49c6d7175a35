package io.pronto.routing.dispatch.adapter;

import io.pronto.contracts.EscalationAction;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SlaEvent.EscalationTaken;
import io.pronto.routing.dispatch.ByHand;
import io.pronto.routing.dispatch.Verdict;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends work where the steps of a ladder say. */
final class EscalationMoves {
    private static final Logger LOG = LoggerFactory.getLogger(EscalationMoves.class);

    private final ByHand byHand;

    EscalationMoves(ByHand byHand) {
        this.byHand = byHand;
    }

    void on(EscalationTaken event, Instant at) {
        for (EscalationAction action : event.actions()) {
            switch (action.kind()) {
                // Before all other work: conversation-service makes it urgent besides.
                case MOVE_TO_QUEUE, OFFER_TO_TEAM -> move(event, Objects.requireNonNull(action.to()), at);
                case NOTIFY_AGENT,
                        NOTIFY_SUPERIOR,
                        NOTIFY_SUPERVISORS,
                        NOTIFY_MANAGERS,
                        NOTIFY_PERSON,
                        NOTIFY_QUEUE,
                        RAISE_PRIORITY,
                        ADD_FOLLOWER,
                        REQUEST_CALLBACK -> {}
            }
        }
    }

    private void move(EscalationTaken event, String queue, Instant at) {
        if (byHand.escalate(event.conversation(), new QueueId(queue), at) instanceof Verdict.Refused<?> refused) {
            LOG.warn(
                    "Step {} of ladder {} could not move {} to queue {}: {}.",
                    event.step(),
                    event.ladder(),
                    event.conversation(),
                    queue,
                    refused);
        }
    }
}
