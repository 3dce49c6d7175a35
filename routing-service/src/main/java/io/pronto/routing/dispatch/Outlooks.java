package io.pronto.routing.dispatch;

import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.QueueId;
import io.pronto.routing.handling.HandlingEstimate;
import io.pronto.routing.handling.HandlingTimes;
import io.pronto.routing.promise.PromisedReply;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.queue.Queues;
import io.pronto.routing.work.Outlook;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState.Assigned;
import io.pronto.routing.work.WorkState.Attention;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells of work what is known before anybody has it: by when it was promised, and how long it will take. */
final class Outlooks {
    /** An estimate is good for so long: a single piece of work hardly changes it. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private final ReviewWatch watch;
    private final HandlingTimes times;
    private final Queues queues;
    private final Duration freeAfter;
    private final Map<QueueId, Estimated> estimates = new ConcurrentHashMap<>();
    private final Map<ConversationId, Long> arrived = new ConcurrentHashMap<>();
    private final AtomicLong arrivals = new AtomicLong();

    private record Estimated(@Nullable Duration configured, HandlingEstimate estimate, Instant at) {
        boolean holds(@Nullable Duration configuredNow, Instant now) {
            return Objects.equals(configured, configuredNow)
                    && Duration.between(at, now).abs().compareTo(GOOD_FOR) < 0;
        }
    }

    Outlooks(ReviewWatch watch, HandlingTimes times, Queues queues, Duration freeAfter) {
        this.watch = watch;
        this.times = times;
        this.queues = queues;
        this.freeAfter = freeAfter;
    }

    /**
     * The work with what is known of it in its queue now. What it was promised is looked up a moment later, for many together: nobody
     * who is free waits for it.
     */
    WorkItem on(WorkItem item, Instant at) {
        HandlingEstimate estimate = estimate(item.queue(), at);
        Channel channel = item.needs().channel();
        Outlook before = item.outlook();
        toReview(item.conversation());
        return item.expecting(
                new Outlook(before.deadline(), before.ring(), estimate.of(channel), estimate.extra(channel)));
    }

    /** What that work was promised is to be looked up. */
    void toReview(ConversationId conversation) {
        arrived.put(conversation, arrivals.incrementAndGet());
        watch.toReview();
    }

    /** Work whose promise is to be looked up, at most so much, with what {@link #reviewed} wants to hear. */
    Map<ConversationId, Long> arrived(int limit) {
        return arrived.entrySet().stream()
                .limit(limit)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** It was looked up; what has come again since is looked up again. */
    void reviewed(Map<ConversationId, Long> looked) {
        looked.forEach(arrived::remove);
    }

    /** The work with those promises; how long it takes is left as it was thought to be. */
    static WorkItem promised(WorkItem item, List<PromisedReply> open) {
        List<PromisedReply> running =
                open.stream().filter(reply -> reply.deadline() != null).toList();
        Instant deadline = running.stream()
                .map(PromisedReply::deadline)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        Duration ring = running.stream()
                .filter(reply -> reply.metric() == Metric.ANSWER_SPEED)
                .map(PromisedReply::target)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return item.expecting(item.outlook().promised(deadline, ring));
    }

    /** Notes how long work took that is closed now; not if its agent had long turned to other work. */
    void finished(WorkItem item, Instant at) {
        took(item, at)
                .filter(Duration::isPositive)
                .ifPresent(took -> times.record(item.queue(), item.needs().channel(), took, at));
    }

    private Optional<Duration> took(WorkItem item, Instant at) {
        return item.state() instanceof Assigned(var agent, var cause, Instant since, Attention attention)
                ? switch (attention) {
                    case Attention.Full full -> Optional.of(Duration.between(since, at));
                    case Attention.CustomerAwaited(Instant freesAt) ->
                        Optional.of(Duration.between(since, freesAt.minus(freeAfter)));
                    case Attention.Freed freed -> Optional.empty();
                }
                : Optional.empty();
    }

    private HandlingEstimate estimate(QueueId queue, Instant at) {
        Duration configured =
                queues.find(queue).map(Queue::rules).map(QueueRules::handling).orElse(null);
        Estimated known = estimates.get(queue);
        if (known != null && known.holds(configured, at)) {
            return known.estimate();
        }
        HandlingEstimate estimate = HandlingEstimate.of(
                times.since(queue, at.minus(HandlingEstimate.WINDOW), HandlingEstimate.MOST_OBSERVED), configured);
        estimates.put(queue, new Estimated(configured, estimate, at));
        return estimate;
    }
}
