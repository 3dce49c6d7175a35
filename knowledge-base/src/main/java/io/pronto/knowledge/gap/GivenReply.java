package io.pronto.knowledge.gap;

import io.pronto.contracts.MessageId;
import io.pronto.knowledge.article.Language;
import java.time.Instant;

/**
 * What a colleague answered to a customer's question; personal words in both are marks.
 *
 * @param approved a colleague said that this was the answer
 */
public record GivenReply(
        MessageId message, Language language, String question, String text, boolean approved, Instant at) {
    /** The same without the personal parts of a letter, for another customer. */
    public GivenReply plain() {
        return new GivenReply(message, language, Wording.withoutMarks(question), Wording.body(text), approved, at);
    }
}
