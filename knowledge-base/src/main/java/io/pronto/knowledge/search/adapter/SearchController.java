package io.pronto.knowledge.search.adapter;

import io.pronto.contracts.Tier;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.search.ArticleSearch;
import io.pronto.knowledge.search.ArticleSearch.Result;
import io.pronto.knowledge.search.ArticleSearch.Suggestion;
import io.pronto.knowledge.search.Highlights;
import io.pronto.knowledge.search.SearchIndex;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.security.Role;
import io.pronto.platform.web.Slice;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search for staff, over all published articles, and for everybody, over the public ones. */
@RestController
class SearchController {
    private static final int LONGEST = 300;
    private static final int DEFAULT_LIMIT = 10;

    private final ArticleSearch search;

    SearchController(ArticleSearch search) {
        this.search = search;
    }

    record Hit(
            String id,
            String slug,
            String language,
            String title,
            String category,
            String audience,
            String path,
            String anchor,
            String excerpt,
            List<Highlights.Part> parts,
            double score) {
        static Hit of(Result result) {
            return new Hit(
                    result.article().id().toString(),
                    result.article().identity().slug(),
                    result.article().identity().language().tag(),
                    result.article().content().title(),
                    result.article().content().category(),
                    result.article().content().audience().word(),
                    result.article().path(),
                    result.anchor(),
                    result.excerpt(),
                    result.parts(),
                    result.score());
        }
    }

    @GetMapping("/api/v1/knowledge/search")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN', 'INTEGRATOR')")
    Slice<Hit> forStaff(
            Actor actor,
            @RequestParam String q,
            @RequestParam @Nullable String language,
            @RequestParam @Nullable String tier,
            @RequestParam @Nullable Integer limit) {
        Language wanted = language == null
                ? null
                : Language.of(language)
                        .orElseThrow(() -> Problem.invalidField("language", "invalid-parameter", "language", "en, zh"));
        boolean staff = actor.is(Role.AGENT, Role.SUPERVISOR, Role.MANAGER, Role.ADMIN);
        // Staff sees everything, or what a customer of that tier would see; a program answers for whose customer it
        // knows.
        Set<Audience> audiences = staff && tier == null ? Audience.readableByStaff() : Audience.readableBy(tier(tier));
        return hits(q, wanted, audiences, limit);
    }

    @GetMapping("/help-api/v1/{language}/search")
    @PreAuthorize("permitAll()")
    Slice<Hit> forEverybody(
            @PathVariable String language, @RequestParam String q, @RequestParam @Nullable Integer limit) {
        Language wanted = Language.of(language).orElseThrow(Problem::notFound);
        return hits(q, wanted, Audience.readableBy(null), limit);
    }

    /** @param typed the title or example question that begins like what was typed */
    record Suggested(String id, String title, String category, String path, String typed) {
        static Suggested of(Suggestion suggestion) {
            return new Suggested(
                    suggestion.article().id().toString(),
                    suggestion.article().content().title(),
                    suggestion.article().content().category(),
                    suggestion.article().path(),
                    suggestion.typed());
        }
    }

    /** What somebody may be typing, for searching as one types. */
    @GetMapping("/help-api/v1/{language}/suggestions")
    @PreAuthorize("permitAll()")
    Slice<Suggested> suggestForEverybody(
            @PathVariable String language, @RequestParam String q, @RequestParam @Nullable Integer limit) {
        Language wanted = Language.of(language).orElseThrow(Problem::notFound);
        return suggested(q, wanted, Audience.readableBy(null), limit);
    }

    @GetMapping("/api/v1/knowledge/suggestions")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    Slice<Suggested> suggestForStaff(
            @RequestParam String q, @RequestParam String language, @RequestParam @Nullable Integer limit) {
        Language wanted = Language.of(language)
                .orElseThrow(() -> Problem.invalidField("language", "invalid-parameter", "language", "en, zh"));
        return suggested(q, wanted, Audience.readableByStaff(), limit);
    }

    private Slice<Suggested> suggested(String q, Language language, Set<Audience> audiences, @Nullable Integer limit) {
        refuseLong(q);
        int most = limit == null ? DEFAULT_LIMIT : Slice.limit(limit);
        try {
            return new Slice<>(
                    search.suggest(q.strip(), language, audiences, most).stream()
                            .map(Suggested::of)
                            .toList(),
                    null);
        } catch (SearchIndex.Away away) {
            throw Problem.unavailable("index-away").because(away);
        }
    }

    private static @Nullable Tier tier(@Nullable String word) {
        if (word == null) {
            return null;
        }
        for (Tier tier : Tier.values()) {
            if (tier.name().toLowerCase(Locale.ROOT).equals(word)) {
                return tier;
            }
        }
        throw Problem.invalidField("tier", "invalid-parameter", "tier", "standard, premium, vip");
    }

    private static void refuseLong(String q) {
        if (q.length() > LONGEST) {
            throw Problem.invalidField("q", "invalid-parameter", "q", "up to " + LONGEST + " characters");
        }
    }

    private Slice<Hit> hits(String q, @Nullable Language wanted, Set<Audience> audiences, @Nullable Integer limit) {
        refuseLong(q);
        if (q.isBlank()) {
            return new Slice<>(List.of(), null);
        }
        int most = limit == null ? DEFAULT_LIMIT : Slice.limit(limit);
        try {
            List<Hit> hits = search.search(q.strip(), wanted, audiences, most).stream()
                    .map(Hit::of)
                    .toList();
            return new Slice<>(hits, null);
        } catch (SearchIndex.Away away) {
            throw Problem.unavailable("index-away").because(away);
        }
    }
}
