package io.pronto.knowledge.topic.adapter;

import io.pronto.contracts.TopicGuess;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.topic.Guess;
import io.pronto.knowledge.topic.Judging;
import io.pronto.knowledge.topic.Measures;
import io.pronto.knowledge.topic.Topic;
import io.pronto.knowledge.topic.Topics;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Revision;
import io.pronto.platform.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The topics of the house, what is learned of them, and how well. */
@RestController
@Tag(name = "topics")
class TopicController {
    private static final String KEY = "[a-z0-9][a-z0-9_-]{0,63}";
    private static final int MOST_JUDGED = 20_000;

    private final Topics topics;
    private final TopicModels models;
    private final TopicTraining training;
    private final TopicWorker worker;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TopicController(
            Topics topics,
            TopicModels models,
            TopicTraining training,
            TopicWorker worker,
            AuditLog audit,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.topics = topics;
        this.models = models;
        this.training = training;
        this.worker = worker;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    record TopicBody(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 100) String nameZh,
            @Nullable @Size(max = Topic.MOST_EXAMPLES) List<@NotBlank @Size(max = 500) String> examples,
            @Nullable Boolean active) {}

    @GetMapping("/api/v1/knowledge/topics")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "All topics by key")
    Slice<Topic> topics(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Slice.limit(limit);
        String after = Cursor.decode(cursor, 1).map(List::getFirst).orElse("");
        return Slice.of(
                topics.all().stream()
                        .filter(topic -> topic.key().compareTo(after) > 0)
                        .limit(size + 1L)
                        .toList(),
                size,
                topic -> Cursor.encode(topic.key()));
    }

    @GetMapping("/api/v1/knowledge/topics/{key}")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "One topic, with the revision for an edit in ETag")
    ResponseEntity<Topic> topic(@PathVariable String key) {
        return tagged(topics.find(key).orElseThrow(Problem::notFound));
    }

    @PutMapping("/api/v1/knowledge/topics/{key}")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(
            summary = "Define or edit a topic",
            description = "Topics are learned anew at once. An edit names the revision it is based on in If-Match.")
    ResponseEntity<Topic> define(
            Actor actor,
            @PathVariable @Pattern(regexp = KEY) String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TopicBody body) {
        return tagged(Objects.requireNonNull(transaction.execute(status -> {
            lock();
            long revision = topics.find(key).map(Topic::revision).orElse(0L);
            Revision.expect(ifMatch, revision);
            if (revision == 0 && topics.all().size() >= Topic.MOST) {
                throw Problem.conflict("too-many-topics", Topic.MOST);
            }
            Topic next = new Topic(
                    key,
                    body.name().strip(),
                    body.nameZh().strip(),
                    body.examples() == null
                            ? List.of()
                            : body.examples().stream()
                                    .map(String::strip)
                                    .distinct()
                                    .toList(),
                    !Boolean.FALSE.equals(body.active()),
                    revision + 1);
            topics.save(next);
            learnSoon(actor, "topic.defined", "topic:" + key, Map.of("name", next.name(), "active", next.active()));
            return next;
        })));
    }

    @DeleteMapping("/api/v1/knowledge/topics/{key}")
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a topic", description = "Conversations keep it; it is guessed no more.")
    void remove(Actor actor, @PathVariable String key) {
        transaction.executeWithoutResult(status -> {
            if (!topics.remove(key)) {
                throw Problem.notFound();
            }
            learnSoon(actor, "topic.removed", "topic:" + key, Map.of());
        });
    }

    /** @param sureAt the confidence from which a guess decides @param models the newest of each language first */
    record ModelView(
            double sureAt,
            boolean running,
            Instant nextTrainingAt,
            @Nullable Instant lastTrainedAt,
            @Nullable String lastError,
            int newLessons,
            List<TopicModels.Head> models,
            long revision) {}

    @GetMapping("/api/v1/knowledge/topic-model")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(summary = "What was learned, how good it is, and when it is learned next")
    ResponseEntity<ModelView> model() {
        TopicTraining.State state = training.state(clock.instant());
        return ResponseEntity.ok()
                .eTag(Revision.etag(state.revision()))
                .body(new ModelView(
                        state.sureAt(),
                        state.running(),
                        state.dueAt(),
                        state.finishedAt(),
                        state.error(),
                        state.newLessons(),
                        models.heads(),
                        state.revision()));
    }

    record ModelBody(
            @NotNull @DecimalMin("0.3") @DecimalMax("0.99") Double sureAt) {}

    @PutMapping("/api/v1/knowledge/topic-model")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "Set the confidence from which a guess decides; needs If-Match with the revision read")
    ResponseEntity<ModelView> settle(
            Actor actor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ModelBody body) {
        long revision = Revision.required(ifMatch);
        transaction.executeWithoutResult(status -> {
            if (!training.sureAt(body.sureAt(), revision)) {
                throw Problem.stale(training.state(clock.instant()).revision());
            }
            audit.record(actor, clock.instant(), "topic-model.settled", "topic-model", Map.of("sureAt", body.sureAt()));
        });
        return model();
    }

    @PostMapping("/api/v1/knowledge/topic-model/trainings")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMIN')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Learn now",
            description = "Begins within seconds; asked again before it begins, it is learned once.")
    void train(Actor actor) {
        transaction.executeWithoutResult(
                status -> learnSoon(actor, "topic-model.training-asked", "topic-model", Map.of()));
    }

    @GetMapping("/api/v1/knowledge/topic-model/accuracy")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(
            summary = "How guesses about real conversations turned out, by topic, with what was taken for what",
            description = "Of conversations that people have finished. A guess that nobody corrected counts as right.")
    Measures accuracy(@RequestParam(defaultValue = "30") @Min(1) @Max(400) int days) {
        Judging judging = new Judging(training.state(clock.instant()).sureAt());
        jdbc.sql("""
                        SELECT label, guess, confidence FROM topic_case
                        WHERE label IS NOT NULL AND guess IS NOT NULL AND finished_at > :since
                        ORDER BY finished_at DESC LIMIT :most""")
                .param("since", clock.instant().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC))
                .param("most", MOST_JUDGED)
                .query(row -> {
                    judging.add(row.getString("label"), row.getString("guess"), row.getDouble("confidence"));
                });
        return judging.measures();
    }

    record GuessBody(
            @NotBlank @Size(max = 2000) String text,

            @Nullable @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
            String language) {}

    /** @param topic null while there are no topics @param sure it would decide */
    record GuessView(@Nullable String topic, double confidence, boolean sure, List<TopicGuess> alternatives) {}

    @PostMapping("/api/v1/knowledge/topic-guesses")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'MANAGER', 'ADMIN', 'INTEGRATOR')")
    @Operation(summary = "What a text seems to be about", description = "Nothing is kept.")
    GuessView guess(@Valid @RequestBody GuessBody body) {
        Language fallback = body.language() == null
                ? Language.EN
                : Language.of(body.language()).orElse(Language.EN);
        double sureAt = training.state(clock.instant()).sureAt();
        return worker.guess(Language.written(body.text(), fallback), body.text())
                .map((Guess guess) -> new GuessView(
                        guess.topic(), guess.confidence(), guess.confidence() >= sureAt, guess.alternatives()))
                .orElse(new GuessView(null, 0, false, List.of()));
    }

    private void learnSoon(Actor actor, String action, String subject, Map<String, ?> details) {
        Instant now = clock.instant();
        training.ask(now);
        audit.record(actor, now, action, subject, details);
    }

    /** Edits of topics follow each other: their number is bounded. */
    private void lock() {
        jdbc.sql("SELECT 1 FROM topic_training FOR UPDATE").query(Integer.class).single();
    }

    private static ResponseEntity<Topic> tagged(Topic topic) {
        return ResponseEntity.ok().eTag(Revision.etag(topic.revision())).body(topic);
    }
}
