package io.pronto.knowledge.search.adapter;

import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.search.SearchIndex;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Slice;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How the search indices are, and filling them anew. */
@RestController
@RequestMapping("/api/v1/knowledge/indices")
class IndexController {
    private final Indexing indexing;
    private final IndexTasks tasks;
    private final Embeddings embeddings;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IndexController(
            Indexing indexing,
            IndexTasks tasks,
            Embeddings embeddings,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.indexing = indexing;
        this.tasks = tasks;
        this.embeddings = embeddings;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param waiting articles that are not in it yet as readers see them @param fillingSince when another copy began to be filled beside it */
    record View(
            String language,
            String model,
            long articles,
            long waiting,
            @Nullable Instant fillingSince) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'MANAGER', 'ADMIN')")
    Slice<View> list() {
        return new Slice<>(
                tasks.conditions().stream()
                        .map(one -> new View(
                                one.language().tag(),
                                embeddings.model(one.language()),
                                one.articles(),
                                one.waiting(),
                                one.since()))
                        .toList(),
                null);
    }

    /** Fills another copy beside the live one, which goes on answering until then. */
    @PostMapping("/{language}/rebuild")
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void rebuild(Actor actor, @PathVariable String language) {
        Language known =
                Language.of(language).filter(one -> one.tag().equals(language)).orElseThrow(Problem::notFound);
        try {
            if (!indexing.rebuild(known, actor.name())) {
                throw Problem.conflict("index-being-filled");
            }
        } catch (SearchIndex.Away away) {
            throw Problem.unavailable("index-away").because(away);
        }
        transaction.executeWithoutResult(
                status -> audit.record(actor, clock.instant(), "index.rebuilt", "index:" + language, Map.of()));
    }
}
