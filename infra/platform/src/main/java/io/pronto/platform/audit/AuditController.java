package io.pronto.platform.audit;

import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log for administrators. */
@RestController
@PreAuthorize("hasRole('ADMIN')")
@Tag(name = "operations")
class AuditController {
    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    @GetMapping("/api/v1/${pronto.service}/audit")
    @Operation(summary = "What people changed, newest first")
    Slice<AuditLog.Entry> list(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Slice.limit(limit);
        Long before = Cursor.decodeNumber(cursor).orElse(null);
        return Slice.of(log.list(actor, subject, before, size + 1), size, entry -> Cursor.encode(entry.id()));
    }
}
