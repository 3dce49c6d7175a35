package io.pronto.knowledge.gap.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.MessageId;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.gap.Course;
import io.pronto.knowledge.gap.GapState;
import io.pronto.knowledge.gap.GapState.Action;
import io.pronto.knowledge.gap.GivenReply;
import io.pronto.knowledge.gap.adapter.GapBook.After;
import io.pronto.knowledge.gap.adapter.GapBook.Example;
import io.pronto.knowledge.gap.adapter.GapBook.Row;
import io.pronto.knowledge.gap.adapter.GapBook.Step;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.security.Role;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Revision;
import io.pronto.platform.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the knowledge base lacks, and what is done about it. */
@RestController
@Tag(name = "gaps")
class GapController {
    private static final String READERS = "hasAnyRole('SUPERVISOR', 'MANAGER', 'ADMIN')";
    private static final String WRITERS = "hasAnyRole('SUPERVISOR', 'ADMIN')";

    private final GapBook book;
    private final AskedQuestions questions;
    private final Articles articles;
    private final AuditLog audit;
    private final GapWorker worker;
    private final TransactionTemplate transaction;
    private final Clock clock;

    GapController(
            GapBook book,
            AskedQuestions questions,
            Articles articles,
            AuditLog audit,
            GapWorker worker,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.book = book;
        this.questions = questions;
        this.articles = articles;
        this.audit = audit;
        this.worker = worker;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * @param questions missed questions of the last four weeks @param before those of the four weeks before
     * @param weeks missed questions by week, oldest first @param answeredWeeks those of the same kind that the bot answered
     */
    record GapView(
            UUID id,
            String language,
            String state,
            String title,
            int questions,
            int before,
            int total,
            @Nullable Instant lastAskedAt,
            List<Integer> weeks,
            List<Integer> answeredWeeks,
            @Nullable ArticleId article,
            @Nullable Instant coveredAt,
            @Nullable String reason,
            long revision) {
        static GapView of(Row row, Course course) {
            return new GapView(
                    row.id(),
                    row.language().tag(),
                    word(row.state()),
                    row.title(),
                    row.recent(),
                    course.before(),
                    row.total(),
                    row.lastAskedAt(),
                    course.missed(),
                    course.answered(),
                    row.article(),
                    row.coveredAt(),
                    row.reason(),
                    row.revision());
        }
    }

    /** @param source where it was asked: {@code CONVERSATION}, {@code PROGRAM} or {@code SEARCH} */
    record ExampleView(
            String text,
            String source,
            String fate,
            Instant askedAt,
            @Nullable String reply,
            boolean approved) {
        static ExampleView of(Example example) {
            GivenReply reply = example.reply();
            return new ExampleView(
                    example.text(),
                    example.source(),
                    example.fate().name(),
                    example.askedAt(),
                    reply == null ? null : reply.text(),
                    reply != null && reply.approved());
        }
    }

    /** @param effect what the article did; null until readers see one */
    record OneGap(GapView gap, List<ExampleView> examples, Course.@Nullable Effect effect) {}

    @GetMapping("/api/v1/knowledge/gaps")
    @PreAuthorize(READERS)
    @Operation(summary = "What the knowledge base lacks, the most asked of the last four weeks first")
    Slice<GapView> gaps(
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Instant now = clock.instant();
        int most = Slice.limit(limit);
        Slice<Row> rows = Slice.of(
                book.list(
                        language == null ? null : readLanguage(language),
                        state == null ? null : readState(state),
                        after(cursor),
                        most + 1,
                        now),
                most,
                row -> Cursor.encode(row.recent(), row.total(), row.id()));
        Map<UUID, Course> courses =
                book.courses(rows.items().stream().map(Row::id).toList(), now);
        return rows.map(row -> GapView.of(row, Objects.requireNonNull(courses.get(row.id()))));
    }

    @GetMapping("/api/v1/knowledge/gaps/{id}")
    @PreAuthorize(READERS)
    @Operation(summary = "A gap with examples, replies and the effect of its article")
    ResponseEntity<OneGap> gap(@PathVariable UUID id) {
        Instant now = clock.instant();
        Row row = book.find(id, now).orElseThrow(Problem::notFound);
        Course course = Objects.requireNonNull(book.courses(List.of(id), now).get(id));
        return ResponseEntity.ok()
                .eTag(Revision.etag(row.revision()))
                .body(new OneGap(
                        GapView.of(row, course),
                        book.examples(id).stream().map(ExampleView::of).toList(),
                        row.coveredAt() == null ? null : book.effect(id, row.coveredAt(), now)));
    }

    /** @param state {@code open}, {@code drafted} or {@code dismissed} @param article with {@code drafted} @param reason why it is dismissed */
    record GapBody(
            @NotNull @Size(max = 20) String state,
            @Nullable ArticleId article,
            @Nullable @Size(max = 300) String reason) {}

    @PutMapping("/api/v1/knowledge/gaps/{id}")
    @PreAuthorize(WRITERS)
    @Operation(
            summary = "Name the article that fills it, dismiss it, or open it again",
            description =
                    "It is covered by itself when readers see that article. Needs If-Match with the revision read.")
    ResponseEntity<OneGap> decide(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody GapBody body) {
        long revision = Revision.required(ifMatch);
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            Row row = book.find(id, now).orElseThrow(Problem::notFound);
            Step step = step(row, body, now);
            if (!book.change(id, revision, step, actor.id(), now)) {
                throw Problem.stale(row.revision());
            }
            audit.record(actor, now, "gap." + word(step.state()), "gap:" + id, Map.of("title", row.title()));
        });
        return gap(id);
    }

    private Step step(Row row, GapBody body, Instant now) {
        Action action = switch (body.state().toLowerCase(Locale.ROOT)) {
            case "open" -> Action.REOPEN;
            case "drafted" -> Action.DRAFT;
            case "dismissed" -> Action.DISMISS;
            default -> throw Problem.invalidField("state", "invalid-parameter", "state", "open, drafted, dismissed");
        };
        GapState next =
                row.state().after(action).orElseThrow(() -> Problem.conflict("gap-elsewhere", word(row.state())));
        if (action != Action.DRAFT) {
            return new Step(next, null, null, action == Action.DISMISS ? body.reason() : null);
        }
        ArticleId article = body.article();
        if (article == null || articles.find(article).isEmpty()) {
            throw Problem.invalidField("article", "no-such-article");
        }
        // An article that readers see already fills the gap from now on.
        return articles.published(List.of(article)).isEmpty()
                ? new Step(next, article, null, null)
                : new Step(next.after(Action.PUBLISH).orElseThrow(), article, now, null);
    }

    /** @param approved false takes it back */
    record ApprovalBody(@NotNull Boolean approved) {}

    record ApprovalView(boolean approved) {}

    @PutMapping("/api/v1/knowledge/replies/{message}/approval")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'ADMIN')")
    @Operation(
            summary = "Say that a colleague's reply was the answer",
            description = "It is suggested first to who is asked the same. Agents approve their own replies.")
    ApprovalView approve(Actor actor, @PathVariable UUID message, @Valid @RequestBody ApprovalBody body) {
        transaction.executeWithoutResult(status -> {
            AskedQuestions.Reply reply =
                    questions.reply(new MessageId(message)).orElseThrow(() -> Problem.notFound("no-such-reply"));
            if (!reply.agent().equals(actor.id()) && !actor.is(Role.SUPERVISOR, Role.ADMIN)) {
                throw Problem.notFound("no-such-reply");
            }
            Instant now = clock.instant();
            questions.approve(reply.question(), body.approved() ? actor.id() : null, now);
            audit.record(actor, now, "reply.approved", "reply:" + message, Map.of("approved", body.approved()));
        });
        worker.wake();
        return new ApprovalView(body.approved());
    }

    private static @Nullable After after(@Nullable String cursor) {
        return Cursor.decode(cursor, 3)
                .map(parts -> {
                    try {
                        return new After(
                                Integer.parseInt(parts.get(0)),
                                Integer.parseInt(parts.get(1)),
                                UUID.fromString(parts.get(2)));
                    } catch (IllegalArgumentException e) {
                        throw Cursor.invalid();
                    }
                })
                .orElse(null);
    }

    private static Language readLanguage(String language) {
        return Language.of(language)
                .orElseThrow(() -> Problem.invalidField("language", "invalid-parameter", "language", "en, zh"));
    }

    private static GapState readState(String state) {
        for (GapState known : GapState.values()) {
            if (word(known).equals(state)) {
                return known;
            }
        }
        throw Problem.invalidField("state", "invalid-parameter", "state", "open, drafted, covered, dismissed");
    }

    private static String word(GapState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
