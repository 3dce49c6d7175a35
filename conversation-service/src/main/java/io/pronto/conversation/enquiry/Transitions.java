package io.pronto.conversation.enquiry;

import static io.pronto.conversation.enquiry.Status.ASSIGNED;
import static io.pronto.conversation.enquiry.Status.AWAITING_CUSTOMER;
import static io.pronto.conversation.enquiry.Status.RESOLVED;
import static io.pronto.conversation.enquiry.Status.WAITING;
import static io.pronto.conversation.enquiry.Status.WITH_BOT;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The one table of which state may follow which. A state may always follow itself with other details. */
public final class Transitions {

    private static final Map<Status, Set<Status>> ALLOWED = new EnumMap<>(Map.of(
            WITH_BOT, EnumSet.of(WITH_BOT, WAITING, RESOLVED),
            WAITING, EnumSet.of(WAITING, ASSIGNED, RESOLVED),
            ASSIGNED, EnumSet.of(ASSIGNED, AWAITING_CUSTOMER, WAITING, RESOLVED),
            AWAITING_CUSTOMER, EnumSet.of(AWAITING_CUSTOMER, ASSIGNED, WAITING, RESOLVED),
            RESOLVED, EnumSet.of(RESOLVED, WAITING, WITH_BOT)));

    private Transitions() {}

    /** Whether {@code to} may follow {@code from}. */
    public static boolean allow(Status from, Status to) {
        Set<Status> next = ALLOWED.get(from);
        return next != null && next.contains(to);
    }

    static void require(Status from, Status to) {
        if (!allow(from, to)) {
            throw new IllegalStateException("A conversation that is " + from.word() + " cannot become " + to.word()
                    + ". Maybe the caller did not look at the state first.");
        }
    }
}
