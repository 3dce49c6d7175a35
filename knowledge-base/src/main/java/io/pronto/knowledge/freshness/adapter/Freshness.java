package io.pronto.knowledge.freshness.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.KnowledgeEvent.PolicyChangePublished;
import io.pronto.contracts.KnowledgeEvent.PolicyChangeRecorded;
import io.pronto.knowledge.article.PublishedChanges;
import io.pronto.knowledge.freshness.PolicyChange;
import io.pronto.knowledge.freshness.PolicyChange.Affected;
import io.pronto.knowledge.freshness.PolicyChanges;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.event.EventOutbox;
import io.pronto.platform.security.Actor;
import java.time.Instant;
import java.util.Map;
import org.springframework.transaction.annotation.Transactional;

/** Records changes of rules, and tells when their articles say them: event and state in one transaction. */
class Freshness implements PublishedChanges {
    private final PolicyChanges changes;
    private final EventOutbox outbox;
    private final AuditLog audit;

    Freshness(PolicyChanges changes, EventOutbox outbox, AuditLog audit) {
        this.changes = changes;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Transactional
    public void record(Actor actor, PolicyChange change) {
        changes.add(change);
        outbox.publish(new PolicyChangeRecorded(
                change.id(), change.articles().stream().map(Affected::article).toList(), change.recordedAt()));
        audit.record(
                actor,
                change.recordedAt(),
                "policy-change.recorded",
                "policy-change:" + change.id(),
                Map.of("title", change.title(), "articles", change.articles().size()));
    }

    @Override
    @Transactional
    public void changed(ArticleId article, Instant at) {
        for (PolicyChange waiting : changes.waitingForToChange(article)) {
            PolicyChange change = waiting.published(article, at);
            changes.save(change);
            change.publishedAt().ifPresent(last -> outbox.publish(new PolicyChangePublished(change.id(), last)));
        }
    }
}
