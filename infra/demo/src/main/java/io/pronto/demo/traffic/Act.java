package io.pronto.demo.traffic;

import java.time.Duration;

/** What a customer does. */
public sealed interface Act {
    /** Writes a message. @param after time to read and type */
    record Write(String text, Duration after) implements Act {}

    /** Picks one of the bot's choices. @param index from 0 */
    record Choose(int index, Duration after) implements Act {}

    /** Says whether a bot answer helped. */
    record Judge(String entry, boolean helpful, Duration after) implements Act {}

    /** Presses the button for a person. */
    record AskForPerson(Duration after) implements Act {}

    /** Rates the conversation. @param score 1 to 5 @param comment maybe empty */
    record Rate(int score, String comment, Duration after) implements Act {}

    /** Closes the page. Nothing follows. */
    record Leave() implements Act {}
}
