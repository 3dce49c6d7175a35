package io.pronto.conversation.live;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something for live streams.
 *
 * @param name the event's name in the stream
 * @param data a JSON object
 * @param personal further members of the object, as JSON members without braces, for single listeners by id
 * @param otherwise those members for everybody else; empty when nobody has any
 * @param carries which entry it brings to its reader, for delivery states
 */
public record LiveEvent(
        String name,
        String data,
        Audience audience,
        Map<String, String> personal,
        String otherwise,
        @Nullable Carried carries) {

    /** An entry on its way to the side that did not write it; it has arrived when it is on {@code reader}'s page. */
    public record Carried(String conversation, long sequence, boolean toCustomer, String reader) {}

    public LiveEvent {
        personal = Map.copyOf(personal);
        if (!data.startsWith("{") || !data.endsWith("}")) {
            throw new IllegalArgumentException("Live data must be a JSON object, was " + data + ".");
        }
    }

    /** An event that is the same for everybody. */
    public static LiveEvent of(String name, String data, Audience audience) {
        return new LiveEvent(name, data, audience, Map.of(), "", null);
    }

    /** The listener has missed something and must look again. */
    public static LiveEvent resync(Audience audience) {
        return of("resync", "{}", audience);
    }

    /** The JSON object that one listener gets. */
    public String dataFor(String listener) {
        String own = personal.getOrDefault(listener, otherwise);
        if (own.isEmpty()) {
            return data;
        }
        String rest = data.substring(1);
        return rest.equals("}") ? "{" + own + rest : "{" + own + "," + rest;
    }
}
