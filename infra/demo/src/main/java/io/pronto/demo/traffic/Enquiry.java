package io.pronto.demo.traffic;

import io.pronto.demo.company.Language;
import java.util.List;

/**
 * What one customer comes with.
 *
 * @param name as the customer gives it
 * @param email as the customer gives it
 * @param topic category of the article that answers it, or {@code beyond} when none does
 * @param opening the messages it begins with, one to three
 */
public record Enquiry(String name, String email, Language language, String topic, List<String> opening) {
    /** The topic of questions that no article answers. */
    public static final String BEYOND = "beyond";

    public Enquiry {
        opening = List.copyOf(opening);
        if (opening.isEmpty()) {
            throw new IllegalArgumentException("An enquiry begins with a message.");
        }
    }
}
