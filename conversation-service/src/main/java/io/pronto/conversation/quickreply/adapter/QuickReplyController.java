package io.pronto.conversation.quickreply.adapter;

import io.pronto.conversation.quickreply.QuickReplies;
import io.pronto.conversation.quickreply.QuickReply;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
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

@RestController
@RequestMapping("/api/v1/quick-replies")
@Tag(name = "Quick replies")
class QuickReplyController {

    private final QuickReplies replies;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;
    private final Clock clock;

    QuickReplyController(
            QuickReplies replies, AuditLog audit, TransactionTemplate transaction, Supplier<UUID> ids, Clock clock) {
        this.replies = replies;
        this.audit = audit;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    record QuickReplyText(
            @NotNull @Pattern(regexp = "[\\p{L}\\p{N}_-]{1,40}")
            String shortcut,

            @NotBlank @Size(max = 100) String title,
            @NotNull @Pattern(regexp = "[a-z]{2,3}") String language,
            @NotBlank @Size(max = 5_000) String text) {

        QuickReply as(UUID id) {
            return new QuickReply(id, shortcut, title, language, text);
        }
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "List ready texts")
    Slice<QuickReply> list(
            @RequestParam(required = false) @Nullable @Size(max = 3) String language,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = limit == null ? Slice.MAX_LIMIT : Slice.limit(limit);
        UUID after = Cursor.decode(cursor, 1)
                .map(parts -> {
                    try {
                        return UUID.fromString(parts.getFirst());
                    } catch (IllegalArgumentException e) {
                        throw Cursor.invalid();
                    }
                })
                .orElse(null);
        return Slice.of(replies.list(language, after, most + 1), most, r -> Cursor.encode(r.id()));
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ADMIN', 'SUPERVISOR')")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @Operation(summary = "Add a ready text")
    ResponseEntity<QuickReply> add(Actor actor, @RequestBody @Valid QuickReplyText body) {
        QuickReply fresh = body.as(ids.get());
        transaction.executeWithoutResult(_ -> {
            if (!replies.add(fresh, clock.instant())) {
                throw taken();
            }
            audit.record(
                    actor,
                    clock.instant(),
                    "quick-reply.added",
                    "quick-reply:" + fresh.id(),
                    Map.of("shortcut", fresh.shortcut()));
        });
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/quick-replies/" + fresh.id())
                .body(fresh);
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAnyRole('ADMIN', 'SUPERVISOR')")
    @Operation(summary = "Change a ready text")
    QuickReply replace(Actor actor, @PathVariable UUID id, @RequestBody @Valid QuickReplyText body) {
        QuickReply changed = body.as(id);
        QuickReplies.Change change = Objects.requireNonNull(transaction.execute(status -> {
            QuickReplies.Change made = replies.replace(changed, clock.instant());
            if (made == QuickReplies.Change.DONE) {
                audit.record(actor, clock.instant(), "quick-reply.changed", "quick-reply:" + id, Map.of());
            } else {
                status.setRollbackOnly();
            }
            return made;
        }));
        return switch (change) {
            case DONE -> changed;
            case NOT_THERE -> throw Problem.notFound();
            case SHORTCUT_TAKEN -> throw taken();
        };
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyRole('ADMIN', 'SUPERVISOR')")
    @Operation(summary = "Remove a ready text")
    void remove(Actor actor, @PathVariable UUID id) {
        transaction.executeWithoutResult(_ -> {
            if (!replies.remove(id)) {
                throw Problem.notFound();
            }
            audit.record(actor, clock.instant(), "quick-reply.removed", "quick-reply:" + id, Map.of());
        });
    }

    private static Problem taken() {
        return Problem.conflict("shortcut-taken").atField("shortcut");
    }
}
