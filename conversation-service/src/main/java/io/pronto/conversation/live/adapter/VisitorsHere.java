package io.pronto.conversation.live.adapter;

import io.pronto.contracts.CustomerId;
import io.pronto.conversation.customer.Customers;
import io.pronto.conversation.live.Switchboard;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;

/** Writes down who has a page open, so that those who have left can be told from those who wait. */
final class VisitorsHere {

    private final Switchboard switchboard;
    private final Customers customers;
    private final Clock clock;
    private Set<String> before = Set.of();

    VisitorsHere(Switchboard switchboard, Customers customers, Clock clock) {
        this.switchboard = switchboard;
        this.customers = customers;
        this.clock = clock;
    }

    /** Those who left since the last look are written down once more: they were here until just now. */
    @Scheduled(fixedDelayString = "PT20S")
    synchronized void note() {
        Set<String> now = switchboard.customersHere();
        Set<String> all = new HashSet<>(before);
        all.addAll(now);
        before = now;
        if (!all.isEmpty()) {
            List<CustomerId> ids = all.stream()
                    .map(CustomerId::of)
                    .sorted((a, b) -> a.value().compareTo(b.value()))
                    .toList();
            customers.seen(ids, clock.instant());
        }
    }
}
