package io.pronto.routing.dispatch.adapter;

import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.web.Revision;
import io.pronto.routing.dispatch.Verdict;
import io.pronto.routing.pool.Pool;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes by people that are written into the audit log, in one transaction with what they change. */
@Component
class AuditedChanges {
    private final TransactionTemplate transaction;
    private final AuditLog audit;
    private final Pool pool;
    private final Clock clock;

    AuditedChanges(PlatformTransactionManager transactions, AuditLog audit, Pool pool, Clock clock) {
        this.transaction = new TransactionTemplate(transactions);
        this.audit = audit;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * The same for an edit of something that has revisions.
     *
     * @param current what the revision is now, asked when nobody else can change it; 0 for something new
     * @param ifMatch the revision the edit is based on; need not be told for something new
     */
    <T> T edit(
            Actor actor,
            String action,
            String subject,
            Map<String, ?> details,
            LongSupplier current,
            @Nullable String ifMatch,
            Function<Instant, Verdict<T>> change) {
        return make(
                actor,
                action,
                subject,
                details,
                now -> pool.alone(() -> {
                    long revision = current.getAsLong();
                    if (revision > 0 && Revision.required(ifMatch) != revision) {
                        throw Problem.stale(revision);
                    }
                    return change.apply(now);
                }));
    }

    /** Makes the change now and writes it down. @throws io.pronto.platform.problem.Problem if it was refused; nothing has changed then */
    <T> T make(
            Actor actor, String action, String subject, Map<String, ?> details, Function<Instant, Verdict<T>> change) {
        return make(actor, action, (T done) -> subject, details, change);
    }

    /** The same where only what was done tells what it was done with. */
    <T> T make(
            Actor actor,
            String action,
            Function<T, String> subject,
            Map<String, ?> details,
            Function<Instant, Verdict<T>> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Instant now = clock.instant();
            T value = Answers.granted(change.apply(now));
            audit.record(actor, now, action, subject.apply(value), details);
            return value;
        }));
    }
}
