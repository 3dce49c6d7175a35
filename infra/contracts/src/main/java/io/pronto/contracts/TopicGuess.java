package io.pronto.contracts;

/** A topic that a conversation could be about. {@code confidence} 0 to 1. */
public record TopicGuess(String topic, double confidence) {
    public TopicGuess {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("A confidence is from 0 to 1, not " + confidence + ".");
        }
    }
}
