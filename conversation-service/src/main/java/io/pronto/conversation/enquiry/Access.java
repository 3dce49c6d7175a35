package io.pronto.conversation.enquiry;

import io.pronto.contracts.AgentId;

/** Who may do what with one conversation. What somebody may not even read does not exist for them. */
public enum Access {
    /** It is not theirs to know of. */
    NONE,
    /** They may read it. */
    READ,
    /** They may write in it, as far as its state lets them. */
    WRITE;

    /**
     * Decides it.
     *
     * @param servesCustomer whether the viewer has or had another conversation of the same customer; only asked of agents
     */
    public static Access of(Viewer viewer, Conversation c, java.util.function.BooleanSupplier servesCustomer) {
        return switch (viewer) {
            case Viewer.Visitor v -> v.customer().equals(c.customer()) ? WRITE : NONE;
            case Viewer.Integrator i -> i.client().equals(c.owner()) ? WRITE : NONE;
            case Viewer.Staff s -> ofStaff(s, c, servesCustomer);
        };
    }

    private static Access ofStaff(Viewer.Staff s, Conversation c, java.util.function.BooleanSupplier servesCustomer) {
        AgentId assignee = c.state().assignee();
        if (s.senior() || (s.agent() && s.id().equals(assignee))) {
            return WRITE;
        }
        if (s.manager()) {
            return READ;
        }
        if (!s.agent()) {
            return NONE;
        }
        if (c.participants().contains(s.id())) {
            // Whoever had it may reopen it and leave a note, but not answer: that is the assignee's.
            return WRITE;
        }
        return servesCustomer.getAsBoolean() ? READ : NONE;
    }
}
