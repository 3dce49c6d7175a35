package io.pronto.routing.queue;

class InMemoryQueuesTest implements QueuesContract {
    @Override
    public Queues empty() {
        return new InMemoryQueues();
    }
}
