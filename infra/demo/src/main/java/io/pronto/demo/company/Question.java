package io.pronto.demo.company;

import java.util.List;

/**
 * A question that stands in no article, and what answers it.
 *
 * @param article keys of the articles that answer it, any of them; empty when only a person can
 */
public record Question(Language language, String question, List<String> article) {
    public Question {
        article = List.copyOf(article);
    }
}
