package io.pronto.knowledge.transfer.adapter;

import io.pronto.knowledge.article.Article;
import io.pronto.knowledge.article.ArticleIntake.Author;
import io.pronto.knowledge.article.ArticleIntake.Outcome;
import io.pronto.knowledge.article.Articles.Wanted;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.transfer.FileFormat;
import io.pronto.knowledge.transfer.ImportJob;
import io.pronto.knowledge.transfer.ImportJob.Step;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Articles in and out as files. Administrators bring them in; supervisors may take them out as well. */
@RestController
class TransferController {
    private static final String BRINGERS = "hasRole('ADMIN')";

    /** Rows that are taken while the caller waits. */
    private static final int MOST_AT_ONCE = 500;

    private final Importing importing;
    private final ImportStore store;
    private final RowTaking taking;
    private final ExportFiles exports;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;
    private final Clock clock;

    TransferController(
            Importing importing,
            ImportStore store,
            RowTaking taking,
            ExportFiles exports,
            TransactionTemplate transaction,
            Supplier<UUID> ids,
            Clock clock) {
        this.importing = importing;
        this.store = store;
        this.taking = taking;
        this.exports = exports;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param waiting rows that nothing became of yet @param notFindable articles that are taken but not in the search index yet */
    record JobView(
            String id,
            String format,
            String name,
            String state,
            String author,
            Instant startedAt,
            @Nullable Instant finishedAt,
            int rows,
            int waiting,
            int created,
            int updated,
            int unchanged,
            int refused,
            @Nullable Integer notFindable,
            @Nullable String problem) {
        static JobView of(ImportJob job, @Nullable Integer notFindable) {
            return new JobView(
                    job.id().toString(),
                    job.format().extension(),
                    job.name(),
                    job.state().name().toLowerCase(Locale.ROOT),
                    job.author(),
                    job.startedAt(),
                    job.finishedAt(),
                    job.counts().rows(),
                    job.counts().waiting(),
                    job.counts().created(),
                    job.counts().updated(),
                    job.counts().unchanged(),
                    job.counts().refused(),
                    notFindable,
                    job.problem());
        }
    }

    /** @param row from 1 @param place where in the file it stands @param content a refused row as it came, to be put right */
    record RowView(
            int row,
            String place,
            @Nullable String result,
            @Nullable String id,
            @Nullable Integer version,
            @Nullable String code,
            @Nullable String field,
            @Nullable String detail,
            @Nullable String content) {
        static RowView of(ImportStore.Told row) {
            String result = row.result();
            return new RowView(
                    row.number(),
                    row.place(),
                    result == null ? null : result.toLowerCase(Locale.ROOT),
                    row.article(),
                    row.version(),
                    row.code(),
                    row.field(),
                    row.detail(),
                    row.content());
        }
    }

    /** Takes a file as the body. It answers when the file is stored; its rows follow in the background. */
    @PostMapping("/api/v1/knowledge/imports")
    @PreAuthorize(BRINGERS)
    ResponseEntity<JobView> receive(
            Actor actor,
            @RequestParam @Nullable String format,
            @RequestParam @Nullable String name,
            HttpServletRequest request)
            throws IOException {
        String type = request.getContentType();
        FileFormat known = (format == null
                        ? (type == null ? java.util.Optional.<FileFormat>empty() : FileFormat.ofMediaType(type))
                        : FileFormat.of(format))
                .orElseThrow(() -> Problem.invalidField("format", "invalid-value", "format", "csv, json, zip"));
        String called = name == null || name.isBlank() ? "articles." + known.extension() : name.strip();
        if (called.length() > 200 || called.indexOf('\0') >= 0) {
            throw Problem.invalidField("name", "invalid-parameter", "name", "up to 200 characters");
        }
        UUID id = ids.get();
        importing.receive(id, author(actor), known, called, request.getInputStream());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/knowledge/imports/" + id))
                .body(view(id));
    }

    @GetMapping("/api/v1/knowledge/imports")
    @PreAuthorize(BRINGERS)
    Slice<JobView> list(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        int most = Slice.limit(limit);
        UUID before = Cursor.decode(cursor, 1)
                .map(parts -> {
                    try {
                        return UUID.fromString(parts.getFirst());
                    } catch (IllegalArgumentException e) {
                        throw Cursor.invalid();
                    }
                })
                .orElse(null);
        return Slice.of(store.list(before, most + 1), most, job -> Cursor.encode(job.id()))
                .map(job -> JobView.of(job, null));
    }

    @GetMapping("/api/v1/knowledge/imports/{id}")
    @PreAuthorize(BRINGERS)
    JobView read(@PathVariable UUID id) {
        return view(id);
    }

    @GetMapping("/api/v1/knowledge/imports/{id}/rows")
    @PreAuthorize(BRINGERS)
    Slice<RowView> rows(
            @PathVariable UUID id,
            @RequestParam @Nullable String result,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        if (result != null
                && !List.of("created", "updated", "unchanged", "refused").contains(result)) {
            throw Problem.invalidField("result", "invalid-value", "result", "created, updated, unchanged, refused");
        }
        ImportJob job = known(id);
        int most = Slice.limit(limit);
        int after = Cursor.decodeNumber(cursor)
                .map(number -> Math.clamp(number, 0, Integer.MAX_VALUE))
                .orElse(0);
        return Slice.of(
                        store.rows(job.id(), result == null ? null : result.toUpperCase(Locale.ROOT), after, most + 1),
                        most,
                        row -> Cursor.encode(row.number()))
                .map(RowView::of);
    }

    /** Ends it before its time; what was taken stays. */
    @PostMapping("/api/v1/knowledge/imports/{id}/stop")
    @PreAuthorize(BRINGERS)
    JobView stop(@PathVariable UUID id) {
        if (!store.step(known(id).id(), Step.STOP, null, clock.instant())) {
            throw Problem.conflict("import-not-running");
        }
        return view(id);
    }

    private ImportJob known(UUID id) {
        return store.find(id).orElseThrow(Problem::notFound);
    }

    private JobView view(UUID id) {
        ImportJob job = known(id);
        return JobView.of(job, store.notIndexed(id));
    }

    /** What became of a row. @param row its place, from 0 @param code why it was refused, as in problems @param detail the same as a sentence */
    record RowResult(
            int row,
            @Nullable String key,
            @Nullable String language,
            String result,
            @Nullable String id,
            @Nullable Integer version,
            @Nullable String code,
            @Nullable String field,
            @Nullable String detail) {}

    record ImportResult(Map<String, Integer> counts, List<RowResult> rows) {}

    /** Takes a few rows one by one while the caller waits: a refused one does not keep out the others. */
    @PostMapping("/api/v1/articles/import")
    @PreAuthorize(BRINGERS)
    ImportResult importAll(Actor actor, @RequestBody List<JsonNode> rows) {
        if (rows.size() > MOST_AT_ONCE) {
            throw Problem.tooLarge("too-many-rows", MOST_AT_ONCE);
        }
        List<RowResult> results = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (int at = 0; at < rows.size(); at++) {
            RowResult result = importOne(actor, at, rows.get(at));
            counts.merge(result.result(), 1, Integer::sum);
            results.add(result);
        }
        return new ImportResult(counts, results);
    }

    private RowResult importOne(Actor actor, int at, @Nullable JsonNode row) {
        String text = row == null ? "null" : row.toString();
        Outcome outcome = transaction.execute(status -> {
            Outcome came = taking.take(author(actor), text);
            if (came instanceof Outcome.Refused) {
                status.setRollbackOnly();
            }
            return came;
        });
        String key = row == null ? null : row.path("key").stringValue(null);
        String language = row == null ? null : row.path("language").stringValue(null);
        return switch (java.util.Objects.requireNonNull(outcome)) {
            case Outcome.Taken taken ->
                new RowResult(
                        at,
                        key,
                        language,
                        taken.effect().name().toLowerCase(Locale.ROOT),
                        taken.article().toString(),
                        taken.version(),
                        null,
                        null,
                        null);
            case Outcome.Refused refused ->
                new RowResult(
                        at, key, language, "refused", null, null, refused.code(), refused.field(), refused.detail());
        };
    }

    /** Articles as a file that an import takes back. */
    @GetMapping("/api/v1/knowledge/export")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMIN')")
    void export(
            @RequestParam String format,
            @RequestParam @Nullable String language,
            @RequestParam @Nullable String state,
            HttpServletResponse response)
            throws IOException {
        FileFormat known = FileFormat.of(format)
                .orElseThrow(() -> Problem.invalidField("format", "invalid-value", "format", "csv, json, zip"));
        Language of = language == null
                ? null
                : Language.of(language)
                        .orElseThrow(() -> Problem.invalidField("language", "invalid-value", "language", "en, zh"));
        Article.State in = state == null
                ? null
                : Arrays.stream(Article.State.values())
                        .filter(each -> each.name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-')
                                .equals(state))
                        .findFirst()
                        .orElseThrow(() -> Problem.invalidField(
                                "state", "invalid-value", "state", "draft, in-review, scheduled, published, retired"));
        response.setContentType(known == FileFormat.CSV ? "text/csv;charset=UTF-8" : known.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"articles." + known.extension() + "\"");
        exports.write(known, new Wanted(of, in, null, null, null), LocalDate.now(clock), response.getOutputStream());
    }

    private static Author author(Actor actor) {
        return new Author(actor.id(), actor.username(), actor.name());
    }
}
