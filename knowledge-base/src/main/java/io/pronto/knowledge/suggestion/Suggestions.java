package io.pronto.knowledge.suggestion;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.Pages;
import io.pronto.knowledge.article.PublishedArticle;
import io.pronto.knowledge.gap.GivenReplies;
import io.pronto.knowledge.gap.GivenReplies.Near;
import io.pronto.knowledge.search.ArticleSearch;
import io.pronto.knowledge.search.ArticleSearch.Result;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.search.Passage;
import io.pronto.knowledge.search.Passages;
import io.pronto.knowledge.search.SearchIndex;
import io.pronto.knowledge.search.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may help an agent who writes a reply: what fits the customer's question, and the more so what fits the words she has
 * begun. Articles for staff alone are among them; whether they may be sent is said with each.
 */
public final class Suggestions {
    private static final Set<Audience> STAFF = Set.of(Audience.values());
    /** As in {@link io.pronto.knowledge.search.Fusion}. */
    private static final double K = 60;
    /** What the agent types says more about where she is going than what she was asked. */
    private static final double TYPED = 1.5;

    private final ArticleSearch search;
    private final Embeddings embeddings;
    private final GivenReplies replies;
    private final Pages pages;

    public Suggestions(ArticleSearch search, Embeddings embeddings, GivenReplies replies, Pages pages) {
        this.search = search;
        this.embeddings = embeddings;
        this.replies = replies;
        this.pages = pages;
    }

    /** An article and the passage that says it. @param text without markup @param sendable every customer may read it */
    public record FromArticle(PublishedArticle article, String anchor, String text, boolean sendable) {}

    /** What was found; each best first. @param searched false if the index is away and articles are missing for that */
    public record Found(List<FromArticle> articles, List<Near> replies, boolean searched) {
        public Found {
            articles = List.copyOf(articles);
            replies = List.copyOf(replies);
        }
    }

    /**
     * Suggestions for a reply.
     *
     * @param question what the customer wrote last; may be blank
     * @param typed what the agent has written so far; may be blank
     * @param language the conversation's, in which articles are wanted
     * @param limit of each kind, at least 1
     */
    public Found find(String question, String typed, Language language, int limit) {
        List<Near> given = question.isBlank() ? List.of() : given(question, typed, language, limit);
        try {
            return new Found(articles(question, typed, language, limit), given, true);
        } catch (SearchIndex.Away away) {
            return new Found(List.of(), given, false);
        }
    }

    private List<FromArticle> articles(String question, String typed, Language language, int limit) {
        Map<ArticleId, Result> found = new LinkedHashMap<>();
        Map<ArticleId, Double> scores = new LinkedHashMap<>();
        add(question, 1, language, limit, found, scores);
        add(typed, TYPED, language, limit, found, scores);
        return found.values().stream()
                .sorted(Comparator.comparingDouble((Result one) ->
                                scores.getOrDefault(one.article().id(), 0.0))
                        .reversed())
                .limit(limit)
                .map(this::fromArticle)
                .toList();
    }

    private void add(
            String words,
            double weight,
            Language language,
            int limit,
            Map<ArticleId, Result> found,
            Map<ArticleId, Double> scores) {
        if (words.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return;
        }
        int place = 0;
        for (Result one : search.search(words, language, STAFF, limit * 2)) {
            found.putIfAbsent(one.article().id(), one);
            scores.merge(one.article().id(), weight / (K + ++place), Double::sum);
        }
    }

    private FromArticle fromArticle(Result result) {
        List<Passage> passages =
                Passages.of(pages.sections(result.article().content().markdown()));
        String text = passages.stream()
                .filter(passage -> passage.anchor().equals(result.anchor()))
                .findFirst()
                .or(() -> passages.stream().findFirst())
                .map(Passage::text)
                .orElse(result.article().content().title());
        return new FromArticle(
                result.article(),
                result.anchor(),
                text,
                result.article().content().audience() == Audience.PUBLIC);
    }

    private List<Near> given(String question, String typed, Language language, int limit) {
        Language written = Language.written(question, language);
        List<Near> near = replies.near(written, embeddings.ofQuestion(written, question), limit * 4).stream()
                .map(one -> new Near(one.reply().plain(), one.likeness()))
                .toList();
        Set<String> begun = Terms.of(typed);
        List<Near> ordered = new ArrayList<>(near);
        if (!begun.isEmpty()) {
            // The order by likeness stays among those that share as many of the words begun.
            ordered.sort(Comparator.comparingDouble((Near one) ->
                            Terms.covered(begun, Terms.of(one.reply().text())))
                    .reversed());
        }
        List<Near> different = new ArrayList<>();
        for (Near one : ordered) {
            Set<String> terms = Terms.of(one.reply().text());
            boolean known = different.stream()
                    .anyMatch(
                            other -> Terms.covered(terms, Terms.of(other.reply().text())) > 0.8);
            if (!known && different.size() < limit) {
                different.add(one);
            }
        }
        return different;
    }
}
