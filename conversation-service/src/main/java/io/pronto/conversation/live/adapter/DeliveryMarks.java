package io.pronto.conversation.live.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.conversation.inbox.Receipts;
import io.pronto.conversation.inbox.Receipts.Mark;
import io.pronto.conversation.inbox.Receipts.Side;
import io.pronto.conversation.live.LiveEvent;
import io.pronto.conversation.live.LiveFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.ObjectMapper;

/** Collects what was delivered and read, stores it a few times a second in one statement, and tells the writers. */
final class DeliveryMarks implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeliveryMarks.class);
    private static final long TOGETHER_MILLIS = 200;
    private static final int MOST_AT_ONCE = 500;

    private final Receipts receipts;
    private final Audiences audiences;
    private final LiveFeed feed;
    private final ObjectMapper json;
    private final Map<Key, Long> waiting = new ConcurrentHashMap<>();
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    DeliveryMarks(Receipts receipts, Audiences audiences, LiveFeed feed, ObjectMapper json) {
        this.receipts = receipts;
        this.audiences = audiences;
        this.feed = feed;
        this.json = json;
    }

    private record Key(ConversationId conversation, Side side, boolean read) {}

    private record News(UUID conversationId, long upTo, String state) {}

    void delivered(LiveEvent.Carried carried) {
        add(new Mark(
                ConversationId.of(carried.conversation()),
                carried.toCustomer() ? Side.CUSTOMER : Side.STAFF,
                false,
                carried.sequence()));
    }

    void add(Mark mark) {
        waiting.merge(new Key(mark.conversation(), mark.side(), mark.read()), mark.upTo(), Math::max);
        wake.release();
    }

    private void storeWhileRunning() {
        try {
            while (running) {
                if (waiting.isEmpty()) {
                    wake.acquire();
                    wake.drainPermits();
                }
                Thread.sleep(TOGETHER_MILLIS);
                List<Mark> marks = new ArrayList<>();
                for (Key key : waiting.keySet().stream().limit(MOST_AT_ONCE).toList()) {
                    Long upTo = waiting.remove(key);
                    if (upTo != null) {
                        marks.add(new Mark(key.conversation(), key.side(), key.read(), upTo));
                    }
                }
                try {
                    tell(receipts.mark(marks));
                } catch (DataAccessException | TransactionException e) {
                    log.warn("Delivery states could not be stored; trying again.", e);
                    marks.forEach(this::add);
                }
            }
        } catch (InterruptedException e) {
            log.debug("Storing delivery states stops.");
        }
    }

    private void tell(List<Mark> marks) {
        Map<UUID, Audiences.Sides> sides =
                audiences.of(marks.stream().map(Mark::conversation).distinct().toList());
        for (Mark mark : marks) {
            Audiences.Sides who = sides.get(mark.conversation().value());
            if (who != null) {
                String data = json.writeValueAsString(
                        new News(mark.conversation().value(), mark.upTo(), mark.read() ? "read" : "delivered"));
                feed.send(LiveEvent.of("delivery", data, mark.side() == Side.CUSTOMER ? who.staff() : who.customer()));
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("delivery-marks").start(this::storeWhileRunning);
    }

    @Override
    public void stop() {
        running = false;
        Thread storing = thread;
        if (storing != null) {
            storing.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
