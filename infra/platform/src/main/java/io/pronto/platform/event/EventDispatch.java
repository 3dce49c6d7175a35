package io.pronto.platform.event;

import io.pronto.contracts.Event;
import io.pronto.contracts.EventTypes;
import io.pronto.platform.event.EventBus.Delivery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what came from the wire into calls of this service's handlers. */
final class EventDispatch {
    private final CloudEventFormat format;
    private final Subscriptions subscriptions;

    EventDispatch(CloudEventFormat format, List<Subscriptions> subscriptions) {
        this.format = format;
        this.subscriptions = subscriptions.stream().reduce(Subscriptions.of(""), Subscriptions::and);
    }

    /** What is to be done about a delivery. */
    sealed interface Prepared {
        Delivery delivery();

        /** Whether it is worth a transaction of its own. */
        default boolean concerns() {
            return !(this instanceof Skip);
        }

        /** Whether it may wait for others to share its transaction. */
        default boolean patient() {
            return false;
        }

        /** It has handlers. */
        record Call(
                Delivery delivery,
                Event event,
                EventContext context,
                @Nullable String traceparent,
                List<EventHandler<Event>> handlers,
                boolean patient)
                implements Prepared {
            void run() {
                handlers.forEach(handler -> handler.handle(event, context));
            }
        }

        /** It does not concern this service. */
        record Skip(Delivery delivery, String reason) implements Prepared {}

        /** It claims a type we know, but cannot be read as one; trying again would not help. */
        record Broken(Delivery delivery, RuntimeException cause) implements Prepared {}
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    Prepared prepare(Delivery delivery) {
        Optional<Class<? extends Event>> type =
                EventTypes.byName(delivery.entry().type());
        if (type.isEmpty()) {
            return new Prepared.Skip(delivery, "unknown");
        }
        if (!subscriptions.has(type.get())) {
            return new Prepared.Skip(delivery, "unsubscribed");
        }
        try {
            CloudEventFormat.Envelope envelope = format.read(delivery.entry().event());
            EventContext context = new EventContext(
                    envelope.id(),
                    envelope.time(),
                    delivery.stream().source(),
                    delivery.stream().partition(),
                    delivery.entry().sequence());
            Event event = format.event(envelope, type.get());
            Subscriptions.Concerned concerned = subscriptions.by(event);
            return concerned.handlers().isEmpty()
                    ? new Prepared.Skip(delivery, "unconcerned")
                    : new Prepared.Call(
                            delivery,
                            event,
                            context,
                            envelope.traceparent(),
                            concerned.handlers(),
                            concerned.patient());
        } catch (RuntimeException e) {
            return new Prepared.Broken(delivery, e);
        }
    }
}
