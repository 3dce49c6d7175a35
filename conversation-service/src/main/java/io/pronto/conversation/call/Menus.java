package io.pronto.conversation.call;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What callers of each line hear first. */
public interface Menus {

    /** A line's menu and how often it was changed; {@link Menu#SHIPPED} at revision 0 where nobody has made one. */
    Kept of(UUID connection);

    /** @param revision 0 when nobody changed it yet */
    record Kept(Menu menu, long revision) {}

    /** Keeps it if it is still at that revision. @return its revision now; nothing when somebody else was faster */
    Optional<Long> keep(UUID connection, Menu menu, long revision, Instant at);
}
