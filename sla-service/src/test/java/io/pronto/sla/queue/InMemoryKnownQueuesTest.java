package io.pronto.sla.queue;

class InMemoryKnownQueuesTest implements KnownQueuesContract {
    @Override
    public KnownQueues queues() {
        return new InMemoryKnownQueues();
    }
}
