package io.pronto.sla.queue.adapter;

import io.pronto.sla.SlaDatabase;
import io.pronto.sla.queue.KnownQueues;
import io.pronto.sla.queue.KnownQueuesContract;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresKnownQueuesIT implements KnownQueuesContract {
    @Override
    public KnownQueues queues() {
        return new PostgresKnownQueues(JdbcClient.create(SlaDatabase.fresh("known_queues")));
    }
}
