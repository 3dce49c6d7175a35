package io.pronto.platform.event;

class InMemoryEventBusTest implements EventBusContract {
    private final EventBus bus = new InMemoryEventBus();

    @Override
    public EventBus bus() {
        return bus;
    }
}
