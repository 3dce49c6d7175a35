package io.pronto.platform.event;

import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Events that could not be handled, for administrators. */
@RestController
@PreAuthorize("hasRole('ADMIN')")
@Tag(name = "operations")
class ParkedEventController {
    private final ParkedEvents parked;
    private final EventApplication application;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ParkedEventController(
            ParkedEvents parked,
            EventApplication application,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.parked = parked;
        this.application = application;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping("/api/v1/${pronto.service}/parked-events")
    @Operation(summary = "Events that this service could not handle, oldest first")
    Slice<ParkedEvents.Parked> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Slice.limit(limit);
        Long after = Cursor.decodeNumber(cursor).orElse(null);
        return Slice.of(parked.list(after, size + 1), size, event -> Cursor.encode(event.id()));
    }

    @PostMapping("/api/v1/${pronto.service}/parked-events/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Handle a parked event again, out of its order")
    void retry(@PathVariable long id, Actor actor) {
        switch (application.retry(id)) {
            case EventApplication.Retried.Done done ->
                transaction.executeWithoutResult(status ->
                        audit.record(actor, clock.instant(), "parked-event.retried", "parked-event:" + id, Map.of()));
            case EventApplication.Retried.Unknown unknown -> throw Problem.notFound();
            case EventApplication.Retried.Failed failed ->
                throw Problem.conflict("retry-failed", failed.cause().getClass().getSimpleName());
        }
    }
}
