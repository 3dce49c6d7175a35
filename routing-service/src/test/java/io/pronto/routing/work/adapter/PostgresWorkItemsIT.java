package io.pronto.routing.work.adapter;

import io.pronto.routing.StoreDatabase;
import io.pronto.routing.work.WorkItems;
import io.pronto.routing.work.WorkItemsContract;

class PostgresWorkItemsIT implements WorkItemsContract {
    @Override
    public WorkItems empty() {
        return new PostgresWorkItems(
                StoreDatabase.without("work_item"), StoreDatabase.writes(), StoreDatabase.json(), due -> {});
    }
}
