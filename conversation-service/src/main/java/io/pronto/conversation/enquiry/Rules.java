package io.pronto.conversation.enquiry;

import java.time.Duration;

/**
 * The times that decide a conversation's way, all positive.
 *
 * @param botDeadline how long the bot may take for an answer before people take over
 * @param selfServedAfter how long silence after the bot's answer means that it was enough
 * @param reopenWithin how long after it was resolved a conversation goes on when the customer writes again
 * @param goneAfter how long a waiting customer may be away before the conversation counts as abandoned
 */
public record Rules(Duration botDeadline, Duration selfServedAfter, Duration reopenWithin, Duration goneAfter) {

    public Rules {
        for (Duration d : new Duration[] {botDeadline, selfServedAfter, reopenWithin, goneAfter}) {
            if (!d.isPositive()) {
                throw new IllegalArgumentException("A rule's time must be positive, was " + d + ".");
            }
        }
    }
}
