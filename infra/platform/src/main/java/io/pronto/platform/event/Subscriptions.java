package io.pronto.platform.event;

import io.pronto.contracts.Event;
import io.pronto.contracts.EventTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The events a feature listens to, declared as a bean:
 *
 * <pre>{@code
 * @Bean
 * Subscriptions queueing(Queueing queueing) {
 *     return Subscriptions.of("queueing")
 *             .on(HandoffRequested.class, (event, context) -> queueing.enqueue(event))
 *             .on(ConversationResolved.class, (event, context) -> queueing.drop(event.conversation()));
 * }
 * }</pre>
 *
 * <p>A service may have several; all handlers of one event run in one transaction, in the order of the beans. A service
 * that listens to a source for the first time starts with the oldest event still kept.
 *
 * <p>Events of one source about one subject are handled one after the other. Events of different sources are not, even
 * about the same conversation: lock what you change. A handler has one connection; it must not need a second.
 */
public final class Subscriptions {
    private final String name;
    private final Map<Class<? extends Event>, List<EventHandler<Event>>> handlers;
    private final List<Preparation> preparations;

    private Subscriptions(
            String name,
            Map<Class<? extends Event>, List<EventHandler<Event>>> handlers,
            List<Preparation> preparations) {
        this.name = name;
        this.handlers = handlers;
        this.preparations = preparations;
    }

    /** Looks ahead at the events of a transaction before the first of them is handled: what they need can be read at once. */
    @FunctionalInterface
    public interface Preparation {
        /** @param events of one partition, in order; some may be for other listeners */
        void prepare(List<Event> events, int partition);
    }

    /** Nothing yet. @param name the listening feature, for messages */
    public static Subscriptions of(String name) {
        return new Subscriptions(name, Map.of(), List.of());
    }

    /** These and one more. Only concrete events can be listened to. */
    public <E extends Event> Subscriptions on(Class<E> type, EventHandler<? super E> handler) {
        EventTypes.nameOf(type);
        Map<Class<? extends Event>, List<EventHandler<Event>>> more = new LinkedHashMap<>(handlers);
        List<EventHandler<Event>> ofType = new ArrayList<>(more.getOrDefault(type, List.of()));
        ofType.add((event, context) -> handler.handle(type.cast(event), context));
        more.put(type, List.copyOf(ofType));
        return new Subscriptions(name, more, preparations);
    }

    /**
     * These, with a look ahead. It is not called for an event that is handled out of its order, so that handlers must do
     * without.
     */
    public Subscriptions preparedBy(Preparation preparation) {
        List<Preparation> more = new ArrayList<>(preparations);
        more.add(preparation);
        return new Subscriptions(name, handlers, List.copyOf(more));
    }

    void prepare(List<Event> events, int partition) {
        preparations.forEach(preparation -> preparation.prepare(events, partition));
    }

    /** The handlers of such an event, none if nobody listens. */
    List<EventHandler<Event>> handlersOf(Class<? extends Event> type) {
        return handlers.getOrDefault(type, List.of());
    }

    /** The services whose events are listened to. */
    Set<String> sources() {
        Set<String> sources = new TreeSet<>();
        handlers.keySet().forEach(type -> sources.add(EventTypes.sourceOf(type)));
        return sources;
    }

    /** These and those, in this order. */
    Subscriptions and(Subscriptions others) {
        Map<Class<? extends Event>, List<EventHandler<Event>>> all = new LinkedHashMap<>(handlers);
        others.handlers.forEach((type, more) -> all.merge(type, more, (first, second) -> {
            List<EventHandler<Event>> both = new ArrayList<>(first);
            both.addAll(second);
            return List.copyOf(both);
        }));
        List<Preparation> allPreparations = new ArrayList<>(preparations);
        allPreparations.addAll(others.preparations);
        return new Subscriptions(
                name.isEmpty() ? others.name : name + "+" + others.name, all, List.copyOf(allPreparations));
    }

    @Override
    public String toString() {
        return "Subscriptions[" + name + "]";
    }
}
