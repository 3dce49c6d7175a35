package io.pronto.routing.dispatch.adapter;

import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.security.Actor;
import io.pronto.routing.dispatch.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes by people that are written into the audit log, in one transaction with what they change. */
@Component
class AuditedChanges {
    private final TransactionTemplate transaction;
    private final AuditLog audit;
    private final Clock clock;

    AuditedChanges(PlatformTransactionManager transactions, AuditLog audit, Clock clock) {
        this.transaction = new TransactionTemplate(transactions);
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes the change now and writes it down. @throws io.pronto.platform.problem.Problem if it was refused; nothing has changed then */
    <T> T make(
            Actor actor, String action, String subject, Map<String, ?> details, Function<Instant, Verdict<T>> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Instant now = clock.instant();
            T value = Answers.granted(change.apply(now));
            audit.record(actor, now, action, subject, details);
            return value;
        }));
    }
}
