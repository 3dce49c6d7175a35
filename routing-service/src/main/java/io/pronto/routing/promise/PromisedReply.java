package io.pronto.routing.promise;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.SlaEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One promise of sla-service that somebody will answer, pick up or call back.
 *
 * <p>Its events are usually told in order. One that comes late, or again, changes nothing that a later one said; what is over
 * stays over.
 *
 * @param dueAt by when; null as long as nobody said so
 * @param target how much time was promised; null as long as nobody said so
 * @param toldAt the time of the latest event about it
 */
public record PromisedReply(
        ClockId clock,
        ConversationId conversation,
        Metric metric,
        @Nullable Instant dueAt,
        @Nullable Duration target,
        Standing standing,
        Instant toldAt) {

    /** How it stands. */
    public enum Standing {
        /** Its time passes, or has passed without anybody having kept it. */
        RUNNING,
        /** Its time stands still. */
        PAUSED,
        /** It was kept, kept too late, or no longer applies. */
        OVER
    }

    /** Whether a promise of that kind is about how soon waiting work reaches somebody. */
    public static boolean isAbout(Metric metric) {
        return switch (metric) {
            case FIRST_RESPONSE, NEXT_RESPONSE, ANSWER_SPEED, CALLBACK -> true;
            case GREETING, RESOLUTION, AVERAGE_RESPONSE, KNOWLEDGE_FRESHNESS -> false;
        };
    }

    /** As the first event that is heard of it says. */
    public static PromisedReply first(SlaEvent event) {
        return new PromisedReply(
                        event.clock(), event.conversation(), event.metric(), null, null, Standing.RUNNING, event.at())
                .after(event);
    }

    /** As it is after that event; the same when the event says nothing new. */
    public PromisedReply after(SlaEvent event) {
        return switch (event) {
            case SlaEvent.ClockMet met -> over(met.at());
            case SlaEvent.ClockSettled settled -> over(settled.at());
            case SlaEvent.ClockCancelled cancelled -> over(cancelled.at());
            case SlaEvent.ClockStarted started -> told(started.dueAt(), started.target(), Standing.RUNNING, event);
            case SlaEvent.ClockResumed resumed -> told(resumed.dueAt(), target, Standing.RUNNING, event);
            case SlaEvent.ClockPaused paused -> told(dueAt, target, Standing.PAUSED, event);
            case SlaEvent.ClockRebased rebased -> told(rebased.dueAt(), rebased.target(), standing, event);
            case SlaEvent.ClockAdjusted adjusted -> told(adjusted.dueAt(), adjusted.target(), standing, event);
            // Late or warned of, it is still to be kept, by the same time.
            case SlaEvent.ClockBreached breached -> told(breached.dueAt(), breached.target(), standing, event);
            case SlaEvent.ClockWarned warned -> this;
            case SlaEvent.EscalationTaken step -> this;
        };
    }

    /** By when somebody should have it; null when nothing runs. */
    public @Nullable Instant deadline() {
        return standing == Standing.RUNNING ? dueAt : null;
    }

    private PromisedReply over(Instant at) {
        return standing == Standing.OVER
                ? this
                : new PromisedReply(clock, conversation, metric, dueAt, target, Standing.OVER, at);
    }

    private PromisedReply told(
            @Nullable Instant nextDue, @Nullable Duration nextTarget, Standing next, SlaEvent event) {
        if (standing == Standing.OVER) {
            return this;
        }
        if (event.at().isBefore(toldAt)) {
            // Late news: only what nobody has said yet is new.
            return new PromisedReply(
                    clock,
                    conversation,
                    metric,
                    dueAt == null ? nextDue : dueAt,
                    target == null ? nextTarget : target,
                    standing,
                    toldAt);
        }
        return new PromisedReply(clock, conversation, metric, nextDue, nextTarget, next, event.at());
    }
}
