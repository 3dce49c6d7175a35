package io.pronto.conversation.channel;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** How far a message on its way to a platform has got. */
public enum Progress {
    /** It waits for its turn, or for another try. */
    QUEUED,
    /** The platform has it. */
    SENT,
    /** It is on the customer's device. */
    DELIVERED,
    /** She has seen it. */
    READ,
    /** It will not be tried again unless somebody says so. */
    FAILED;

    private static final Map<Progress, Set<Progress>> NEXT = new EnumMap<>(Map.of(
            QUEUED, EnumSet.of(QUEUED, SENT, DELIVERED, READ, FAILED),
            SENT, EnumSet.of(DELIVERED, READ, FAILED),
            DELIVERED, EnumSet.of(READ),
            READ, EnumSet.noneOf(Progress.class),
            FAILED, EnumSet.of(QUEUED, DELIVERED, READ)));

    /** Whether {@code next} may follow. News that comes late changes nothing. */
    public boolean mayBecome(Progress next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** The word in the API. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
