package io.pronto.conversation.enquiry;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of {@link ConversationState}, with the names under which they are stored and shown. */
public enum Status {
    WITH_BOT("withBot"),
    WAITING("waiting"),
    ASSIGNED("assigned"),
    AWAITING_CUSTOMER("awaitingCustomer"),
    RESOLVED("resolved");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    /** The name in JSON and in the database. */
    public String word() {
        return word;
    }

    /** The status of that name, or nothing. */
    public static Optional<Status> of(String word) {
        return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
    }
}
