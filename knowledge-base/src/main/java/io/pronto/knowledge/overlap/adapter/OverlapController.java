package io.pronto.knowledge.overlap.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.PublishedArticle;
import io.pronto.knowledge.overlap.Overlap.Kind;
import io.pronto.knowledge.overlap.adapter.OverlapBook.Row;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Articles that say the same twice, or contradict each other. */
@RestController
@Tag(name = "overlaps")
class OverlapController {
    private final OverlapBook book;
    private final Articles articles;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OverlapController(
            OverlapBook book, Articles articles, AuditLog audit, PlatformTransactionManager transactions, Clock clock) {
        this.book = book;
        this.articles = articles;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** One side of it. @param text what it says @param title null if readers no longer see it */
    record Side(
            ArticleId article,
            @Nullable String title,
            @Nullable String language,
            String text) {}

    /** @param kind {@code duplicate} or {@code contradiction} @param likeness 0 to 1; of a duplicate the share that is said twice */
    record OverlapView(
            UUID id, String kind, Side here, Side there, double likeness, Instant foundAt, boolean dismissed) {}

    @GetMapping("/api/v1/knowledge/overlaps")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "Near-duplicate and contradicting articles, the newest first")
    Slice<OverlapView> overlaps(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "false") boolean dismissed,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Slice.limit(limit);
        Optional<List<String>> after = Cursor.decode(cursor, 2);
        Slice<Row> rows = Slice.of(
                book.list(
                        kind == null ? null : readKind(kind),
                        dismissed,
                        after.map(parts -> time(parts.getFirst())).orElse(null),
                        after.map(parts -> id(parts.getLast())).orElse(new UUID(0, 0)),
                        most + 1),
                most,
                row -> Cursor.encode(row.foundAt(), row.id()));
        Map<ArticleId, PublishedArticle> known = new HashMap<>();
        articles.published(rows.items().stream()
                        .flatMap(row -> Stream.of(row.here(), row.there()))
                        .distinct()
                        .toList())
                .forEach(article -> known.put(article.id(), article));
        return rows.map(row -> view(row, known));
    }

    /** @param dismissed false takes it back */
    record OverlapBody(@NotNull Boolean dismissed) {}

    @PutMapping("/api/v1/knowledge/overlaps/{id}")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMIN')")
    @Operation(
            summary = "Say that two articles may stay as they are",
            description = "Until one of them says something else.")
    OverlapView decide(Actor actor, @PathVariable UUID id, @Valid @RequestBody OverlapBody body) {
        Instant now = clock.instant();
        Row row = java.util.Objects.requireNonNull(transaction.execute(status -> {
            Row found = book.find(id).orElseThrow(Problem::notFound);
            book.dismiss(id, body.dismissed() ? actor.id() : null, now);
            audit.record(
                    actor,
                    now,
                    "overlap.dismissed",
                    "overlap:" + id,
                    Map.of(
                            "dismissed",
                            body.dismissed(),
                            "here",
                            found.here().toString(),
                            "there",
                            found.there().toString()));
            return book.find(id).orElseThrow(Problem::notFound);
        }));
        Map<ArticleId, PublishedArticle> known = new HashMap<>();
        articles.published(List.of(row.here(), row.there())).forEach(article -> known.put(article.id(), article));
        return view(row, known);
    }

    private static OverlapView view(Row row, Map<ArticleId, PublishedArticle> known) {
        return new OverlapView(
                row.id(),
                row.kind().name().toLowerCase(Locale.ROOT),
                side(row.here(), row.hereText(), known),
                side(row.there(), row.thereText(), known),
                row.likeness(),
                row.foundAt(),
                row.dismissedAt() != null);
    }

    private static Side side(ArticleId id, String text, Map<ArticleId, PublishedArticle> known) {
        PublishedArticle article = known.get(id);
        return new Side(
                id,
                article == null ? null : article.content().title(),
                article == null ? null : article.identity().language().tag(),
                text);
    }

    private static Kind readKind(String kind) {
        for (Kind known : Kind.values()) {
            if (known.name().equalsIgnoreCase(kind)) {
                return known;
            }
        }
        throw Problem.invalidField("kind", "invalid-parameter", "kind", "duplicate, contradiction");
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Cursor.invalid();
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Cursor.invalid();
        }
    }
}
