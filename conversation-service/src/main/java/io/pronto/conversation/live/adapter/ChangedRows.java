package io.pronto.conversation.live.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.conversation.inbox.ConversationSummary;
import io.pronto.conversation.inbox.Inbox;
import io.pronto.conversation.inbox.Receipts;
import io.pronto.conversation.live.LiveEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.ObjectMapper;

/**
 * Rows of lists that look different now. They are read and sent together a moment later, so that a busy conversation
 * costs one row at a time and a hundred busy ones three queries.
 */
final class ChangedRows implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChangedRows.class);
    private static final long TOGETHER_MILLIS = 100;
    private static final int MOST_AT_ONCE = 200;
    private static final long RETRY_MILLIS = 500;

    private final Inbox inbox;
    private final Receipts receipts;
    private final Audiences audiences;
    private final ObjectMapper json;
    private final Consumer<LiveEvent> send;
    private final Set<ConversationId> changed = ConcurrentHashMap.newKeySet();
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    ChangedRows(Inbox inbox, Receipts receipts, Audiences audiences, ObjectMapper json, Consumer<LiveEvent> send) {
        this.inbox = inbox;
        this.receipts = receipts;
        this.audiences = audiences;
        this.json = json;
        this.send = send;
    }

    void add(ConversationId conversation) {
        if (changed.add(conversation)) {
            wake.release();
        }
    }

    private void sendWhileRunning() {
        try {
            while (running) {
                if (changed.isEmpty()) {
                    wake.acquire();
                    wake.drainPermits();
                    Thread.sleep(TOGETHER_MILLIS);
                }
                List<ConversationId> next = changed.stream().limit(MOST_AT_ONCE).toList();
                // Forgotten before they are read: what changes while we read is read again.
                next.forEach(changed::remove);
                try {
                    sendRows(next);
                } catch (DataAccessException | TransactionException e) {
                    log.warn("Changed rows could not be read; trying again.", e);
                    changed.addAll(next);
                    Thread.sleep(RETRY_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            log.debug("Sending changed rows stops.");
        }
    }

    private void sendRows(List<ConversationId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Map<UUID, Audiences.Sides> sides = audiences.of(ids);
        Map<ConversationId, List<Receipts.Place>> places = receipts.places(ids);
        for (ConversationSummary row : inbox.summaries(ids, null)) {
            Audiences.Sides who = sides.get(row.id());
            if (who == null) {
                continue;
            }
            Map<String, String> personal = new HashMap<>();
            for (Receipts.Place place : places.getOrDefault(new ConversationId(row.id()), List.of())) {
                personal.put(place.agent(), members(place.readSequence(), place.unread()));
            }
            send.accept(new LiveEvent(
                    "conversation",
                    withoutReadState(row),
                    who.staff(),
                    personal,
                    members(row.readSequence(), row.unread()),
                    null));
        }
    }

    private String withoutReadState(ConversationSummary row) {
        var object = (tools.jackson.databind.node.ObjectNode) json.valueToTree(row);
        object.remove(List.of("readSequence", "unread"));
        return json.writeValueAsString(object);
    }

    private static String members(long readSequence, long unread) {
        return "\"readSequence\":" + readSequence + ",\"unread\":" + unread;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("live-rows").start(this::sendWhileRunning);
    }

    @Override
    public void stop() {
        running = false;
        Thread sending = thread;
        if (sending != null) {
            sending.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
