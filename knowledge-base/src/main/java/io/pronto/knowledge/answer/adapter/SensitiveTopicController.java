package io.pronto.knowledge.answer.adapter;

import io.pronto.knowledge.answer.SensitiveTopic;
import io.pronto.knowledge.answer.SensitiveTopics;
import io.pronto.knowledge.article.ArticleIdentity;
import io.pronto.knowledge.article.Language;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Revision;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the bot leaves to people: staff leads read the list, supervisors and administrators edit it. */
@RestController
@RequestMapping("/api/v1/knowledge/sensitive-topics")
class SensitiveTopicController {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_PHRASE = 100;
    private static final int MOST_PHRASES = 100;

    private final SensitiveTopics topics;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SensitiveTopicController(
            SensitiveTopics topics, AuditLog audit, PlatformTransactionManager transactions, Clock clock) {
        this.topics = topics;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @param shipped it has wordings of its own beside the phrases, and cannot be removed @param phrases by language */
    record TopicView(
            String key,
            String name,
            String nameZh,
            boolean active,
            boolean shipped,
            Map<String, List<String>> phrases,
            long revision) {
        static TopicView of(SensitiveTopic topic) {
            return new TopicView(
                    topic.key(),
                    topic.name(),
                    topic.nameZh(),
                    topic.active(),
                    SensitiveTopic.SHIPPED.containsKey(topic.key()),
                    Map.of("en", topic.phrases(Language.EN), "zh", topic.phrases(Language.ZH)),
                    topic.revision());
        }
    }

    record TopicList(List<TopicView> items) {}

    record Phrases(@Nullable List<String> en, @Nullable List<String> zh) {}

    record TopicForm(
            @Nullable String name,
            @Nullable String nameZh,
            @Nullable Boolean active,
            @Nullable Phrases phrases) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'MANAGER', 'ADMIN')")
    TopicList list() {
        return new TopicList(topics.all().stream().map(TopicView::of).toList());
    }

    @PutMapping("/{key}")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMIN')")
    ResponseEntity<TopicView> put(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody TopicForm form) {
        if (!ArticleIdentity.isKey(key)) {
            throw Problem.badRequest("invalid-article-key", ArticleIdentity.LONGEST_KEY);
        }
        long known = topics.find(key).map(SensitiveTopic::revision).orElse(0L);
        Revision.expect(ifMatch, known);
        Phrases phrases = form.phrases() == null ? new Phrases(null, null) : form.phrases();
        SensitiveTopic topic = new SensitiveTopic(
                key,
                text("name", form.name()),
                text("nameZh", form.nameZh()),
                form.active() == null || form.active(),
                Map.of(
                        Language.EN, phrases("phrases/en", phrases.en()),
                        Language.ZH, phrases("phrases/zh", phrases.zh())),
                known);
        transaction.executeWithoutResult(status -> {
            switch (topics.save(topic)) {
                case DONE ->
                    audit.record(
                            actor,
                            clock.instant(),
                            "sensitive-topic.changed",
                            "sensitive-topic:" + key,
                            Map.of("active", topic.active()));
                case STALE -> throw Problem.stale(known);
                case TOO_MANY -> throw Problem.unprocessable("too-many-topics", SensitiveTopics.MOST);
            }
        });
        TopicView now = topics.find(key).map(TopicView::of).orElseThrow(Problem::notFound);
        return ResponseEntity.ok().eTag(Revision.etag(now.revision())).body(now);
    }

    @DeleteMapping("/{key}")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMIN')")
    ResponseEntity<Void> remove(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        SensitiveTopic topic = topics.find(key).orElseThrow(Problem::notFound);
        if (SensitiveTopic.SHIPPED.containsKey(key)) {
            throw Problem.unprocessable("sensitive-topic-shipped", key);
        }
        long revision = Revision.required(ifMatch);
        transaction.executeWithoutResult(status -> {
            if (!topics.remove(key, revision)) {
                throw Problem.stale(topic.revision());
            }
            audit.record(actor, clock.instant(), "sensitive-topic.removed", "sensitive-topic:" + key, Map.of());
        });
        return ResponseEntity.noContent().build();
    }

    private static String text(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Problem.invalidField(field, "invalid-value", field, "a name");
        }
        if (text.length() > LONGEST_NAME) {
            throw Problem.invalidField(field, "text-too-long", LONGEST_NAME);
        }
        return text.strip();
    }

    private static List<String> phrases(String field, @Nullable List<String> phrases) {
        if (phrases == null) {
            return List.of();
        }
        if (phrases.size() > MOST_PHRASES) {
            throw Problem.invalidField(field, "too-many-rows", MOST_PHRASES);
        }
        for (int at = 0; at < phrases.size(); at++) {
            String phrase = phrases.get(at);
            // A single letter would send everything to people.
            if (phrase == null || phrase.strip().length() < 2) {
                throw Problem.invalidField(
                        field + "/" + at, "invalid-value", field + "/" + at, "at least 2 characters");
            }
            if (phrase.length() > LONGEST_PHRASE) {
                throw Problem.invalidField(field + "/" + at, "text-too-long", LONGEST_PHRASE);
            }
        }
        return phrases.stream().map(String::strip).distinct().toList();
    }
}
