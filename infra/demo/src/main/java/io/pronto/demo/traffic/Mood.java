package io.pronto.demo.traffic;

import java.time.Duration;

/** Where a customer stands. */
public sealed interface Mood {
    /** Talks to the bot. @param rounds answers heard so far */
    record WithBot(int rounds) implements Mood {}

    /** Waits for a person. @param nudged whether the customer has asked if anybody is there */
    record Waiting(boolean nudged) implements Mood {}

    /** Talks to a person. @param turnsLeft messages before the thanks @param waited how long it took at first */
    record WithPerson(int turnsLeft, Duration waited) implements Mood {}

    /** Said thanks and waits for the end. */
    record Content(Duration waited) implements Mood {}

    /** Is gone. */
    record Gone() implements Mood {}
}
