package io.pronto.routing.work;

class InMemoryWorkItemsTest implements WorkItemsContract {
    @Override
    public WorkItems empty() {
        return new InMemoryWorkItems();
    }
}
