package io.pronto.contracts;

/** How it came about that a conversation has its topic. */
public enum TopicSource {
    /** The channel, form or caller that opened the enquiry named it. */
    FORM,
    /** A rule of the house. */
    RULE,
    /** Guessed from the customer's first messages, surely enough. */
    CLASSIFIER,
    /** The bot, when it gave up, said what skill is needed; no topic is known. */
    BOT,
    /** A colleague said so; nothing else changes it any more. */
    HAND
}
