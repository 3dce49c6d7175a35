package io.pronto.knowledge.gap.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.ArticleContent;
import io.pronto.knowledge.article.ArticleIntake;
import io.pronto.knowledge.article.ArticleIntake.Author;
import io.pronto.knowledge.article.ArticleIntake.Offered;
import io.pronto.knowledge.article.ArticleIntake.Outcome;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.gap.GapState;
import io.pronto.knowledge.gap.GapState.Action;
import io.pronto.knowledge.gap.Prefilled;
import io.pronto.knowledge.gap.adapter.GapBook.Example;
import io.pronto.knowledge.gap.adapter.GapBook.Row;
import io.pronto.knowledge.gap.adapter.GapBook.Step;
import io.pronto.knowledge.search.ArticleSearch;
import io.pronto.knowledge.search.SearchIndex;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Revision;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** From a gap to the beginning of its article. */
@RestController
@Tag(name = "gaps")
class GapDraftController {
    private static final Logger log = LoggerFactory.getLogger(GapDraftController.class);
    private static final String NO_CATEGORY = "general";

    private final GapBook book;
    private final Articles articles;
    private final ArticleIntake intake;
    private final ArticleSearch search;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    GapDraftController(
            GapBook book,
            Articles articles,
            ArticleIntake intake,
            ArticleSearch search,
            AuditLog audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.book = book;
        this.articles = articles;
        this.intake = intake;
        this.search = search;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @param article the draft that was begun */
    record BegunView(ArticleId article) {}

    @PostMapping("/api/v1/knowledge/gaps/{id}/article")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMIN')")
    @Operation(
            summary = "Begin its article",
            description =
                    "Stores the draft as GET …/draft shows it, and says that it is being written: both or neither. "
                            + "Needs If-Match with the revision read.")
    ResponseEntity<BegunView> begin(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        long revision = Revision.required(ifMatch);
        Instant now = clock.instant();
        Row seen = book.find(id, now).orElseThrow(Problem::notFound);
        // Asks the search index, so it comes before the transaction.
        Prefilled draft = prefilled(seen);
        ArticleId article = Objects.requireNonNull(transaction.execute(status -> {
            Row row = book.find(id, now).orElseThrow(Problem::notFound);
            GapState next =
                    row.state().after(Action.DRAFT).orElseThrow(() -> Problem.conflict("gap-elsewhere", "dismissed"));
            ArticleId begun = store(actor, id, draft);
            if (!book.change(id, revision, new Step(next, begun, null, null), actor.id(), now)) {
                throw Problem.stale(row.revision());
            }
            audit.record(actor, now, "gap.drafted", "gap:" + id, Map.of("title", row.title()));
            return begun;
        }));
        return ResponseEntity.created(URI.create("/api/v1/articles/" + article)).body(new BegunView(article));
    }

    private ArticleId store(Actor actor, UUID gap, Prefilled draft) {
        // An article that has this key says something else: it must not be written over.
        String key = Stream.of(draft.key(), "gap-" + gap.toString().substring(0, 8), "gap-" + gap)
                .filter(free -> articles.findToChange(free, draft.language()).isEmpty())
                .findFirst()
                .orElseThrow(() -> Problem.conflict(
                        "article-exists", draft.key(), draft.language().tag()));
        ArticleContent content = new ArticleContent(
                draft.title(),
                draft.category(),
                List.of(),
                Audience.PUBLIC,
                draft.markdown().isBlank() ? "# " + draft.title() : draft.markdown(),
                draft.exampleQuestions());
        Outcome outcome = intake.take(
                new Author(actor.id(), actor.username(), actor.name()),
                new Offered(key, draft.language(), key, content, false));
        return switch (outcome) {
            case Outcome.Taken taken -> taken.article();
            case Outcome.Refused refused ->
                throw Problem.unprocessable("invalid-article", refused.detail())
                        .atField(Objects.requireNonNullElse(refused.field(), "title"));
        };
    }

    record DraftView(
            String key,
            String language,
            String title,
            String category,
            String markdown,
            List<String> exampleQuestions) {}

    @GetMapping("/api/v1/knowledge/gaps/{id}/draft")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(
            summary = "The beginning of an article about it",
            description = "Asked as customers asked, answered as colleagues did. Nothing is stored.")
    DraftView draft(@PathVariable UUID id) {
        Prefilled draft = prefilled(book.find(id, clock.instant()).orElseThrow(Problem::notFound));
        return new DraftView(
                draft.key(),
                draft.language().tag(),
                draft.title(),
                draft.category(),
                draft.markdown(),
                draft.exampleQuestions());
    }

    private Prefilled prefilled(Row row) {
        List<Example> examples = book.examples(row.id());
        List<String> asked = examples.stream().map(Example::text).toList();
        return Prefilled.of(
                row.id(),
                row.language(),
                category(row.title(), row.language()),
                asked,
                examples.stream()
                        .map(Example::reply)
                        .flatMap(reply -> Optional.ofNullable(reply).stream())
                        .toList());
    }

    /** Where the nearest article is listed. */
    private String category(String words, Language language) {
        if (words.isBlank()) {
            return NO_CATEGORY;
        }
        try {
            return search
                    .search(words.substring(0, Math.min(300, words.length())), language, Set.of(Audience.values()), 1)
                    .stream()
                    .findFirst()
                    .map(found -> found.article().content().category())
                    .orElse(NO_CATEGORY);
        } catch (SearchIndex.Away away) {
            log.info("A draft begins without a category: {}", away.getMessage());
            return NO_CATEGORY;
        }
    }
}
