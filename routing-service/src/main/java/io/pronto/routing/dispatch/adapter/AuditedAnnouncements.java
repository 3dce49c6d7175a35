package io.pronto.routing.dispatch.adapter;

import io.pronto.contracts.ReturnCause;
import io.pronto.contracts.RoutingEvent;
import io.pronto.contracts.RoutingEvent.WorkReturned;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.event.EventOutbox;
import io.pronto.platform.security.Actor;
import io.pronto.routing.dispatch.Announcements;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Tells the other services, and writes down what a rule did to work without anybody asking for it just then. */
final class AuditedAnnouncements implements Announcements {
    /** Whoever reads the audit must see that no person did it. */
    private static final Actor RULES =
            new Actor("system:routing-rules", "routing-rules", "Routing rules", Set.of(), Set.of(), Locale.ENGLISH);

    private final EventOutbox outbox;
    private final AuditLog audit;

    AuditedAnnouncements(EventOutbox outbox, AuditLog audit) {
        this.outbox = outbox;
        this.audit = audit;
    }

    @Override
    public void tell(RoutingEvent event) {
        outbox.publish(event);
        if (event instanceof WorkReturned moved && moved.cause() == ReturnCause.OVERFLOWED) {
            audit.record(
                    RULES,
                    moved.at(),
                    "work.overflowed",
                    "conversation:" + moved.conversation(),
                    Map.of(
                            "from",
                            Objects.requireNonNullElse(moved.note(), ""),
                            "queue",
                            moved.queue().value()));
        }
    }
}
