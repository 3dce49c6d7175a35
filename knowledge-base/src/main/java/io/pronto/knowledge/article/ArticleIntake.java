package io.pronto.knowledge.article;

import io.pronto.contracts.ArticleId;
import org.jspecify.annotations.Nullable;

/** Takes articles from elsewhere. The same article twice changes nothing. Called in a transaction. */
public interface ArticleIntake {
    /** Who brings it. @param id as tokens and the audit log name the person @param name for people to read */
    record Author(String id, String username, String name) {}

    /** @param key with the language it says which article it is @param publish whether readers see it at once */
    record Offered(String key, Language language, String slug, ArticleContent content, boolean publish) {}

    /** What became of it. */
    sealed interface Outcome {
        /** It is here. @param version the newest one */
        record Taken(Effect effect, ArticleId article, int version) implements Outcome {}

        /** It is not. @param code as in problems @param field of the offered article @param detail a sentence */
        record Refused(String code, @Nullable String field, String detail) implements Outcome {}
    }

    /** What taking it did. */
    enum Effect {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    Outcome take(Author author, Offered offered);
}
