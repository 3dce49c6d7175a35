package io.pronto.demo.traffic;

import io.pronto.demo.company.Language;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How an agent of the demo works: accepts most offers after a moment, answers after reading and typing, closes when it is said. */
public final class AgentMind {
    private static final double DECLINES = 0.04;
    private static final double OVERSEES = 0.02;
    private static final double NOTES = 0.15;
    /** After this many replies the agent says goodbye. */
    static final int MOST_REPLIES = 4;

    private final Phrases phrases;
    private final double pace;
    private final RandomGenerator random;

    /**
     * An agent.
     *
     * @param pace 1 for people's own speed; 10 makes them ten times as fast
     */
    public AgentMind(Phrases phrases, double pace, RandomGenerator random) {
        this.phrases = phrases;
        this.pace = pace;
        this.random = random;
    }

    /** What an agent does with an offer. */
    public sealed interface Choice {
        /** Takes it. */
        record Accept(Duration after) implements Choice {}

        /** Leaves it to others. */
        record Decline(Duration after) implements Choice {}

        /** Does not see it; it runs out. */
        record Oversee() implements Choice {}
    }

    /**
     * What an agent answers.
     *
     * @param after reading, looking things up and typing
     * @param note an internal note beside it; empty for none
     * @param resolves whether the conversation is closed after it
     */
    public record Reply(String text, String note, Duration after, boolean resolves) {}

    /** Decides about an offer. */
    public Choice decide() {
        double drawn = random.nextDouble();
        if (drawn < OVERSEES) {
            return new Choice.Oversee();
        }
        var after = scaled(1.5 + 6 * random.nextDouble());
        return drawn < OVERSEES + DECLINES ? new Choice.Decline(after) : new Choice.Accept(after);
    }

    /**
     * Answers what a customer wrote.
     *
     * @param queue where the conversation came from
     * @param replies how many this agent has given in the conversation
     * @param last the customer's last words
     */
    public Reply answer(String queue, Language language, int replies, String last) {
        boolean closing = replies > 0
                && (replies >= MOST_REPLIES || phrases.thanks().in(language).contains(last));
        String text = closing
                ? phrases.agentGoodbyes().any(language, random)
                : replies == 0
                        ? phrases.agentOpenings().any(language, random)
                        : phrases.repliesOf(queue).any(language, random);
        String note =
                !closing && random.nextDouble() < NOTES ? phrases.agentNotes().any(language, random) : "";
        // Most text comes from quick replies: a few seconds to find, some to change.
        double seconds = 3 + 8 * random.nextExponential() + text.length() * 0.05;
        return new Reply(text, note, scaled(Math.min(seconds, 90)), closing);
    }

    private Duration scaled(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000 / pace));
    }
}
