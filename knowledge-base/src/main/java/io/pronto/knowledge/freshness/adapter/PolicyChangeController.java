package io.pronto.knowledge.freshness.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Article;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.freshness.PolicyChange;
import io.pronto.knowledge.freshness.PolicyChange.Affected;
import io.pronto.knowledge.freshness.PolicyChanges;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changes of the house's rules: staff reads, supervisors and administrators record. */
@RestController
@RequestMapping("/api/v1/knowledge/policy-changes")
class PolicyChangeController {
    private final PolicyChanges changes;
    private final Freshness freshness;
    private final Articles articles;
    private final Supplier<UUID> ids;
    private final Clock clock;

    PolicyChangeController(
            PolicyChanges changes, Freshness freshness, Articles articles, Supplier<UUID> ids, Clock clock) {
        this.changes = changes;
        this.freshness = freshness;
        this.articles = articles;
        this.ids = ids;
        this.clock = clock;
    }

    record Form(
            @Nullable String title,
            @Nullable String note,
            @Nullable List<UUID> articles) {}

    record AffectedView(
            String id,
            String title,
            String language,
            @Nullable Instant publishedAt) {}

    /** @param publishedAt when the last article said it; nothing while the freshness clock runs */
    record View(
            String id,
            String title,
            String note,
            Instant recordedAt,
            String recordedBy,
            @Nullable Instant publishedAt,
            List<AffectedView> articles) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    Slice<View> list(
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        int most = limit == null ? 20 : Slice.limit(limit);
        UUID before = Cursor.decode(cursor, 1)
                .map(parts -> {
                    try {
                        return UUID.fromString(parts.getFirst());
                    } catch (IllegalArgumentException e) {
                        throw Cursor.invalid();
                    }
                })
                .orElse(null);
        return Slice.of(changes.list(open, before, most + 1), most, change -> Cursor.encode(change.id()))
                .map(this::view);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    View read(@PathVariable UUID id) {
        return view(changes.find(id).orElseThrow(Problem::notFound));
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMIN')")
    ResponseEntity<View> record(Actor actor, @RequestBody Form form) {
        String title = text("title", form.title(), PolicyChange.LONGEST_TITLE);
        if (title.isEmpty()) {
            throw Problem.invalidField("title", "missing-parameter", "title");
        }
        List<UUID> affected = form.articles() == null ? List.of() : form.articles();
        if (affected.isEmpty() || affected.size() > PolicyChange.MOST_ARTICLES || affected.contains(null)) {
            throw Problem.invalidField(
                    "articles", "invalid-parameter", "articles", "1 to " + PolicyChange.MOST_ARTICLES + " ids");
        }
        List<Affected> known = affected.stream()
                .distinct()
                .map(id -> articles.find(new ArticleId(Objects.requireNonNull(id)))
                        .filter(Article::isShown)
                        .map(article -> new Affected(article.id(), null))
                        .orElseThrow(() -> Problem.unprocessable("article-not-published", id)
                                .atField("articles")))
                .toList();
        PolicyChange change = new PolicyChange(
                ids.get(),
                title,
                text("note", form.note(), PolicyChange.LONGEST_NOTE),
                known,
                clock.instant(),
                actor.name());
        freshness.record(actor, change);
        return ResponseEntity.created(URI.create("/api/v1/knowledge/policy-changes/" + change.id()))
                .body(view(change));
    }

    private static String text(String field, @Nullable String text, int longest) {
        String said = text == null ? "" : text.strip();
        if (said.length() > longest) {
            throw Problem.invalidField(field, "text-too-long", longest);
        }
        return said;
    }

    private View view(PolicyChange change) {
        return new View(
                change.id().toString(),
                change.title(),
                change.note(),
                change.recordedAt(),
                change.recordedBy(),
                change.publishedAt().orElse(null),
                change.articles().stream().map(this::view).toList());
    }

    private AffectedView view(Affected affected) {
        Optional<Article> article = articles.find(affected.article());
        return new AffectedView(
                affected.article().toString(),
                article.map(found -> found.content().title()).orElse(""),
                article.map(found -> found.identity().language().tag()).orElse(""),
                affected.publishedAt());
    }
}
