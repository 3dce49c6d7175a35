package io.pronto.knowledge.rating.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Article;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.PublishedArticle;
import io.pronto.knowledge.rating.Rating;
import io.pronto.knowledge.rating.Ratings;
import io.pronto.platform.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Readers say whether an article helped; staff reads what they said. */
@RestController
class RatingController {
    private static final int SHOWN_REMARKS = 50;

    private final Ratings ratings;
    private final Articles articles;
    private final Clock clock;

    RatingController(Ratings ratings, Articles articles, Clock clock) {
        this.ratings = ratings;
        this.articles = articles;
        this.clock = clock;
    }

    record Form(@Nullable Boolean helpful, @Nullable String remark) {}

    record RemarkView(int version, boolean helpful, String text, Instant at) {}

    record View(List<Ratings.Count> versions, List<RemarkView> remarks) {}

    @PostMapping("/help-api/v1/{language}/articles/{slug}/ratings")
    @PreAuthorize("permitAll()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rate(@PathVariable String language, @PathVariable String slug, @RequestBody Form form) {
        PublishedArticle article = Language.of(language)
                .filter(known -> known.tag().equals(language))
                .flatMap(known -> articles.published(known, slug))
                .filter(found -> found.content().audience() == Audience.PUBLIC)
                .orElseThrow(Problem::notFound);
        Boolean helpful = form.helpful();
        if (helpful == null) {
            throw Problem.invalidField("helpful", "missing-parameter", "helpful");
        }
        String remark = form.remark() == null ? "" : form.remark().strip();
        if (remark.length() > Rating.LONGEST_REMARK) {
            throw Problem.invalidField("remark", "text-too-long", Rating.LONGEST_REMARK);
        }
        ratings.add(new Rating(article.id(), article.version(), helpful, remark, clock.instant()));
    }

    @GetMapping("/api/v1/articles/{id}/ratings")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    View read(@PathVariable UUID id) {
        ArticleId article = articles.find(new ArticleId(id)).map(Article::id).orElseThrow(Problem::notFound);
        return new View(
                ratings.counts(article),
                ratings.remarks(article, SHOWN_REMARKS).stream()
                        .map(rating -> new RemarkView(rating.version(), rating.helpful(), rating.remark(), rating.at()))
                        .toList());
    }
}
