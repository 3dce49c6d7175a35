package io.pronto.routing.dispatch;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.SlaEvent;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.promise.PromisedReplies;
import io.pronto.routing.promise.PromisedReply;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the clocks of sla-service, so that waiting work knows by when it was promised to somebody.
 *
 * <p>What is told is noted at once and without the pool, since most of it is about conversations that somebody has; the work that
 * waits is then brought up to date for many together.
 */
public final class Deadlines {
    private static final int PAGE = 200;
    /** The rest is left to the next time. */
    private static final int MOST_PAGES = 50;

    private final Pool pool;
    private final Stores stores;
    private final PromisedReplies replies;
    private final Outlooks outlooks;
    private final LineWatch lines;
    private final ReviewWatch watch;

    Deadlines(
            Pool pool, Stores stores, PromisedReplies replies, Outlooks outlooks, LineWatch lines, ReviewWatch watch) {
        this.pool = pool;
        this.stores = stores;
        this.replies = replies;
        this.outlooks = outlooks;
        this.lines = lines;
        this.watch = watch;
    }

    /** Notes what happened to a promise. Told twice or late it changes nothing. */
    public void told(SlaEvent event) {
        if (!PromisedReply.isAbout(event.metric())) {
            return;
        }
        Optional<PromisedReply> known = replies.find(event.clock());
        PromisedReply next = known.map(reply -> reply.after(event)).orElseGet(() -> PromisedReply.first(event));
        if (known.filter(next::equals).isPresent()) {
            return;
        }
        replies.save(next);
        watch.toReview();
    }

    /** Whether {@link #review} has something to do. */
    public boolean anyToReview() {
        return !outlooks.arrived(1).isEmpty() || replies.anyChanged();
    }

    /** Everything that waits is to be looked at: another replica may have died before it did. */
    public void reviewAll() {
        pool.alone(() -> {
            @Nullable WorkItem last = null;
            List<WorkItem> page;
            do {
                page = stores.work().waiting(last, PAGE);
                page.forEach(item -> outlooks.toReview(item.conversation()));
                last = page.isEmpty() ? null : page.getLast();
            } while (page.size() == PAGE);
        });
    }

    /** Brings waiting work up to date with promises that have changed; it stands elsewhere in its line from then on. */
    public void review() {
        // Page by page, so that others need not wait for all of it.
        for (int page = 0; page < MOST_PAGES && anyToReview(); page++) {
            Map<ConversationId, Long> arrived = outlooks.arrived(PAGE);
            pool.alone(() -> page(arrived.keySet()));
            outlooks.reviewed(arrived);
        }
    }

    private void page(Set<ConversationId> arrived) {
        Set<ConversationId> concerned = new HashSet<>(arrived);
        concerned.addAll(replies.takeChanged(PAGE));
        Map<ConversationId, List<PromisedReply>> open = replies.open(concerned);
        for (ConversationId conversation : concerned) {
            stores.work()
                    .find(conversation)
                    .filter(item ->
                            item.state() instanceof WorkState.Waiting || item.state() instanceof WorkState.Offered)
                    .ifPresent(item -> {
                        WorkItem next = Outlooks.promised(item, open.getOrDefault(conversation, List.of()));
                        if (!next.equals(item)) {
                            stores.work().save(next);
                            lines.moved(next.queue());
                        }
                    });
        }
    }
}
