package io.pronto.routing.queue;

import io.pronto.contracts.Alternative;
import io.pronto.contracts.Discouragement;
import io.pronto.contracts.QueueId;
import io.pronto.routing.queue.QueueRules.Limit;
import io.pronto.routing.queue.QueueRules.Opening;
import io.pronto.routing.queue.QueueRules.Overflow;
import io.pronto.routing.queue.QueueRules.WhenClosed;
import io.pronto.routing.queue.QueueRules.WhenFull;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where work that comes to a queue really goes: a queue that is closed or full may send it on to another. Nobody is turned away; but
 * who comes to a queue that is closed or full and sends nobody on is told so.
 *
 * @param queue where it waits
 * @param notice what the customer is told; nothing when null
 */
public record Admission(Queue queue, @Nullable Notice notice) {
    /** What the customer is told. @param words by language; none of the queue's own when empty */
    public record Notice(Discouragement cause, Alternative alternative, Map<String, String> words) {
        public Notice {
            words = Map.copyOf(words);
        }

        /** The queue's own words in that language, the region apart, else in English. */
        public Optional<String> in(String language) {
            return Optional.ofNullable(words.get(language))
                    .or(() -> Optional.ofNullable(words.get(language.split("-", 2)[0])))
                    .or(() -> Optional.ofNullable(words.get("en")));
        }
    }

    /**
     * Follows the rules from queue to queue, each at most once.
     *
     * @param queues an active queue by its key
     * @param waiting how many wait in a queue
     */
    public static Admission of(
            Queue first, Function<QueueId, Optional<Queue>> queues, ToIntFunction<QueueId> waiting, Instant at) {
        Set<QueueId> passed = new HashSet<>();
        Queue here = first;
        while (true) {
            passed.add(here.id());
            Notice notice = notice(here, waiting, at);
            QueueId onward = notice == null ? null : onward(here, notice.cause());
            Optional<Queue> next = onward == null || passed.contains(onward) ? Optional.empty() : queues.apply(onward);
            if (next.isEmpty()) {
                return new Admission(here, notice);
            }
            here = next.get();
        }
    }

    private static @Nullable Notice notice(Queue queue, ToIntFunction<QueueId> waiting, Instant at) {
        Opening opening = queue.rules().opening();
        if (opening != null && !opening.hours().contains(at)) {
            return new Notice(Discouragement.CLOSED, alternative(opening.then()), opening.words());
        }
        Limit limit = queue.rules().limit();
        if (limit != null && waiting.applyAsInt(queue.id()) >= limit.longest()) {
            return new Notice(Discouragement.FULL, alternative(limit.then()), limit.words());
        }
        return null;
    }

    private static @Nullable QueueId onward(Queue queue, Discouragement cause) {
        return switch (cause) {
            case CLOSED -> {
                Opening opening = queue.rules().opening();
                yield opening != null && opening.then() == WhenClosed.OTHER_QUEUE ? opening.site() : null;
            }
            case FULL -> {
                Limit limit = queue.rules().limit();
                Overflow overflow = queue.rules().overflow();
                yield limit != null && limit.then() == WhenFull.OVERFLOW && overflow != null ? overflow.to() : null;
            }
        };
    }

    private static Alternative alternative(WhenClosed then) {
        return switch (then) {
            case MESSAGE -> Alternative.MESSAGE;
            case CALLBACK -> Alternative.CALLBACK;
            // The other queue is gone or has been passed already: then she waits here.
            case WAIT, OTHER_QUEUE -> Alternative.WAIT;
        };
    }

    private static Alternative alternative(WhenFull then) {
        return switch (then) {
            case MESSAGE -> Alternative.MESSAGE;
            case CALLBACK -> Alternative.CALLBACK;
            case WAIT, OVERFLOW -> Alternative.WAIT;
        };
    }
}
