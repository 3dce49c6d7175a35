package io.pronto.platform.event;

/**
 * Whether this replica handles events just now. A service whose replicas take turns has one as a bean, closed at first; without it
 * every replica handles events all the time.
 */
public final class EventGate {
    private volatile boolean open;
    private volatile Runnable onOpen = () -> {};

    /** @param open whether it is open at first */
    public EventGate(boolean open) {
        this.open = open;
    }

    public boolean isOpen() {
        return open;
    }

    /** From now on events are handled here. */
    public void open() {
        open = true;
        onOpen.run();
    }

    /** From now on none is begun here; those in hand end as they end. */
    public void close() {
        open = false;
    }

    void onOpen(Runnable then) {
        onOpen = then;
    }
}
