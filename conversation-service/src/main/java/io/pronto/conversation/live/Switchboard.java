package io.pronto.conversation.live;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Who listens on this replica, and the handing out of events to them. Never waits for anybody. */
public final class Switchboard {

    private final Map<String, Set<Listener>> agents = new ConcurrentHashMap<>();
    private final Map<String, Set<Listener>> customers = new ConcurrentHashMap<>();
    private final Set<Listener> watchers = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** One open page. */
    public sealed interface Listener {
        /** The agent's or customer's id. */
        String id();

        /** What it has not read yet. */
        Mailbox mailbox();
    }

    /** A page of staff. {@code watcher}: hears of every conversation. */
    public record StaffPage(String id, boolean watcher, Set<StaffGroup> groups, Mailbox mailbox) implements Listener {
        public StaffPage {
            groups = Set.copyOf(groups);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** A page of a customer. */
    public record CustomerPage(String id, Mailbox mailbox) implements Listener {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** Begins to hand events to that page. */
    public void join(Listener listener) {
        switch (listener) {
            case StaffPage page -> {
                add(agents, page);
                if (page.watcher()) {
                    watchers.add(page);
                }
            }
            case CustomerPage page -> add(customers, page);
        }
        if (closed) {
            listener.mailbox().close();
        }
    }

    /** Ends it. */
    public void leave(Listener listener) {
        switch (listener) {
            case StaffPage page -> {
                remove(agents, page);
                watchers.remove(page);
            }
            case CustomerPage page -> remove(customers, page);
        }
    }

    private static void add(Map<String, Set<Listener>> pages, Listener page) {
        pages.compute(page.id(), (_, old) -> {
            Set<Listener> set = old == null ? ConcurrentHashMap.newKeySet() : old;
            set.add(page);
            return set;
        });
    }

    private static void remove(Map<String, Set<Listener>> pages, Listener page) {
        pages.computeIfPresent(page.id(), (_, set) -> {
            set.remove(page);
            return set.isEmpty() ? null : set;
        });
    }

    /** Puts the event into the mailboxes of its audience, each once. */
    public void hand(LiveEvent event) {
        Consumer<Listener> put = listener -> listener.mailbox().put(event);
        switch (event.audience()) {
            case Audience.Agents to -> {
                to.ids()
                        .forEach(id -> agents.getOrDefault(id, Set.of()).stream()
                                .filter(l -> !to.watchers() || !watchers.contains(l))
                                .forEach(put));
                if (to.watchers()) {
                    watchers.forEach(put);
                }
            }
            case Audience.Groups to ->
                agents.values()
                        .forEach(pages -> pages.stream()
                                .filter(page -> to.ids().contains(page.id())
                                        || (page instanceof StaffPage staff
                                                && !Collections.disjoint(staff.groups(), to.groups())))
                                .forEach(put));
            case Audience.AllStaff _ -> agents.values().forEach(set -> set.forEach(put));
            case Audience.Customer to ->
                customers.getOrDefault(to.id(), Set.of()).forEach(put);
            case Audience.Everyone _ -> {
                agents.values().forEach(set -> set.forEach(put));
                customers.values().forEach(set -> set.forEach(put));
            }
        }
    }

    /** The customers who have a page open here. */
    public Set<String> customersHere() {
        return Set.copyOf(customers.keySet());
    }

    /** The staff who have a page open here. */
    public Set<String> staffHere() {
        return Set.copyOf(agents.keySet());
    }

    /** How many pages are open here. */
    public int pages() {
        return agents.values().stream().mapToInt(Set::size).sum()
                + customers.values().stream().mapToInt(Set::size).sum();
    }

    /** Takes pages again after {@link #closeAll}. */
    public void open() {
        closed = false;
    }

    /** Closes all mailboxes: this replica goes down and its listeners find another. */
    public void closeAll() {
        closed = true;
        agents.values().forEach(set -> set.forEach(l -> l.mailbox().close()));
        customers.values().forEach(set -> set.forEach(l -> l.mailbox().close()));
    }
}
