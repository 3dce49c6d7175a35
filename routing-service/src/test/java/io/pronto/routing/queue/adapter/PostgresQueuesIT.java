package io.pronto.routing.queue.adapter;

import io.pronto.routing.StoreDatabase;
import io.pronto.routing.queue.Queues;
import io.pronto.routing.queue.QueuesContract;

class PostgresQueuesIT implements QueuesContract {
    @Override
    public Queues empty() {
        return new PostgresQueues(StoreDatabase.without("queue"), StoreDatabase.json());
    }
}
