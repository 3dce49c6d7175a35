package io.pronto.knowledge.bot;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.Choice;
import io.pronto.contracts.ConversationId;
import io.pronto.knowledge.article.Language;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the bot remembers of a conversation.
 *
 * @param language of the customer's last words
 * @param question the last thing that was a question; empty before the first
 * @param answered the articles of the last answer, empty if the last reply was none
 * @param rejected articles that did not help; never shown again
 * @param offered the choices of the last question back, empty if the last reply was none
 * @param misses replies in a row that were no answer
 */
public record BotSession(
        ConversationId conversation,
        Language language,
        String question,
        List<ArticleId> answered,
        Set<ArticleId> rejected,
        List<Choice> offered,
        int misses) {
    public BotSession {
        answered = List.copyOf(answered);
        rejected = Set.copyOf(rejected);
        offered = List.copyOf(offered);
    }

    public static BotSession begin(ConversationId conversation, Language language) {
        return new BotSession(conversation, language, "", List.of(), Set.of(), List.of(), 0);
    }

    BotSession asked(Language spoken, String words) {
        return new BotSession(conversation, spoken, words, answered, rejected, offered, misses);
    }

    BotSession answeredWith(ArticleId article) {
        return new BotSession(conversation, language, question, List.of(article), rejected, List.of(), 0);
    }

    BotSession askedBack(List<Choice> choices) {
        return new BotSession(conversation, language, question, List.of(), rejected, choices, misses + 1);
    }

    BotSession chatted() {
        return new BotSession(conversation, language, question, answered, rejected, offered, misses);
    }

    /** The same after the customer said that the last answer, and these articles, did not help. */
    public BotSession rejects(List<ArticleId> articles) {
        Set<ArticleId> all = new LinkedHashSet<>(rejected);
        Stream.concat(answered.stream(), articles.stream()).forEach(all::add);
        return new BotSession(conversation, language, question, List.of(), all, offered, misses);
    }
}
