package io.pronto.conversation.call;

import static io.pronto.conversation.call.CallPhase.CONNECTING;
import static io.pronto.conversation.call.CallPhase.DIALLING;
import static io.pronto.conversation.call.CallPhase.ENDED;
import static io.pronto.conversation.call.CallPhase.HELD;
import static io.pronto.conversation.call.CallPhase.MENU;
import static io.pronto.conversation.call.CallPhase.OFFERED;
import static io.pronto.conversation.call.CallPhase.QUEUED;
import static io.pronto.conversation.call.CallPhase.TALKING;
import static io.pronto.conversation.call.CallPhase.VOICEMAIL;
import static io.pronto.conversation.call.CallPhase.WRAP_UP;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The one table of which state of a call may follow which. A state may follow itself with other details. */
public final class CallTransitions {
    private static final Map<CallPhase, Set<CallPhase>> ALLOWED = new EnumMap<>(Map.of(
            MENU, EnumSet.of(MENU, QUEUED, VOICEMAIL, ENDED),
            QUEUED, EnumSet.of(QUEUED, OFFERED, CONNECTING, VOICEMAIL, ENDED),
            OFFERED, EnumSet.of(OFFERED, QUEUED, CONNECTING, TALKING, VOICEMAIL, ENDED),
            CONNECTING, EnumSet.of(CONNECTING, QUEUED, TALKING, ENDED),
            TALKING, EnumSet.of(TALKING, HELD, QUEUED, CONNECTING, WRAP_UP),
            HELD, EnumSet.of(HELD, TALKING, QUEUED, CONNECTING, WRAP_UP),
            VOICEMAIL, EnumSet.of(VOICEMAIL, ENDED),
            DIALLING, EnumSet.of(DIALLING, TALKING, ENDED),
            WRAP_UP, EnumSet.of(WRAP_UP, ENDED),
            ENDED, EnumSet.of(ENDED)));

    private CallTransitions() {}

    /** Whether {@code to} may follow {@code from}. */
    public static boolean allow(CallPhase from, CallPhase to) {
        return ALLOWED.getOrDefault(from, Set.of()).contains(to);
    }

    static void require(CallPhase from, CallPhase to) {
        if (!allow(from, to)) {
            throw new IllegalStateException("A call that is " + from.word() + " cannot become " + to.word()
                    + ". Maybe the caller did not look at the state first.");
        }
    }
}
