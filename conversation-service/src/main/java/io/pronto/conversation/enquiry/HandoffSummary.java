package io.pronto.conversation.enquiry;

import java.util.List;
import java.util.stream.Collectors;

/** What the agent reads first when a conversation comes from the bot: the customer's own last words. */
public final class HandoffSummary {

    /** How many of the customer's messages are quoted. */
    public static final int MESSAGES = 3;

    private static final int LONGEST = 280;

    private HandoffSummary() {}

    /** Quotes the newest customer messages, oldest first, each shortened; empty when she wrote nothing. */
    public static String of(List<Entry> transcript) {
        List<Entry> said = transcript.stream()
                .filter(e ->
                        e.author().kind() == Author.Kind.CUSTOMER && !e.text().isBlank())
                .toList();
        return said.subList(Math.max(0, said.size() - MESSAGES), said.size()).stream()
                .map(e -> shortened(e.text().strip()))
                .collect(Collectors.joining("\n"));
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
