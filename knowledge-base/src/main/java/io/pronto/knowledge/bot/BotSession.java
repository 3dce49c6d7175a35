package io.pronto.knowledge.bot;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.Choice;
import io.pronto.contracts.ConversationId;
import io.pronto.knowledge.article.Language;
import java.util.ArrayList;
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
 * @param confidence of the last answer, 0 to 1
 * @param shown titles of the answers given so far, the last {@value #MOST_SHOWN}
 */
public record BotSession(
        ConversationId conversation,
        Language language,
        String question,
        List<ArticleId> answered,
        Set<ArticleId> rejected,
        List<Choice> offered,
        int misses,
        double confidence,
        List<String> shown) {
    private static final int MOST_SHOWN = 5;

    public BotSession {
        shown = List.copyOf(shown);
        answered = List.copyOf(answered);
        rejected = Set.copyOf(rejected);
        offered = List.copyOf(offered);
    }

    public static BotSession begin(ConversationId conversation, Language language) {
        return new BotSession(conversation, language, "", List.of(), Set.of(), List.of(), 0, 0, List.of());
    }

    /** The same in the language that the customer speaks now. */
    public BotSession speaking(Language spoken) {
        return asked(spoken, question);
    }

    /** The same after the customer said something that may be a question. */
    public BotSession asked(Language spoken, String words) {
        return new BotSession(conversation, spoken, words, answered, rejected, offered, misses, confidence, shown);
    }

    BotSession answeredWith(ArticleId article, String title, double surely) {
        List<String> all = new ArrayList<>(shown);
        all.remove(title);
        all.add(title);
        return new BotSession(
                conversation,
                language,
                question,
                List.of(article),
                rejected,
                List.of(),
                0,
                surely,
                all.subList(Math.max(0, all.size() - MOST_SHOWN), all.size()));
    }

    BotSession askedBack(List<Choice> choices) {
        return new BotSession(
                conversation, language, question, List.of(), rejected, choices, misses + 1, confidence, shown);
    }

    BotSession chatted() {
        return this;
    }

    /** The same after the customer said that the last answer, and these articles, did not help. */
    public BotSession rejects(List<ArticleId> articles) {
        Set<ArticleId> all = new LinkedHashSet<>(rejected);
        Stream.concat(answered.stream(), articles.stream()).forEach(all::add);
        return new BotSession(conversation, language, question, List.of(), all, offered, misses, confidence, shown);
    }
}
