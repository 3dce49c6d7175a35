package io.pronto.sla.clock.adapter;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.sla.clock.Change;
import io.pronto.sla.clock.Clocks;
import io.pronto.sla.clock.EnquiryState;
import io.pronto.sla.clock.Promises;
import io.pronto.sla.clock.Response;
import io.pronto.sla.clock.SlaClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;

/** What a transaction has read of conversations and clocks, and what it has to store before it commits. */
final class ClockWork implements TransactionSynchronization {
    private final Clocks store;
    private final ClockTimer timer;
    private final long edition;

    private final Set<ConversationId> known = new HashSet<>();
    private final Map<ConversationId, EnquiryState> enquiries = new HashMap<>();
    private final Map<ConversationId, Map<ClockId, SlaClock>> clocks = new HashMap<>();
    private final Map<ConversationId, EnquiryState> changedEnquiries = new LinkedHashMap<>();
    private final Map<ClockId, Change> changes = new LinkedHashMap<>();
    private final List<Response> responses = new ArrayList<>();

    ClockWork(Clocks store, ClockTimer timer, long edition) {
        this.store = store;
        this.timer = timer;
        this.edition = edition;
    }

    /** Reads those that were not read before; holds their clocks. */
    void read(Set<ConversationId> conversations) {
        Set<ConversationId> unknown = new HashSet<>(conversations);
        unknown.removeAll(known);
        if (unknown.isEmpty()) {
            return;
        }
        enquiries.putAll(store.enquiries(unknown));
        store.currents(unknown).forEach((conversation, found) -> {
            Map<ClockId, SlaClock> byId = new LinkedHashMap<>();
            found.forEach(clock -> byId.put(clock.promise().id(), clock));
            clocks.put(conversation, byId);
        });
        known.addAll(unknown);
    }

    EnquiryState enquiry(ConversationId conversation) {
        EnquiryState found = enquiries.get(conversation);
        return found == null ? EnquiryState.unknown(conversation) : found;
    }

    List<SlaClock> clocks(ConversationId conversation) {
        return List.copyOf(clocks.getOrDefault(conversation, Map.of()).values());
    }

    void take(Promises.Result result) {
        ConversationId conversation = result.state().conversation();
        if (!result.state().equals(enquiry(conversation))) {
            enquiries.put(conversation, result.state());
            changedEnquiries.put(conversation, result.state());
        }
        for (Change change : result.changes()) {
            ClockId id = change.clock().promise().id();
            clocks.computeIfAbsent(conversation, none -> new LinkedHashMap<>()).put(id, change.clock());
            changes.merge(id, change, Change::then);
        }
        if (result.response() != null) {
            responses.add(result.response());
        }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        store.saveEnquiries(changedEnquiries.values());
        store.save(List.copyOf(changes.values()), edition);
        store.saveResponses(responses);
    }

    @Override
    public void afterCommit() {
        Instant first = null;
        for (Change change : changes.values()) {
            Instant alarm = change.clock().alarm();
            if (alarm != null && (first == null || alarm.isBefore(first))) {
                first = alarm;
            }
        }
        if (first != null) {
            timer.arm(first);
        }
    }
}
