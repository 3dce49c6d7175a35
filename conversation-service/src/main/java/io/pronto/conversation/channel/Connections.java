package io.pronto.conversation.channel;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All connections. */
public interface Connections {

    /** All of them, at most {@link Connection#MOST}, by name. */
    List<Connection> all();

    /** The enabled ones of a kind. */
    default List<Connection> enabled(String kind) {
        return all().stream().filter(c -> c.enabled() && c.kind().equals(kind)).toList();
    }

    /** One of them. */
    Optional<Connection> find(UUID id);

    /** Adds one. */
    void add(Connection connection);

    /** Stores it as of its next revision, if it still has the revision given. @return whether it had */
    boolean update(Connection connection);

    /** Removes it: its secrets are forgotten, its conversations stay. */
    void remove(UUID id);
}
