package io.pronto.knowledge.article.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Article;
import io.pronto.knowledge.article.ArticleContent;
import io.pronto.knowledge.article.ArticleVersion;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Articles.Wanted;
import io.pronto.knowledge.article.Care;
import io.pronto.knowledge.article.LifeCycle.Action;
import io.pronto.knowledge.article.Pages;
import io.pronto.knowledge.article.adapter.ArticleDesk.Wish;
import io.pronto.knowledge.article.adapter.ArticleForms.ArticleForm;
import io.pronto.knowledge.article.adapter.ArticleForms.ArticleView;
import io.pronto.knowledge.article.adapter.ArticleForms.CareForm;
import io.pronto.knowledge.article.adapter.ArticleForms.StepForm;
import io.pronto.knowledge.article.adapter.ArticleForms.StepView;
import io.pronto.knowledge.article.adapter.ArticleForms.TranslationView;
import io.pronto.knowledge.article.adapter.ArticleForms.VersionView;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Revision;
import io.pronto.platform.web.Slice;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Articles for staff: all may read, administrators and supervisors write. */
@RestController
@RequestMapping("/api/v1/articles")
class ArticleController {
    private static final String READERS = "hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')";
    private static final String WRITERS = "hasAnyRole('SUPERVISOR', 'ADMIN')";

    private static final int LONGEST_WORDS = 200;
    private static final int MOST_STEPS = 100;

    private final Articles articles;
    private final ArticleDesk desk;
    private final Pages pages;
    private final Clock clock;

    ArticleController(Articles articles, ArticleDesk desk, Pages pages, Clock clock) {
        this.articles = articles;
        this.desk = desk;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize(READERS)
    Slice<ArticleView> list(
            @RequestParam @Nullable String language,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String category,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String need,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        if (q != null && q.length() > LONGEST_WORDS) {
            throw Problem.invalidField("q", "invalid-parameter", "q", "up to " + LONGEST_WORDS + " characters");
        }
        int most = Slice.limit(limit);
        Wanted wanted = new Wanted(
                language == null ? null : ArticleForms.readLanguage(language),
                state == null ? null : ArticleForms.readState(state),
                category,
                q == null || q.isBlank() ? null : q.strip(),
                need == null ? null : ArticleForms.readNeed(need));
        List<Article> found = articles.list(wanted, LocalDate.now(clock), after(cursor), most + 1);
        Map<ArticleId, Care> cares =
                articles.cares(found.stream().map(Article::id).toList());
        return Slice.of(found, most, article -> Cursor.encode(article.id()))
                .map(article -> ArticleView.of(article, cares.getOrDefault(article.id(), Care.NOBODYS)));
    }

    @PostMapping
    @PreAuthorize(WRITERS)
    ResponseEntity<ArticleView> create(Actor actor, @RequestBody ArticleForm form) {
        Article article =
                desk.create(actor, form.requiredKey(), form.requiredLanguage(), form.slugOrKey(), form.content());
        return ResponseEntity.created(URI.create("/api/v1/articles/" + article.id()))
                .eTag(Revision.etag(article.version()))
                .body(ArticleView.of(article, Care.NOBODYS));
    }

    @GetMapping("/{id}")
    @PreAuthorize(READERS)
    ResponseEntity<ArticleView> read(@PathVariable UUID id) {
        return answer(articles.find(new ArticleId(id)).orElseThrow(Problem::notFound));
    }

    @PutMapping("/{id}")
    @PreAuthorize(WRITERS)
    ResponseEntity<ArticleView> edit(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ArticleForm form) {
        Article known = articles.find(new ArticleId(id)).orElseThrow(Problem::notFound);
        // What an article is known by does not change; sending it along unchanged is fine.
        refuseOther("key", form.key(), known.identity().key());
        refuseOther("slug", form.slug(), known.identity().slug());
        refuseOther("language", form.language(), known.identity().language().tag());
        return answer(desk.edit(
                actor,
                known.id(),
                Revision.required(ifMatch),
                form.content(),
                Boolean.TRUE.equals(form.translationBehind())));
    }

    /** Asks somebody to look at the newest version. */
    @PostMapping("/{id}/submit")
    @PreAuthorize(WRITERS)
    ResponseEntity<ArticleView> submit(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody StepForm form) {
        Wish wish = new Wish(Action.SUBMIT, form.reasonOrNone(), form.requiredReviewer(), null);
        return answer(desk.step(actor, new ArticleId(id), seen(ifMatch), wish));
    }

    /** Gives it back to its author with a reason, or takes it off the schedule. */
    @PostMapping("/{id}/send-back")
    @PreAuthorize(WRITERS)
    ResponseEntity<ArticleView> sendBack(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody StepForm form) {
        Wish wish = Wish.of(Action.SEND_BACK, form.requiredReason());
        return answer(desk.step(actor, new ArticleId(id), seen(ifMatch), wish));
    }

    @PostMapping("/{id}/schedule")
    @PreAuthorize(WRITERS)
    ResponseEntity<ArticleView> schedule(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody StepForm form) {
        Wish wish = new Wish(Action.SCHEDULE, form.reasonOrNone(), null, form.requiredTime());
        return answer(desk.step(actor, new ArticleId(id), seen(ifMatch), wish));
    }

    @PostMapping("/{id}/publish")
    @PreAuthorize(WRITERS)
    ResponseEntity<ArticleView> publish(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable StepForm form) {
        Wish wish = Wish.of(Action.PUBLISH, (form == null ? StepForm.EMPTY : form).reasonOrNone());
        return answer(desk.step(actor, new ArticleId(id), seen(ifMatch), wish));
    }

    @PostMapping("/{id}/retire")
    @PreAuthorize(WRITERS)
    ResponseEntity<ArticleView> retire(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable StepForm form) {
        Wish wish = Wish.of(Action.RETIRE, (form == null ? StepForm.EMPTY : form).reasonOrNone());
        return answer(desk.step(actor, new ArticleId(id), seen(ifMatch), wish));
    }

    record RestoreForm(@Nullable Integer version) {}

    /** Makes an old version's content the newest version. */
    @PostMapping("/{id}/restore")
    @PreAuthorize(WRITERS)
    ResponseEntity<ArticleView> restore(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody RestoreForm form) {
        ArticleVersion version = version(new ArticleId(id), form.version() == null ? 0 : form.version());
        return answer(desk.edit(actor, new ArticleId(id), Revision.required(ifMatch), version.content(), false));
    }

    /** What one version says otherwise than another. */
    @GetMapping("/{id}/diff")
    @PreAuthorize(READERS)
    VersionDiff diff(@PathVariable UUID id, @RequestParam int from, @RequestParam int to) {
        ArticleId article = new ArticleId(id);
        return VersionDiff.of(version(article, from), version(article, to));
    }

    private ArticleVersion version(ArticleId article, int number) {
        if (number < 1 || number == Integer.MAX_VALUE) {
            throw Problem.notFound();
        }
        return articles.versions(article, number + 1, 1).stream()
                .filter(found -> found.version() == number)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** Who looks after it, and until when somebody has to look whether it still holds. */
    @PutMapping("/{id}/care")
    @PreAuthorize(WRITERS)
    ResponseEntity<ArticleView> care(Actor actor, @PathVariable UUID id, @RequestBody CareForm form) {
        desk.care(actor, new ArticleId(id), form.care());
        return answer(articles.find(new ArticleId(id)).orElseThrow(Problem::notFound));
    }

    /** The newest steps of its life first, at most {@value #MOST_STEPS}. */
    @GetMapping("/{id}/steps")
    @PreAuthorize(READERS)
    Slice<StepView> steps(@PathVariable UUID id) {
        ArticleId article = articles.find(new ArticleId(id)).map(Article::id).orElseThrow(Problem::notFound);
        return new Slice<>(
                articles.steps(article, MOST_STEPS).stream().map(StepView::of).toList(), null);
    }

    /** All languages of it. */
    @GetMapping("/{id}/translations")
    @PreAuthorize(READERS)
    Slice<TranslationView> translations(@PathVariable UUID id) {
        Article article = articles.find(new ArticleId(id)).orElseThrow(Problem::notFound);
        return new Slice<>(
                articles.translations(article.identity().key()).stream()
                        .map(TranslationView::of)
                        .toList(),
                null);
    }

    @GetMapping("/{id}/versions")
    @PreAuthorize(READERS)
    Slice<VersionView> versions(
            @PathVariable UUID id, @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        int most = Slice.limit(limit);
        ArticleId article = articles.find(new ArticleId(id)).map(Article::id).orElseThrow(Problem::notFound);
        int below = Cursor.decodeNumber(cursor)
                .map(number -> Math.clamp(number, 0, Integer.MAX_VALUE))
                .orElse(Integer.MAX_VALUE);
        return Slice.of(articles.versions(article, below, most + 1), most, version -> Cursor.encode(version.version()))
                .map(VersionView::of);
    }

    record PreviewForm(@Nullable String markdown) {}

    record Preview(String html) {}

    @PostMapping("/preview")
    @PreAuthorize(READERS)
    Preview preview(@RequestBody PreviewForm form) {
        String markdown = form.markdown() == null ? "" : form.markdown();
        if (markdown.length() > ArticleContent.LONGEST_MARKDOWN) {
            throw Problem.tooLarge("text-too-long", ArticleContent.LONGEST_MARKDOWN)
                    .atField("markdown");
        }
        return new Preview(pages.html(markdown));
    }

    private static void refuseOther(String field, @Nullable String sent, String known) {
        if (sent != null && !sent.equals(known)) {
            throw Problem.unprocessable("article-identity-fixed", field).atField(field);
        }
    }

    private static @Nullable Long seen(@Nullable String ifMatch) {
        return ifMatch == null ? null : Revision.required(ifMatch);
    }

    private static @Nullable ArticleId after(@Nullable String cursor) {
        return Cursor.decode(cursor, 1).map(parts -> parse(parts.getFirst())).orElse(null);
    }

    private static ArticleId parse(String text) {
        try {
            return ArticleId.of(text);
        } catch (IllegalArgumentException e) {
            throw Cursor.invalid();
        }
    }

    private ResponseEntity<ArticleView> answer(Article article) {
        Care care = articles.cares(List.of(article.id())).getOrDefault(article.id(), Care.NOBODYS);
        return ResponseEntity.ok().eTag(Revision.etag(article.version())).body(ArticleView.of(article, care));
    }
}
