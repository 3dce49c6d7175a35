package io.pronto.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The names under which events travel: {@code io.pronto.<service>.<Event>.v<version>}. */
public final class EventTypes {
    private static final Map<String, Class<? extends Event>> BY_NAME = new LinkedHashMap<>();
    private static final Map<Class<? extends Event>, String> BY_CLASS = new LinkedHashMap<>();
    private static final Map<Class<?>, String> SOURCES = Map.of(
            ConversationEvent.class, "conversation",
            StaffEvent.class, "conversation",
            KnowledgeEvent.class, "knowledge",
            RoutingEvent.class, "routing",
            SlaEvent.class, "sla");

    static {
        SOURCES.forEach((family, source) -> {
            for (Class<?> type : family.getPermittedSubclasses()) {
                Class<? extends Event> event = type.asSubclass(Event.class);
                Version version = event.getAnnotation(Version.class);
                if (version == null) {
                    throw new IllegalStateException(event + " has no @Version: add one, from 1.");
                }
                String name = "io.pronto." + source + "." + event.getSimpleName() + ".v" + version.value();
                BY_NAME.put(name, event);
                BY_CLASS.put(event, name);
            }
        });
    }

    private EventTypes() {}

    /** All events by the name under which they travel. */
    public static Map<String, Class<? extends Event>> all() {
        return Map.copyOf(BY_NAME);
    }

    /** The event of that name and version, or nothing when this build does not know it. */
    public static Optional<Class<? extends Event>> byName(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The name under which such an event travels. */
    public static String nameOf(Class<? extends Event> event) {
        String name = BY_CLASS.get(event);
        if (name == null) {
            throw new IllegalArgumentException(event + " is not an event of these contracts.");
        }
        return name;
    }

    /** The service that tells such an event: {@code conversation}, {@code knowledge}, {@code routing} or {@code sla}. */
    public static String sourceOf(Class<? extends Event> event) {
        for (Map.Entry<Class<?>, String> source : SOURCES.entrySet()) {
            if (source.getKey().isAssignableFrom(event)) {
                return source.getValue();
            }
        }
        throw new IllegalArgumentException(event + " belongs to no family of events.");
    }
}
