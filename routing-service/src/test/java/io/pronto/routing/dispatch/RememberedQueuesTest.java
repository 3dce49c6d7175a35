package io.pronto.routing.dispatch;

import io.pronto.routing.queue.Queues;
import io.pronto.routing.queue.QueuesContract;

class RememberedQueuesTest implements QueuesContract {
    @Override
    public Queues empty() {
        return TestStores.remembered().queues();
    }
}
