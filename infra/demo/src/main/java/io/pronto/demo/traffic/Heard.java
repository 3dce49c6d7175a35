package io.pronto.demo.traffic;

import java.time.Duration;

/** What a customer notices. */
public sealed interface Heard {
    /** The bot answered, or asked back with that many choices. @param entry the id of its entry */
    record BotReplied(String entry, int choices) implements Heard {}

    /** The conversation waits for a person. */
    record HandedOver() implements Heard {}

    /** A person wrote. @param waited since the customer was handed over */
    record PersonReplied(Duration waited) implements Heard {}

    /** The conversation was closed. */
    record Resolved() implements Heard {}

    /** Nothing happened for as long as this customer waits. */
    record PatienceOver() implements Heard {}
}
