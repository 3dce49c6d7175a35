package io.pronto.knowledge.article.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.Pages;
import io.pronto.knowledge.article.PublishedArticle;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The help centre: published articles for everybody, without signing in. */
@RestController
@RequestMapping("/help-api/v1/{language}")
class HelpCentreController {
    private static final CacheControl FRESH =
            CacheControl.maxAge(Duration.ofSeconds(30)).cachePublic();

    private final Articles articles;
    private final Pages pages;

    HelpCentreController(Articles articles, Pages pages) {
        this.articles = articles;
        this.pages = pages;
    }

    record Listed(String slug, String title, String category, List<String> tags, Instant updatedAt) {
        static Listed of(PublishedArticle article) {
            return new Listed(
                    article.identity().slug(),
                    article.content().title(),
                    article.content().category(),
                    article.content().tags(),
                    article.publishedAt());
        }
    }

    /** @param translations the article's slugs in other languages, by language */
    record Page(
            String id,
            String slug,
            String language,
            String title,
            String category,
            List<String> tags,
            String html,
            int version,
            Instant updatedAt,
            Map<String, String> translations) {}

    @GetMapping("/articles")
    @PreAuthorize("permitAll()")
    ResponseEntity<Slice<Listed>> list(
            @PathVariable String language,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        int most = Slice.limit(limit);
        ArticleId after = Cursor.decode(cursor, 1)
                .map(parts -> {
                    try {
                        return ArticleId.of(parts.getFirst());
                    } catch (IllegalArgumentException e) {
                        throw Cursor.invalid();
                    }
                })
                .orElse(null);
        List<PublishedArticle> found =
                articles.publishedList(language(language), Audience.readableBy(null), null, after, most + 1);
        return ResponseEntity.ok()
                .cacheControl(FRESH)
                .body(Slice.of(found, most, article -> Cursor.encode(article.id()))
                        .map(Listed::of));
    }

    @GetMapping("/articles/{slug}")
    @PreAuthorize("permitAll()")
    ResponseEntity<Page> read(@PathVariable String language, @PathVariable String slug) {
        PublishedArticle article = articles.published(language(language), slug)
                .filter(found -> found.content().audience() == Audience.PUBLIC)
                .orElseThrow(Problem::notFound);
        Map<String, String> translations = new TreeMap<>();
        for (Language other : Language.values()) {
            if (other != article.identity().language()) {
                articles.publishedTranslation(article.identity().key(), other)
                        .filter(found -> found.content().audience() == Audience.PUBLIC)
                        .ifPresent(found ->
                                translations.put(other.tag(), found.identity().slug()));
            }
        }
        return ResponseEntity.ok()
                .cacheControl(FRESH)
                .body(new Page(
                        article.id().toString(),
                        article.identity().slug(),
                        article.identity().language().tag(),
                        article.content().title(),
                        article.content().category(),
                        article.content().tags(),
                        pages.html(article.content().markdown()),
                        article.version(),
                        article.publishedAt(),
                        translations));
    }

    private static Language language(String tag) {
        return Language.of(tag).filter(known -> known.tag().equals(tag)).orElseThrow(Problem::notFound);
    }
}
