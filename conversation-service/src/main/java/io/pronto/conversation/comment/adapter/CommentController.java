package io.pronto.conversation.comment.adapter;

import io.pronto.conversation.comment.CommentClassifier;
import io.pronto.conversation.comment.CommentKind;
import io.pronto.conversation.comment.CommentRule;
import io.pronto.conversation.comment.CommentRules;
import io.pronto.conversation.comment.Verdict;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.security.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/channels/comment-rules")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMIN')")
@Tag(name = "Channels")
class CommentController {

    private final CommentRules rules;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CommentController(CommentRules rules, AuditLog audit, TransactionTemplate transaction, Clock clock) {
        this.rules = rules;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** {@code kind}: {@code COMPLAINT}, {@code HELP} or {@code REMARK}. */
    record Rule(
            @NotBlank @Size(max = CommentRule.LONGEST) String words,
            @NotNull CommentKind kind,

            @DecimalMin("0.1") @DecimalMax("10") double weight) {}

    record Rules(
            @NotNull @Size(min = 1, max = CommentRule.MOST_RULES)
            List<@NotNull @Valid Rule> items) {}

    @GetMapping
    @Operation(summary = "The rules that tell complaints and calls for help from remarks")
    Rules read() {
        return new Rules(rules.all().stream()
                .map(r -> new Rule(r.words(), r.kind(), r.weight()))
                .toList());
    }

    @PutMapping
    @Operation(summary = "Replace the rules")
    Rules replace(Actor actor, @RequestBody @Valid Rules body) {
        List<CommentRule> fresh = body.items().stream()
                .map(r -> new CommentRule(r.words().strip(), r.kind(), r.weight()))
                .toList();
        transaction.executeWithoutResult(_ -> {
            rules.replace(fresh);
            audit.record(
                    actor, clock.instant(), "comment-rules.changed", "comment-rules", Map.of("rules", fresh.size()));
        });
        return read();
    }

    record Comment(@NotBlank @Size(max = 5_000) String text) {}

    @PostMapping("/try")
    @Operation(summary = "What the rules take a comment for, how sure they are, and why")
    Verdict tryOut(@RequestBody @Valid Comment comment) {
        return CommentClassifier.judge(comment.text(), rules.all());
    }
}
