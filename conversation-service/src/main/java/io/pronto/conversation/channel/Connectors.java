package io.pronto.conversation.channel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The connectors there are, by kind. They are asked for only when needed, as some need what needs this. */
public final class Connectors {

    private final Supplier<List<Connector>> source;
    private volatile @Nullable Map<String, Connector> byKind;

    public Connectors(Supplier<List<Connector>> source) {
        this.source = source;
    }

    /** The connector of that kind. */
    public Optional<Connector> find(String kind) {
        return Optional.ofNullable(byKind().get(kind));
    }

    /** The connector of that connection. */
    public Connector of(Connection connection) {
        return find(connection.kind())
                .orElseThrow(() -> new IllegalStateException("There is no connector of the kind " + connection.kind()
                        + " any more. Remove connection " + connection.id() + "."));
    }

    /** All of them, by kind. */
    public Collection<Connector> all() {
        return byKind().values();
    }

    private Map<String, Connector> byKind() {
        Map<String, Connector> known = byKind;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (Connector connector : source.get()) {
                if (known.put(connector.kind(), connector) != null) {
                    throw new IllegalStateException("Two connectors are of the kind " + connector.kind() + ".");
                }
            }
            byKind = known;
        }
        return known;
    }
}
