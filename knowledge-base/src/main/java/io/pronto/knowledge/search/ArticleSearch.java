package io.pronto.knowledge.search;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.PublishedArticle;
import io.pronto.knowledge.search.Fusion.Ranked;
import io.pronto.knowledge.search.SearchIndex.Sought;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Searching articles as people do. The words decide in which language is searched; the results come in the wanted language
 * where there is a translation.
 */
public final class ArticleSearch {
    private static final int DEPTH = 60;
    private static final int LONGEST_EXCERPT = 240;

    private final Embeddings embeddings;
    private final SearchIndex index;
    private final Articles articles;

    public ArticleSearch(Embeddings embeddings, SearchIndex index, Articles articles) {
        this.embeddings = embeddings;
        this.index = index;
        this.articles = articles;
    }

    /**
     * An article that was found.
     *
     * @param anchor of the passage that matched, empty for the beginning
     * @param parts the excerpt with the words that were looked for marked
     * @param score of the fusion
     */
    public record Result(
            PublishedArticle article, String anchor, String excerpt, List<Highlights.Part> parts, double score) {}

    /** An article that somebody may be typing the name of. @param typed the title or example question that begins so */
    public record Suggestion(PublishedArticle article, String typed) {}

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
        Rankings rankings = index.find(new Sought(written, words, vector, audiences, DEPTH, true));
        // What is nearest in meaning to a number is as good as any other thing.
        List<List<Found>> told = Codes.areAll(words)
                ? List.of(rankings.byWords())
                : List.of(rankings.byQuestion(), rankings.byPassage(), rankings.byWords());
        Set<ArticleId> named =
                rankings.byCode().stream().map(Found::article).collect(Collectors.toCollection(LinkedHashSet::new));
        List<Ranked> ranked = Stream.concat(
                        Fusion.fuse(List.of(rankings.byCode())).stream(),
                        Fusion.fuse(told).stream().filter(one -> !named.contains(one.article())))
                .limit(limit)
                .toList();
        Set<String> terms = Terms.of(words);
        Map<ArticleId, PublishedArticle> readable = new HashMap<>();
        articles.published(ranked.stream().map(Ranked::article).toList()).stream()
                .filter(article -> audiences.contains(article.content().audience()))
                .forEach(article -> readable.put(article.id(), article));
        Map<ArticleId, Found> places = new HashMap<>();
        Stream.of(rankings.byCode(), rankings.byPassage(), rankings.byWords())
                .flatMap(List::stream)
                .filter(found -> found.kind() == Entry.Kind.PASSAGE && readable.containsKey(found.article()))
                .forEach(found -> places.putIfAbsent(found.article(), found));
        Map<Found, Entry> texts = index.read(written, places.values());
        return ranked.stream()
                .flatMap(one -> Optional.ofNullable(readable.get(one.article()))
                        .map(article -> result(
                                article,
                                one,
                                Optional.ofNullable(places.get(article.id())).map(texts::get),
                                wanted,
                                audiences,
                                terms))
                        .stream())
                .toList();
    }

    private Result result(
            PublishedArticle article,
            Ranked ranked,
            Optional<Entry> passage,
            @Nullable Language wanted,
            Set<Audience> audiences,
            Set<String> terms) {
        if (wanted != null && article.identity().language() != wanted) {
            Optional<PublishedArticle> translated = articles.publishedTranslation(
                            article.identity().key(), wanted)
                    .filter(other -> audiences.contains(other.content().audience()));
            if (translated.isPresent()) {
                return result(translated.get(), "", translated.get().content().title(), terms, ranked.score());
            }
        }
        return result(
                article,
                passage.map(Entry::anchor).orElse(""),
                excerpt(passage.map(Entry::text).orElse(article.content().title()), terms),
                terms,
                ranked.score());
    }

    private static Result result(
            PublishedArticle article, String anchor, String excerpt, Set<String> terms, double score) {
        return new Result(article, anchor, excerpt, Highlights.of(excerpt, terms), score);
    }

    /**
     * Published articles that begin like what is being typed, best first. Words alone decide: a meaning half typed is none.
     *
     * @throws SearchIndex.Away if the index cannot be asked
     */
    public List<Suggestion> suggest(String typed, Language language, Set<Audience> audiences, int limit) {
        if (Terms.of(typed).isEmpty()) {
            return List.of();
        }
        List<SearchIndex.Begun> begun = index.begun(language, typed, audiences, limit);
        Map<ArticleId, PublishedArticle> readable = new HashMap<>();
        articles.published(begun.stream().map(SearchIndex.Begun::article).toList()).stream()
                .filter(article -> audiences.contains(article.content().audience()))
                .forEach(article -> readable.put(article.id(), article));
        return begun.stream()
                .flatMap(found -> Optional.ofNullable(readable.get(found.article()))
                        .map(article -> new Suggestion(article, found.text()))
                        .stream())
                .toList();
    }

    /** The passage without the title line that was embedded with it, cut around the words to what a result list shows. */
    private static String excerpt(String text, Set<String> terms) {
        String told = text.substring(text.indexOf('\n') + 1).replace('\n', ' ').strip();
        if (told.length() <= LONGEST_EXCERPT) {
            return told;
        }
        int first = 0;
        for (Highlights.Part part : Highlights.of(told, terms)) {
            if (part.hit()) {
                break;
            }
            first += part.text().length();
        }
        // Some words before the first hit say what it is about.
        int from = first >= told.length() ? 0 : Math.max(0, Math.min(first - 60, told.length() - LONGEST_EXCERPT));
        from = told.offsetByCodePoints(0, told.codePointCount(0, from));
        int to = Math.min(told.length(), from + LONGEST_EXCERPT);
        to = Character.isHighSurrogate(told.charAt(to - 1)) ? to - 1 : to;
        return (from > 0 ? "…" : "") + told.substring(from, to) + (to < told.length() ? "…" : "");
    }
}
