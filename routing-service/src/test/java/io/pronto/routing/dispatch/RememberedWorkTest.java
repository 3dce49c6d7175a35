package io.pronto.routing.dispatch;

import io.pronto.routing.work.WorkItems;
import io.pronto.routing.work.WorkItemsContract;

class RememberedWorkTest implements WorkItemsContract {
    @Override
    public WorkItems empty() {
        return TestStores.remembered().work();
    }
}
