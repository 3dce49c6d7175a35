package io.pronto.routing.classification.adapter;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.Tier;
import io.pronto.contracts.TopicGuess;
import io.pronto.contracts.TopicSource;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Revision;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.Agents;
import io.pronto.routing.classification.Classification;
import io.pronto.routing.classification.ClassificationRule;
import io.pronto.routing.classification.Facts;
import io.pronto.routing.classification.RuleBook;
import io.pronto.routing.classification.RuleBooks;
import io.pronto.routing.classification.RuleCheck;
import io.pronto.routing.classification.RuleFinding;
import io.pronto.routing.classification.Said;
import io.pronto.routing.classification.Suggestion;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueChoice;
import io.pronto.routing.queue.Queues;
import io.pronto.routing.skill.Skills;
import io.pronto.routing.work.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The rules about topic, queue, skills and priority. All are one document: they make sense only together and in their order. */
@RestController
@Tag(name = "classification")
class RuleController {
    private final RuleBooks books;
    private final Queues queues;
    private final Skills skills;
    private final Agents agents;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RuleController(
            RuleBooks books,
            Queues queues,
            Skills skills,
            Agents agents,
            AuditLog audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.books = books;
        this.queues = queues;
        this.skills = skills;
        this.agents = agents;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @param findings what is wrong with them as queues, skills and agents are now @param revision for {@code If-Match} */
    record RulesView(List<RuleBody> rules, List<FindingView> findings, long revision) {}

    /** @param refuses whether such rules cannot be kept */
    record FindingView(String field, String code, String detail, boolean refuses) {
        static FindingView of(RuleFinding finding) {
            return new FindingView(
                    finding.field(),
                    finding.flaw().code(),
                    finding.detail(),
                    finding.flaw().refuses());
        }
    }

    record RulesBody(
            @NotNull @Size(max = RuleBook.MOST_RULES) List<@Valid @NotNull RuleBody> rules) {
        List<ClassificationRule> all() {
            return rules.stream().map(RuleBody::rule).toList();
        }
    }

    @GetMapping("/api/v1/routing/classification-rules")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "All rules in their order, with the revision for an edit in ETag")
    ResponseEntity<RulesView> rules() {
        return tagged(books.current());
    }

    @PutMapping("/api/v1/routing/classification-rules")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(
            summary = "Replace all rules",
            description =
                    "They hold for whoever asks for a person from now on. 422 `rules-wrong` with all findings when they"
                            + " contradict themselves. An edit names the revision it is based on in If-Match.")
    ResponseEntity<RulesView> replace(
            Actor actor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RulesBody body) {
        List<ClassificationRule> rules = body.all();
        try {
            return tagged(Objects.requireNonNull(transaction.execute(status -> {
                long revision = books.current().revision();
                Revision.expect(ifMatch, revision);
                refuse(check().findings(rules));
                RuleBook next = new RuleBook(rules, revision + 1);
                books.save(next);
                audit.record(
                        actor,
                        clock.instant(),
                        "classification-rules.replaced",
                        "classification-rules",
                        Map.of("revision", next.revision(), "rules", body.rules()));
                return next;
            })));
        } catch (OptimisticLockingFailureException e) {
            throw Problem.stale(books.current().revision());
        }
    }

    /** @param guess as if the classifier had said so @param rules these instead of those that are kept */
    record TrialBody(
            @NotNull Channel channel,
            @Nullable @Size(max = 2000) String page,
            @Nullable @Size(max = 20) Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 500) String> fields,
            @Nullable @Size(max = 20) Set<@NotBlank @Size(max = 50) String> tags,

            @NotNull @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
            String language,

            @Nullable Tier tier,
            @Nullable @Size(max = 200) String topic,
            @Nullable @Valid Guess guess,
            @Nullable @Size(max = RuleBook.MOST_RULES) List<@Valid @NotNull RuleBody> rules) {}

    record Guess(
            @NotBlank @Size(max = 200) String topic,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double confidence,
            @NotNull Boolean sure) {}

    /**
     * @param queue where it would go
     * @param required what whoever gets it must have, the queue's and the rules'
     * @param steps what became of each rule, and the part of its condition that was not so
     */
    record TrialView(
            @Nullable String topic,
            @Nullable TopicSource source,
            @Nullable String rule,
            @Nullable Double confidence,
            List<TopicGuess> alternatives,
            QueueId queue,
            List<RuleBody.Need> required,
            List<RuleBody.Need> preferred,
            @Nullable Priority priority,
            List<Classification.Step> steps,
            List<FindingView> findings) {}

    @PostMapping("/api/v1/routing/classification-rules/trials")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(
            summary = "Which rules would hold for this example, and why the others would not",
            description = "Nothing is kept.")
    TrialView trial(@Valid @RequestBody TrialBody body) {
        RuleBook book =
                body.rules() == null ? books.current() : new RuleBook(distinct(new RulesBody(body.rules()).all()), 0);
        Facts facts = new Facts(
                body.channel(),
                body.page(),
                body.fields() == null ? Map.of() : body.fields(),
                body.tags() == null ? Set.of() : body.tags(),
                body.language(),
                body.tier() == null ? Tier.STANDARD : body.tier(),
                body.topic());
        Classification found = book.classify(
                facts,
                body.topic() == null ? null : new Said(body.topic(), TopicSource.FORM),
                body.guess() == null
                        ? null
                        : new Suggestion(
                                body.guess().topic(),
                                body.guess().confidence(),
                                body.guess().sure(),
                                List.of()));
        Queue queue = QueueChoice.choose(queues.all(), found.queue(), List.of(), found.topic(), body.language());
        return new TrialView(
                found.topic(),
                found.source(),
                found.rule(),
                found.confidence(),
                found.alternatives(),
                queue.id(),
                RuleBody.Need.of(Needs.together(queue.requiredSkills(), found.required())),
                RuleBody.Need.of(found.preferred()),
                found.priority(),
                found.steps(),
                views(check().findings(book.rules())));
    }

    private static List<ClassificationRule> distinct(List<ClassificationRule> rules) {
        if (rules.stream().map(ClassificationRule::id).distinct().count() != rules.size()) {
            throw Problem.unprocessable("rules-wrong", "rules", RuleFinding.Flaw.ID_TWICE.code(), "")
                    .atField("rules");
        }
        return rules;
    }

    private void refuse(List<RuleFinding> findings) {
        List<RuleFinding> refused =
                findings.stream().filter(finding -> finding.flaw().refuses()).toList();
        if (!refused.isEmpty()) {
            RuleFinding first = refused.getFirst();
            throw Problem.unprocessable(
                            "rules-wrong", first.field(), first.flaw().code(), first.detail())
                    .atField(first.field())
                    .with("findings", views(refused));
        }
    }

    private RuleCheck check() {
        List<Agent> active = agents.active();
        return new RuleCheck(
                id -> queues.find(id).filter(Queue::active),
                skill -> skills.find(skill).isPresent(),
                (List<SkillNeed> needs) ->
                        active.stream().anyMatch(agent -> needs.stream().allMatch(agent::meets)));
    }

    private ResponseEntity<RulesView> tagged(RuleBook book) {
        return ResponseEntity.ok()
                .eTag(Revision.etag(book.revision()))
                .body(new RulesView(
                        book.rules().stream().map(RuleBody::of).toList(),
                        views(check().findings(book.rules())),
                        book.revision()));
    }

    private static List<FindingView> views(List<RuleFinding> findings) {
        return findings.stream().map(FindingView::of).toList();
    }
}
