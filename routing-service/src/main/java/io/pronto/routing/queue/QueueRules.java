package io.pronto.routing.queue;

import io.pronto.contracts.QueueId;
import io.pronto.routing.hours.WeeklyHours;
import io.pronto.routing.team.TeamId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a queue is served. {@link QueueCheck} says whether the rules make sense; only such rules are kept.
 *
 * @param order who is next
 * @param teams the queue's own teams, asked first; everybody when empty
 * @param rings what is asked for after a while, by {@link Ring#after}; without any, everything required for ever
 * @param overflow where work goes that has waited for long; nowhere when null
 * @param limit how long the line may get; as long as it will when null
 * @param opening when the queue is open and what happens otherwise; always open when null
 * @param insistence how long work waits for its preferred agent alone, if that one is present; not at all when zero
 * @param delivery how work comes to its agent
 * @param handling how long work takes here, as long as too little of it was finished lately to tell; unknown when null
 */
public record QueueRules(
        Order order,
        Set<TeamId> teams,
        List<Ring> rings,
        @Nullable Overflow overflow,
        @Nullable Limit limit,
        @Nullable Opening opening,
        Duration insistence,
        Delivery delivery,
        @Nullable Duration handling) {
    /** What is good for chat: priority with ageing, no relaxation, always open, offers. */
    public static final QueueRules USUAL =
            new QueueRules(Order.USUAL, Set.of(), List.of(), null, null, null, Duration.ZERO, Delivery.OFFER);
    /** A queue has at most so many rings. */
    public static final int MOST_RINGS = 10;
    /** No ring, overflow or insistence begins later or lasts longer. */
    public static final Duration LONGEST = Duration.ofDays(30);

    /** Nothing takes longer to handle. */
    public static final Duration LONGEST_HANDLING = Duration.ofDays(1);

    public QueueRules {
        teams = Set.copyOf(teams);
        rings = List.copyOf(rings);
    }

    /** Rules of a queue that says nothing about how long its work takes. */
    public QueueRules(
            Order order,
            Set<TeamId> teams,
            List<Ring> rings,
            @Nullable Overflow overflow,
            @Nullable Limit limit,
            @Nullable Opening opening,
            Duration insistence,
            Delivery delivery) {
        this(order, teams, rings, overflow, limit, opening, insistence, delivery, null);
    }

    /** The ring that holds from the first moment and those that follow it. */
    public List<Ring> everyRing() {
        return Stream.concat(Stream.of(Ring.FIRST), rings.stream()).toList();
    }

    /** The same, but work is offered. */
    public QueueRules offering() {
        return new QueueRules(order, teams, rings, overflow, limit, opening, insistence, Delivery.OFFER);
    }

    /** How work comes to its agent. */
    public enum Delivery {
        /** It is offered, and the agent accepts or not. */
        OFFER,
        /** It is the agent's at once. */
        AUTO_ACCEPT,
        /** It is offered to nobody: agents take it from the list. */
        PULL
    }

    /** Where work goes that has waited for long. @param after counted from the arrival in this queue */
    public record Overflow(QueueId to, Duration after) {}

    /**
     * How long the line may get.
     *
     * @param longest so many may wait, at least 1
     * @param then what happens to who comes next
     * @param words what the customer is told then, by language; the product's own words when empty
     */
    public record Limit(int longest, WhenFull then, Map<String, String> words) {
        public Limit {
            words = Map.copyOf(words);
        }
    }

    /** What happens to who comes to a full line. */
    public enum WhenFull {
        /** She waits all the same, and is told that it will be long. */
        WAIT,
        /** She is asked to leave a message. */
        MESSAGE,
        /** She is offered a callback. */
        CALLBACK,
        /** She goes to the overflow queue. */
        OVERFLOW
    }

    /**
     * When the queue is open and what happens otherwise.
     *
     * @param site the queue for {@link WhenClosed#OTHER_QUEUE}, else null
     * @param words what the customer is told then, by language; the product's own words when empty
     */
    public record Opening(
            WeeklyHours hours, WhenClosed then, @Nullable QueueId site, Map<String, String> words) {
        public Opening {
            words = Map.copyOf(words);
        }
    }

    /** What happens to who comes when the queue is closed. */
    public enum WhenClosed {
        /** She waits until it opens. */
        WAIT,
        /** She is asked to leave a message. */
        MESSAGE,
        /** She is offered a callback. */
        CALLBACK,
        /** She goes to another queue, such as that of another site. */
        OTHER_QUEUE
    }
}
