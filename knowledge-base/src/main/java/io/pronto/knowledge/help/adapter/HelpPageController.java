package io.pronto.knowledge.help.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.Pages;
import io.pronto.knowledge.article.PublishedArticle;
import io.pronto.knowledge.article.Section;
import io.pronto.knowledge.help.HelpWords;
import io.pronto.knowledge.rating.Rating;
import io.pronto.knowledge.rating.Ratings;
import io.pronto.knowledge.search.ArticleSearch;
import io.pronto.knowledge.search.SearchIndex;
import io.pronto.platform.problem.Problem;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The help centre's pages: public articles for everybody, readable without any script. */
@RestController
@RequestMapping("/help")
class HelpPageController {
    private static final Set<Audience> READERS = Audience.readableBy(null);
    private static final int LONGEST_WORDS = 300;
    private static final int MOST_RESULTS = 20;
    private static final int ON_HOME = 6;
    private static final int ON_PAGE = 100;
    private static final int MOST_RELATED = 6;
    /** Shorter pages are read, not looked through. */
    private static final int LEAST_SECTIONS = 3;

    private final Articles articles;
    private final Pages pages;
    private final ArticleSearch search;
    private final Ratings ratings;
    private final SearchMisses searched;
    private final HelpTemplates templates;
    private final Clock clock;

    HelpPageController(
            Articles articles,
            Pages pages,
            ArticleSearch search,
            Ratings ratings,
            SearchMisses searched,
            HelpTemplates templates,
            Clock clock) {
        this.articles = articles;
        this.pages = pages;
        this.search = search;
        this.ratings = ratings;
        this.searched = searched;
        this.templates = templates;
        this.clock = clock;
    }

    /** An article in a list. */
    record Link(String path, String title) {}

    /** @param all how many there are */
    record Category(String path, String name, int all, boolean more, List<Link> articles) {}

    record Result(String path, String title, String category, List<Part> parts) {}

    record Part(String text, boolean hit) {}

    @GetMapping
    @PreAuthorize("permitAll()")
    ResponseEntity<Void> choose(
            @RequestHeader(value = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        Language language = Language.EN;
        try {
            language = Locale.LanguageRange.parse(accepted == null ? "en" : accepted).stream()
                    .flatMap(range -> Language.of(range.getRange()).stream())
                    .findFirst()
                    .orElse(Language.EN);
        } catch (IllegalArgumentException unreadable) {
            // Whatever the header says, there is a page.
        }
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/help/" + language.tag()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    /** As people type it; there is one address for each page. */
    @GetMapping("/{lang}/")
    @PreAuthorize("permitAll()")
    ResponseEntity<Void> withoutSlash(@PathVariable String lang) {
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .location(URI.create("/help/" + language(lang).tag()))
                .build();
    }

    @GetMapping("/{lang}")
    @PreAuthorize("permitAll()")
    ResponseEntity<String> home(@PathVariable String lang) {
        Language language = language(lang);
        List<Category> categories = categories(language);
        return templates.page(
                HttpStatus.OK,
                "home",
                language,
                HelpWords.of(language).getOrDefault("title", ""),
                "/help/" + lang,
                firstPages(),
                Map.of("categories", categories, "empty", categories.isEmpty()));
    }

    private List<Category> categories(Language language) {
        SortedMap<String, Integer> counts = articles.categories(language, READERS);
        List<String> order = new ArrayList<>(counts.keySet());
        order.sort(Comparator.comparingInt(name -> {
            int at = HelpWords.KNOWN_CATEGORIES.indexOf(name);
            return at < 0 ? Integer.MAX_VALUE : at;
        }));
        return order.stream()
                .map(name -> {
                    int all = counts.getOrDefault(name, 0);
                    List<Link> first = articles.publishedList(language, READERS, name, null, ON_HOME).stream()
                            .map(HelpPageController::link)
                            .toList();
                    return new Category(
                            path(language, name), HelpWords.category(language, name), all, all > first.size(), first);
                })
                .toList();
    }

    private static String path(Language language, String category) {
        return "/help/" + language.tag() + "/category/"
                + URLEncoder.encode(category, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Link link(PublishedArticle article) {
        return new Link(article.path(), article.content().title());
    }

    @GetMapping("/{lang}/category/{name}")
    @PreAuthorize("permitAll()")
    ResponseEntity<String> category(
            @PathVariable String lang, @PathVariable String name, @RequestParam @Nullable String after) {
        Language language = language(lang);
        ArticleId from = after == null ? null : id(after).orElse(null);
        List<PublishedArticle> found = articles.publishedList(language, READERS, name, from, ON_PAGE + 1);
        if (found.isEmpty()) {
            return missing(language);
        }
        boolean more = found.size() > ON_PAGE;
        List<PublishedArticle> shown = more ? found.subList(0, ON_PAGE) : found;
        String called = HelpWords.category(language, name);
        Map<Language, String> elsewhere = new EnumMap<>(Language.class);
        for (Language other : Language.values()) {
            if (other != language && articles.categories(other, READERS).containsKey(name)) {
                elsewhere.put(other, path(other, name));
            }
        }
        return templates.page(
                HttpStatus.OK,
                "category",
                language,
                called,
                path(language, name),
                elsewhere,
                Map.of(
                        "name",
                        called,
                        "articles",
                        shown.stream().map(HelpPageController::link).toList(),
                        "next",
                        more
                                ? path(language, name) + "?after="
                                        + shown.getLast().id()
                                : false));
    }

    private static Optional<ArticleId> id(String text) {
        try {
            return Optional.of(ArticleId.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @GetMapping("/{lang}/search")
    @PreAuthorize("permitAll()")
    ResponseEntity<String> results(@PathVariable String lang, @RequestParam(defaultValue = "") String q) {
        Language language = language(lang);
        String words = q.strip();
        words = words.substring(0, Math.min(words.length(), LONGEST_WORDS));
        List<Result> results = List.of();
        boolean away = false;
        if (!words.isEmpty()) {
            try {
                results = search.search(words, language, READERS, MOST_RESULTS).stream()
                        .map(found -> new Result(
                                found.article().path() + (found.anchor().isEmpty() ? "" : "#" + found.anchor()),
                                found.article().content().title(),
                                HelpWords.category(
                                        language, found.article().content().category()),
                                found.parts().stream()
                                        .map(part -> new Part(part.text(), part.hit()))
                                        .toList()))
                        .toList();
                searched.found(
                        words,
                        language,
                        results.stream()
                                .flatMap(result -> result.parts().stream())
                                .anyMatch(Part::hit));
            } catch (SearchIndex.Away e) {
                away = true;
            }
        }
        String query = "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
        Map<Language, String> elsewhere = new EnumMap<>(Language.class);
        for (Language other : Language.values()) {
            elsewhere.put(other, "/help/" + other.tag() + "/search" + query);
        }
        boolean nothing = results.isEmpty();
        return templates.page(
                HttpStatus.OK,
                "results",
                language,
                HelpWords.of(language).getOrDefault("search", ""),
                "/help/" + lang + "/search" + query,
                elsewhere,
                Map.of(
                        "q",
                        words,
                        "results",
                        results,
                        "some",
                        !nothing,
                        "away",
                        away,
                        "nothing",
                        nothing && !away,
                        "categories",
                        nothing ? categories(language) : List.of()));
    }

    @GetMapping("/{lang}/{slug}")
    @PreAuthorize("permitAll()")
    ResponseEntity<String> article(
            @PathVariable String lang, @PathVariable String slug, @RequestParam @Nullable String rated) {
        Language language = language(lang);
        Optional<PublishedArticle> found = published(language, slug);
        if (found.isEmpty()) {
            return missing(language);
        }
        PublishedArticle article = found.get();
        Map<Language, String> elsewhere = new EnumMap<>(Language.class);
        for (Language other : Language.values()) {
            if (other != language) {
                articles.publishedTranslation(article.identity().key(), other)
                        .filter(translated ->
                                READERS.contains(translated.content().audience()))
                        .ifPresent(translated -> elsewhere.put(other, translated.path()));
            }
        }
        List<Map<String, String>> outline = pages.sections(article.content().markdown()).stream()
                .filter(section -> !section.anchor().isEmpty())
                .map((Section section) -> Map.of("anchor", section.anchor(), "heading", section.heading()))
                .toList();
        String category = article.content().category();
        List<Link> related = articles.publishedList(language, READERS, category, null, MOST_RELATED + 1).stream()
                .filter(other -> !other.id().equals(article.id()))
                .limit(MOST_RELATED)
                .map(HelpPageController::link)
                .toList();
        return templates.page(
                HttpStatus.OK,
                "article",
                language,
                article.content().title(),
                article.path(),
                elsewhere,
                Map.ofEntries(
                        Map.entry("heading", article.content().title()),
                        Map.entry("slug", article.identity().slug()),
                        Map.entry("path", article.path()),
                        Map.entry("categoryName", HelpWords.category(language, category)),
                        Map.entry("categoryPath", path(language, category)),
                        Map.entry(
                                "date",
                                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                        .withLocale(Locale.forLanguageTag(language == Language.EN ? "en-GB" : "zh-CN"))
                                        .withZone(ZoneOffset.UTC)
                                        .format(article.publishedAt())),
                        Map.entry("at", article.publishedAt().toString()),
                        Map.entry("html", pages.html(article.content().markdown())),
                        Map.entry("outline", outline.size() >= LEAST_SECTIONS ? outline : List.of()),
                        Map.entry("hasOutline", outline.size() >= LEAST_SECTIONS),
                        Map.entry("related", related),
                        Map.entry("hasRelated", !related.isEmpty()),
                        Map.entry("rated", rated != null)));
    }

    /** What a reader without scripts sends. */
    @PostMapping(path = "/{lang}/{slug}/rating", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @PreAuthorize("permitAll()")
    ResponseEntity<String> rate(
            @PathVariable String lang,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String helpful,
            @RequestParam(defaultValue = "") String remark) {
        Language language = language(lang);
        Optional<PublishedArticle> article = published(language, slug);
        if (article.isEmpty()) {
            return missing(language);
        }
        if (helpful.equals("yes") || helpful.equals("no")) {
            String said = remark.strip().replace("\0", "");
            ratings.add(new Rating(
                    article.get().id(),
                    article.get().version(),
                    helpful.equals("yes"),
                    said.substring(0, Math.min(said.length(), Rating.LONGEST_REMARK)),
                    clock.instant()));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(article.get().path() + "?rated=1#rating"))
                .build();
    }

    private Optional<PublishedArticle> published(Language language, String slug) {
        return articles.published(language, slug)
                .filter(found -> READERS.contains(found.content().audience()));
    }

    @GetMapping("/assets/{mark}/help.css")
    @PreAuthorize("permitAll()")
    ResponseEntity<String> styles(@PathVariable String mark) {
        return asset("help/help.css", "text/css");
    }

    @GetMapping("/assets/{mark}/help.js")
    @PreAuthorize("permitAll()")
    ResponseEntity<String> script(@PathVariable String mark) {
        return asset("help/help.js", "text/javascript");
    }

    private static ResponseEntity<String> asset(String name, String type) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .header("X-Content-Type-Options", "nosniff")
                .body(HelpTemplates.text(name));
    }

    private ResponseEntity<String> missing(Language language) {
        return templates.page(
                HttpStatus.NOT_FOUND,
                "missing",
                language,
                HelpWords.of(language).getOrDefault("missing", ""),
                "/help/" + language.tag(),
                firstPages(),
                Map.of());
    }

    private static Map<Language, String> firstPages() {
        Map<Language, String> pages = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            pages.put(language, "/help/" + language.tag());
        }
        return pages;
    }

    private static Language language(String tag) {
        return Language.of(tag).filter(known -> known.tag().equals(tag)).orElseThrow(Problem::notFound);
    }
}
