package io.pronto.platform.event;

import io.pronto.contracts.Event;
import io.pronto.contracts.EventTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

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
    private final Map<Class<? extends Event>, List<Listener>> listeners;
    private final List<Preparation> preparations;

    private Subscriptions(
            String name, Map<Class<? extends Event>, List<Listener>> listeners, List<Preparation> preparations) {
        this.name = name;
        this.listeners = listeners;
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

    private record Listener(Predicate<Event> concerned, EventHandler<Event> handler, boolean patient) {
        Listener waiting() {
            return new Listener(concerned, handler, true);
        }
    }

    /** These and one more. Only concrete events can be listened to. */
    public <E extends Event> Subscriptions on(Class<E> type, EventHandler<? super E> handler) {
        return on(type, event -> true, handler);
    }

    /**
     * These and one more, for some events of a type only. An event that concerns no handler costs no transaction.
     *
     * @param concerned judges by the event alone
     */
    public <E extends Event> Subscriptions on(
            Class<E> type, Predicate<? super E> concerned, EventHandler<? super E> handler) {
        EventTypes.nameOf(type);
        Map<Class<? extends Event>, List<Listener>> more = new LinkedHashMap<>(listeners);
        List<Listener> ofType = new ArrayList<>(more.getOrDefault(type, List.of()));
        ofType.add(new Listener(
                event -> concerned.test(type.cast(event)),
                (event, context) -> handler.handle(type.cast(event), context),
                false));
        more.put(type, List.copyOf(ofType));
        return new Subscriptions(name, more, preparations);
    }

    /**
     * These, which nobody waits for: an event that concerns only such handlers may wait for {@code pronto.bus.linger}, so
     * that others share its transaction. Order stays.
     */
    public Subscriptions patient() {
        Map<Class<? extends Event>, List<Listener>> waiting = new LinkedHashMap<>();
        listeners.forEach((type, ofType) ->
                waiting.put(type, ofType.stream().map(Listener::waiting).toList()));
        return new Subscriptions(name, waiting, preparations);
    }

    /**
     * These, with a look ahead. It is not called for an event that is handled out of its order, so that handlers must do
     * without.
     */
    public Subscriptions preparedBy(Preparation preparation) {
        List<Preparation> more = new ArrayList<>(preparations);
        more.add(preparation);
        return new Subscriptions(name, listeners, List.copyOf(more));
    }

    void prepare(List<Event> events, int partition) {
        preparations.forEach(preparation -> preparation.prepare(events, partition));
    }

    /** Whether anybody listens to events of this type. */
    boolean has(Class<? extends Event> type) {
        return listeners.containsKey(type);
    }

    /** The handlers that an event concerns. @param patient whether all of them may wait */
    record Concerned(List<EventHandler<Event>> handlers, boolean patient) {}

    Concerned by(Event event) {
        List<Listener> concerned = listeners.getOrDefault(event.getClass(), List.of()).stream()
                .filter(listener -> listener.concerned().test(event))
                .toList();
        return new Concerned(
                concerned.stream().map(Listener::handler).toList(),
                concerned.stream().allMatch(Listener::patient));
    }

    /** The services whose events are listened to. */
    Set<String> sources() {
        Set<String> sources = new TreeSet<>();
        listeners.keySet().forEach(type -> sources.add(EventTypes.sourceOf(type)));
        return sources;
    }

    /** These and those, in this order. */
    public Subscriptions and(Subscriptions others) {
        Map<Class<? extends Event>, List<Listener>> all = new LinkedHashMap<>(listeners);
        others.listeners.forEach((type, more) -> all.merge(type, more, (first, second) -> {
            List<Listener> both = new ArrayList<>(first);
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
