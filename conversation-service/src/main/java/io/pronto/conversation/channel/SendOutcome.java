package io.pronto.conversation.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of sending. Reasons are shown to colleagues: a code, a colon and what the platform said. */
public sealed interface SendOutcome {

    /** The platform has it. {@code messageId}: what it calls it; null where it does not say. */
    record Delivered(@Nullable String messageId) implements SendOutcome {}

    /**
     * Not now; it is tried again.
     *
     * @param retryAfter how long the platform wants to be left alone; null: as the queue thinks
     * @param outage whether the platform or the account is the matter and not this message: then others wait too, and
     *     no message loses an attempt
     */
    record Later(String reason, @Nullable Duration retryAfter, boolean outage) implements SendOutcome {

        /** Nobody there. */
        public static Later unreachable(String detail) {
            return new Later("unreachable: " + detail, null, true);
        }

        /** Too much at once. */
        public static Later tooFast(@Nullable Duration retryAfter) {
            return new Later("too-fast:", retryAfter, true);
        }
    }

    /** Never: the same message will not be taken however often it is tried. */
    record Refused(String reason) implements SendOutcome {}
}
