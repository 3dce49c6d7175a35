package io.pronto.conversation.live;

import java.util.Set;

/** Who hears something. */
public sealed interface Audience {

    /** These agents by id, and with {@code watchers} also those who watch every conversation. */
    record Agents(Set<String> ids, boolean watchers) implements Audience {
        public Agents {
            ids = Set.copyOf(ids);
        }
    }

    /** These people by id, and everybody who belongs to one of these groups. */
    record Groups(Set<String> ids, Set<StaffGroup> groups) implements Audience {
        public Groups {
            ids = Set.copyOf(ids);
            groups = Set.copyOf(groups);
        }
    }

    /** Everybody who is signed in as staff. */
    record AllStaff() implements Audience {}

    /** One customer, on all her pages. */
    record Customer(String id) implements Audience {}

    /** Everybody: they have missed something and must look again. */
    record Everyone() implements Audience {}
}
