package io.pronto.routing.work;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.QueueId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The work that is not finished, with an index for each question that is asked of it while something is decided. Not thread-safe. */
public final class OpenWork {
    private final Map<ConversationId, WorkItem> byConversation = new HashMap<>();
    private final Map<OfferId, ConversationId> byOffer = new HashMap<>();
    private final Map<AgentId, TreeMap<String, WorkItem>> byHolder = new HashMap<>();
    private final Map<QueueId, TreeSet<WorkItem>> lines = new HashMap<>();
    private final Map<QueueId, Integer> open = new HashMap<>();
    private final TreeSet<WorkItem> waiting = new TreeSet<>(BacklogOrder.NEXT_FIRST);

    /** Adds the work or replaces what was known; finished work goes. */
    public void put(WorkItem item) {
        @Nullable WorkItem before = byConversation.remove(item.conversation());
        if (before != null) {
            remove(before);
        }
        if (item.state() instanceof WorkState.Finished) {
            return;
        }
        byConversation.put(item.conversation(), item);
        open.merge(item.queue(), 1, Integer::sum);
        item.holder()
                .ifPresent(agent -> byHolder.computeIfAbsent(agent, holder -> new TreeMap<>())
                        .put(item.conversation().toString(), item));
        if (item.state() instanceof WorkState.Offered offered) {
            byOffer.put(offered.offer(), item.conversation());
        }
        if (item.state() instanceof WorkState.Waiting) {
            waiting.add(item);
        }
        if (isInLine(item)) {
            lines.computeIfAbsent(item.queue(), queue -> new TreeSet<>(BacklogOrder.NEXT_FIRST))
                    .add(item);
        }
    }

    private void remove(WorkItem item) {
        open.merge(item.queue(), -1, Integer::sum);
        item.holder()
                .map(byHolder::get)
                .ifPresent(held -> held.remove(item.conversation().toString()));
        if (item.state() instanceof WorkState.Offered offered) {
            byOffer.remove(offered.offer());
        }
        waiting.remove(item);
        @Nullable TreeSet<WorkItem> line = lines.get(item.queue());
        if (line != null) {
            line.remove(item);
        }
    }

    /** The work of that conversation, unless it is finished. */
    public Optional<WorkItem> find(ConversationId conversation) {
        return Optional.ofNullable(byConversation.get(conversation));
    }

    /** The work that is offered by that offer. */
    public Optional<WorkItem> offeredBy(OfferId offer) {
        return Optional.ofNullable(byOffer.get(offer)).map(byConversation::get);
    }

    /** What is offered or assigned to that agent, by conversation id. */
    public List<WorkItem> heldBy(AgentId agent) {
        @Nullable TreeMap<String, WorkItem> held = byHolder.get(agent);
        return held == null ? List.of() : List.copyOf(held.values());
    }

    /** Work that waits, next first, after the given one, at most {@code limit}. */
    public List<WorkItem> waiting(@Nullable WorkItem after, int limit) {
        return first(after == null ? waiting : waiting.tailSet(after, false), limit);
    }

    /** Work waiting or offered in that queue, next first, at most {@code limit}. */
    public List<WorkItem> line(QueueId queue, int limit) {
        @Nullable TreeSet<WorkItem> line = lines.get(queue);
        return line == null ? List.of() : first(line, limit);
    }

    /** How many wait or are offered in that queue. */
    public int inLine(QueueId queue) {
        @Nullable TreeSet<WorkItem> line = lines.get(queue);
        return line == null ? 0 : line.size();
    }

    /** How many pieces of work of that queue are not finished. */
    public int open(QueueId queue) {
        return open.getOrDefault(queue, 0);
    }

    /** The place in the line of its queue, from 1, whether it stands there or not. */
    public int position(WorkItem item) {
        @Nullable TreeSet<WorkItem> line = lines.get(item.queue());
        if (line == null) {
            return 1;
        }
        // Counted from both ends at once: who arrives stands near the last, who is next near the first.
        Iterator<WorkItem> ahead = line.headSet(item, false).iterator();
        Iterator<WorkItem> behind = line.tailSet(item, true).iterator();
        int counted = 0;
        while (ahead.hasNext() && behind.hasNext()) {
            ahead.next();
            behind.next();
            counted++;
        }
        return (ahead.hasNext() ? line.size() - counted : counted) + 1;
    }

    private static boolean isInLine(WorkItem item) {
        return item.state() instanceof WorkState.Waiting || item.state() instanceof WorkState.Offered;
    }

    private static List<WorkItem> first(NavigableSet<WorkItem> line, int limit) {
        List<WorkItem> first = new ArrayList<>(Math.min(limit, 64));
        for (WorkItem item : line) {
            if (first.size() == limit) {
                break;
            }
            first.add(item);
        }
        return first;
    }
}
