package io.pronto.conversation.notice;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.EscalationAction;
import io.pronto.contracts.SlaEvent;
import io.pronto.contracts.WarningRecipient;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is told what about a promise. */
public final class Telling {
    private Telling() {}

    /** A deadline comes near: those whom the policy names; the supervisors instead of an agent whom nobody has found yet. */
    public static Notice warning(SlaEvent.ClockWarned e, @Nullable AgentId assignee, UUID id) {
        Set<Recipient> to = new HashSet<>();
        for (WarningRecipient recipient : e.to()) {
            to.add(
                    switch (recipient) {
                        case AGENT -> agent(assignee);
                        case SUPERVISORS -> new Recipient.Supervisors();
                        case QUEUE -> new Recipient.Agents();
                    });
        }
        return new Notice(
                id, Notice.Kind.WARNING, e.conversation(), e.metric(), e.percent(), null, to, e.dueAt(), e.at());
    }

    /** A deadline has passed: the one who has it, and the supervisors. */
    public static Notice breach(SlaEvent.ClockBreached e, @Nullable AgentId assignee, UUID id) {
        return new Notice(
                id,
                Notice.Kind.BREACH,
                e.conversation(),
                e.metric(),
                null,
                null,
                new HashSet<>(List.of(agent(assignee), new Recipient.Supervisors())),
                e.dueAt(),
                e.at());
    }

    /** A step of a ladder is taken: those whom its actions name for the workspace, perhaps nobody. */
    public static Notice escalation(SlaEvent.EscalationTaken e, @Nullable AgentId assignee, UUID id) {
        Set<Recipient> to = new HashSet<>();
        for (EscalationAction action : e.actions()) {
            Recipient recipient = recipient(action, assignee);
            if (recipient != null && action.media().contains(EscalationAction.Medium.WORKSPACE)) {
                to.add(recipient);
            }
        }
        return new Notice(
                id, Notice.Kind.ESCALATION, e.conversation(), e.metric(), null, e.step(), to, e.dueAt(), e.at());
    }

    private static @Nullable Recipient recipient(EscalationAction action, @Nullable AgentId assignee) {
        return switch (action.kind()) {
            case NOTIFY_AGENT -> agent(assignee);
            case NOTIFY_SUPERIOR, NOTIFY_SUPERVISORS -> new Recipient.Supervisors();
            case NOTIFY_MANAGERS -> new Recipient.Managers();
            case NOTIFY_PERSON -> action.to() == null ? null : new Recipient.Person(new AgentId(action.to()));
            case NOTIFY_QUEUE -> new Recipient.Agents();
            case RAISE_PRIORITY, MOVE_TO_QUEUE, OFFER_TO_TEAM, ADD_FOLLOWER, REQUEST_CALLBACK -> null;
        };
    }

    private static Recipient agent(@Nullable AgentId assignee) {
        return assignee == null ? new Recipient.Supervisors() : new Recipient.Person(assignee);
    }
}
