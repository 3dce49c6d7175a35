package io.pronto.knowledge.search;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.PublishedArticle;
import io.pronto.knowledge.search.Fusion.Ranked;
import io.pronto.knowledge.search.SearchIndex.Sought;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Searching articles as people do. The words decide in which language is searched; the results come in the wanted language
 * where there is a translation.
 */
public final class ArticleSearch {
    private static final int DEPTH = 60;

    private final Embeddings embeddings;
    private final SearchIndex index;
    private final Articles articles;

    public ArticleSearch(Embeddings embeddings, SearchIndex index, Articles articles) {
        this.embeddings = embeddings;
        this.index = index;
        this.articles = articles;
    }

    /** An article that was found. @param anchor of the passage that matched, empty for the beginning @param score of the fusion */
    public record Result(PublishedArticle article, String anchor, String excerpt, double score) {}

    /**
     * Published articles that fit, best first.
     *
     * @param wanted the language of the results; nothing takes them as they are found
     * @param limit at least 1
     * @throws SearchIndex.Away if the index cannot be asked
     */
    public List<Result> search(String words, @Nullable Language wanted, Set<Audience> audiences, int limit) {
        Language written = Language.written(words, wanted == null ? Language.EN : wanted);
        float[] vector = embeddings.ofQuestion(written, words);
        Rankings rankings = index.find(new Sought(written, words, vector, audiences, DEPTH));
        List<Ranked> ranked =
                Fusion.fuse(List.of(rankings.byQuestion(), rankings.byPassage(), rankings.byWords())).stream()
                        .limit(limit)
                        .toList();
        Map<ArticleId, PublishedArticle> readable = new HashMap<>();
        articles.published(ranked.stream().map(Ranked::article).toList()).stream()
                .filter(article -> audiences.contains(article.content().audience()))
                .forEach(article -> readable.put(article.id(), article));
        return ranked.stream()
                .flatMap(one -> Optional.ofNullable(readable.get(one.article()))
                        .map(article -> result(article, one, rankings, wanted))
                        .stream())
                .toList();
    }

    private Result result(PublishedArticle article, Ranked ranked, Rankings rankings, @Nullable Language wanted) {
        if (wanted != null && article.identity().language() != wanted) {
            Optional<PublishedArticle> translated =
                    articles.publishedTranslation(article.identity().key(), wanted);
            if (translated.isPresent()) {
                return new Result(
                        translated.get(), "", translated.get().content().title(), ranked.score());
            }
        }
        Optional<Entry> passage = rankings.byPassage().stream()
                .filter(found -> found.article().equals(article.id()))
                .map(Found::entry)
                .findFirst();
        return new Result(
                article,
                passage.map(Entry::anchor).orElse(""),
                excerpt(passage.map(Entry::text).orElse(article.content().title())),
                ranked.score());
    }

    /** The passage without the title line that was embedded with it, cut to what a result list shows. */
    private static String excerpt(String text) {
        String told = text.substring(text.indexOf('\n') + 1).replace('\n', ' ').strip();
        if (told.length() <= 240) {
            return told;
        }
        int cut = Character.isHighSurrogate(told.charAt(238)) ? 238 : 239;
        return told.substring(0, cut) + "…";
    }
}
