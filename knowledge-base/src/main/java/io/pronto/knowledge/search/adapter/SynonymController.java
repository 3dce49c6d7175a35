package io.pronto.knowledge.search.adapter;

import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.search.SynonymGroup;
import io.pronto.knowledge.search.Synonyms;
import io.pronto.knowledge.search.Terms;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Groups of words that mean the same to searches: staff reads, supervisors and administrators write. */
@RestController
@RequestMapping("/api/v1/knowledge/synonyms")
class SynonymController {
    private static final String WRITERS = "hasAnyRole('SUPERVISOR', 'ADMIN')";

    private final Synonyms synonyms;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;
    private final Clock clock;

    SynonymController(
            Synonyms synonyms, AuditLog audit, TransactionTemplate transaction, Supplier<UUID> ids, Clock clock) {
        this.synonyms = synonyms;
        this.audit = audit;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    record Form(@Nullable String language, @Nullable List<String> words) {}

    record View(String id, String language, List<String> words) {
        static View of(SynonymGroup group) {
            return new View(group.id().toString(), group.language().tag(), group.words());
        }
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    Slice<View> list(
            @RequestParam String language,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        int most = Slice.limit(limit);
        UUID after = Cursor.decode(cursor, 1)
                .map(parts -> {
                    try {
                        return UUID.fromString(parts.getFirst());
                    } catch (IllegalArgumentException e) {
                        throw Cursor.invalid();
                    }
                })
                .orElse(null);
        return Slice.of(synonyms.list(language(language), after, most + 1), most, group -> Cursor.encode(group.id()))
                .map(View::of);
    }

    @PostMapping
    @PreAuthorize(WRITERS)
    ResponseEntity<View> add(Actor actor, @RequestBody Form form) {
        Language language = language(form.language());
        if (synonyms.count(language) >= SynonymGroup.MOST_GROUPS) {
            throw Problem.conflict("too-many-synonyms", SynonymGroup.MOST_GROUPS);
        }
        SynonymGroup group = new SynonymGroup(ids.get(), language, words(form.words()));
        save(actor, group, "synonyms.added");
        return ResponseEntity.created(URI.create("/api/v1/knowledge/synonyms/" + group.id()))
                .body(View.of(group));
    }

    @PutMapping("/{id}")
    @PreAuthorize(WRITERS)
    View change(Actor actor, @PathVariable UUID id, @RequestBody Form form) {
        SynonymGroup known = synonyms.find(id).orElseThrow(Problem::notFound);
        if (form.language() != null && language(form.language()) != known.language()) {
            throw Problem.invalidField(
                    "language", "invalid-value", "language", known.language().tag());
        }
        SynonymGroup group = new SynonymGroup(id, known.language(), words(form.words()));
        save(actor, group, "synonyms.changed");
        return View.of(group);
    }

    @DeleteMapping("/{id}")
    @PreAuthorize(WRITERS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor, @PathVariable UUID id) {
        transaction.executeWithoutResult(status -> {
            if (!synonyms.remove(id)) {
                throw Problem.notFound();
            }
            audit.record(actor, clock.instant(), "synonyms.removed", "synonyms:" + id, Map.of());
        });
    }

    private void save(Actor actor, SynonymGroup group, String action) {
        transaction.executeWithoutResult(status -> {
            synonyms.save(group);
            audit.record(actor, clock.instant(), action, "synonyms:" + group.id(), Map.of("words", group.words()));
        });
    }

    private static Language language(@Nullable String tag) {
        return Language.of(tag == null ? "" : tag)
                .filter(known -> known.tag().equals(tag))
                .orElseThrow(() -> Problem.invalidField("language", "invalid-value", "language", "en, zh"));
    }

    private static List<String> words(@Nullable List<String> sent) {
        List<String> words = sent == null
                ? List.of()
                : sent.stream()
                        .filter(Objects::nonNull)
                        .map(String::strip)
                        .distinct()
                        .toList();
        boolean fit = words.size() >= 2
                && words.size() <= SynonymGroup.MOST_WORDS
                && words.stream()
                        .allMatch(word -> word.length() <= SynonymGroup.LONGEST_WORD
                                && !Terms.of(word).isEmpty());
        if (!fit) {
            throw Problem.invalidField("words", "invalid-synonyms", SynonymGroup.MOST_WORDS, SynonymGroup.LONGEST_WORD);
        }
        return words;
    }
}
